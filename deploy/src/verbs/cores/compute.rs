//! The points of a week, computed from all that happened on the chain until it was over.

use std::env;
use std::path::PathBuf;

use alloy::eips::{BlockId, BlockNumberOrTag};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use clap::Args;
use cores_engine::{Engine, First, Next, Page, Price, Terms, Week};
use usdai_bindings::{ISUSDai, IToken};

use super::error::{CoresError, CoresRefusal};
use super::map::Sources;
use super::season::season_of;
use crate::amount::counted;
use crate::client::BlockHead;
use crate::deployment::contracts::{CORES, LOAN_BOOK, LOAN_POSITIONS, LOAN_ROUTER, QEV, SUSDAI, USDAI};
use crate::logs::{Blocks, Cache, Daily, History, LogsError, Wanted, first_block_at};
use crate::progress::Progress;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;

/// USDai of a share before there are shares, 18 decimals.
const ONE: u128 = 1_000_000_000_000_000_000;

/// Where what was read is kept.
#[derive(Args, Clone, Debug)]
pub struct CacheArguments {
    /// File that keeps the events that were read, so that they are read once and a run that was killed goes on; by
    /// default in usdai of $XDG_CACHE_HOME or ~/.cache.
    #[arg(long, value_name = "FILE")]
    cache: Option<PathBuf>,
    /// Read everything from the node, and keep nothing.
    #[arg(long, conflicts_with = "cache")]
    no_cache: bool,
}

/// A week's points, and of which blocks.
#[derive(Debug)]
pub struct Computed {
    /// The points.
    pub week: Week,
    /// The first block that was read.
    pub first_block: u64,
    /// The last block of the week.
    pub last: BlockHead,
}

impl CacheArguments {
    /// Nothing is kept.
    #[must_use]
    pub const fn none() -> Self {
        Self { cache: None, no_cache: true }
    }

    /// Nothing is kept unless a file is named.
    #[must_use]
    pub fn only_if_named(&self) -> Self {
        Self { cache: self.cache.clone(), no_cache: self.cache.is_none() }
    }

    fn open(&self, session: &Session) -> Result<Cache, VerbError> {
        if self.no_cache {
            return Ok(Cache::none());
        }
        let named = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let of_user = || named("XDG_CACHE_HOME").or_else(|| Some(named("HOME")?.join(".cache")));
        let cores = session.address(CORES).unwrap_or_default();
        let genesis: String = session.genesis_hash().to_string().chars().skip(2).take(8).collect();
        let name = format!("cores-{}-{genesis}-{cores}.jsonl", session.client.chain_id());
        let default = || Some(of_user()?.join("usdai").join(name));
        let path = self.cache.clone().or_else(default).ok_or(CoresRefusal::NoCache)?;
        Ok(Cache::open(&path)?)
    }
}

/// Computes a week.
///
/// # Errors
/// [`CoresRefusal::WeekNotFinal`]; [`LogsError`] where the node does not tell the whole of one chain; [`CoresError`]
/// where events do not fit together.
pub async fn compute(session: &Session, cache: &CacheArguments, number: u32) -> Result<Computed, VerbError> {
    let progress = Progress::start();
    progress.step("looking for the blocks of the week");
    let sources = sources(session).await?;
    let season = season_of(session, sources.cores, number).await?;
    let (_, end) = season.times(number).ok_or(CoresRefusal::NoSuchWeek { week: number })?;
    let client = &session.client;
    let last_final = client.block(BlockNumberOrTag::Finalized).await?;
    let first_block = first_block(session);
    let Some(next) = first_block_at(client, (first_block, last_final), end).await? else {
        return Err(CoresRefusal::WeekNotFinal { week: number, end, last: last_final.timestamp }.into());
    };
    if next.number <= first_block {
        return Err(CoresRefusal::NothingEarned { week: number }.into());
    }
    let last = client.block(BlockNumberOrTag::Number(next.number.saturating_sub(1))).await?;
    progress.step(&format!(
        "reading events of blocks {} to {} from {}",
        counted(first_block),
        counted(last.number),
        client.endpoint()
    ));
    let wanted = wanted(session, &sources, first_block);
    let history = History::read(client, &wanted, &last, cache.open(session)?, |block, events| {
        let (block, last, events) = (counted(block), counted(last.number), counted(events as u64));
        progress.detail(&format!("block {block} of {last}, {events} new events"));
    });
    let history = history.await?;
    progress.step("computing");
    let first = client.block(BlockNumberOrTag::Number(first_block)).await?;
    let terms = Terms {
        chain_id: client.chain_id(),
        season,
        week: number,
        excluded: session.deployed_until(last.number),
        loan_book: session.address(LOAN_BOOK).unwrap_or_default(),
        first: First { number: first.number, time: first.timestamp, parent: first.parent },
    };
    let week = run(&terms, &sources, &history.pages, &next)?;
    progress.step("comparing supplies with the chain");
    check_supplies(session, &sources, &week, last.number).await?;
    Ok(Computed { week, first_block, last })
}

fn run(terms: &Terms, sources: &Sources, pages: &[Blocks], next: &BlockHead) -> Result<Week, CoresError> {
    let mut engine = Engine::new(terms)?;
    for blocks in pages {
        engine.add(&page(sources, blocks)?)?;
    }
    Ok(engine.finish(&Next { number: next.number, time: next.timestamp, parent: next.parent })?)
}

fn page(sources: &Sources, blocks: &Blocks) -> Result<Page, CoresError> {
    let events = blocks.events.iter().filter_map(|event| sources.event(event).transpose());
    let price = |sample: &crate::logs::Sample| {
        let unreadable = CoresError::Price { block: sample.block };
        let price = sample.value.map_or(Ok(ONE), |value| u128::try_from(value).map_err(|_| unreadable))?;
        Ok(Price { day: sample.day, block: sample.block, time: sample.time, price })
    };
    Ok(Page {
        first: blocks.first,
        parent: blocks.parent,
        last: blocks.last,
        hash: blocks.hash,
        time: blocks.time,
        prices: blocks.samples.iter().map(price).collect::<Result<_, CoresError>>()?,
        events: events.collect::<Result<_, _>>()?,
    })
}

async fn sources(session: &Session) -> Result<Sources, VerbError> {
    Ok(Sources {
        usdai: session.usdai().await?,
        susdai: session.susdai().await?,
        cores: session.contract(CORES).await?,
        qev: session.address(QEV),
        loan_router: session.address(LOAN_ROUTER),
        loan_positions: session.address(LOAN_POSITIONS),
    })
}

/// Nothing that counts happened before.
fn first_block(session: &Session) -> u64 {
    let names = [USDAI, SUSDAI, QEV, LOAN_ROUTER, LOAN_POSITIONS, CORES];
    let blocks = names.iter().filter(|name| session.address(name).is_some());
    blocks.map(|name| session.first_block(name)).min().unwrap_or_default()
}

fn wanted(session: &Session, sources: &Sources, first_block: u64) -> Wanted {
    let call = ISUSDai::redemptionSharePriceCall {}.abi_encode().into();
    Wanted {
        genesis_hash: session.genesis_hash(),
        addresses: sources.addresses(),
        topics: Sources::topics(),
        first_block,
        daily: Some(Daily { contract: sources.susdai, call }),
    }
}

/// Holds what the events add up to to what the contracts say: a log that is missing shows.
async fn check_supplies(
    session: &Session,
    sources: &Sources,
    week: &Week,
    block: u64,
) -> Result<(), VerbError> {
    for (address, counted) in [(sources.usdai, week.supplies.usdai), (sources.susdai, week.supplies.shares)] {
        let said = supply_at(session, address, block).await?;
        if said != U256::from(counted) {
            let (said, counted) = (said.to_string(), counted.to_string());
            return Err(LogsError::Missing { address, what: "its supply", said, counted, block }.into());
        }
    }
    Ok(())
}

async fn supply_at(session: &Session, token: Address, block: u64) -> Result<U256, VerbError> {
    let at = BlockId::Number(BlockNumberOrTag::Number(block));
    let code = session.client.code_at(at, token).await.map_err(|error| LogsError::of_state(error, block))?;
    if code.is_empty() {
        return Ok(U256::ZERO);
    }
    let supply = session.client.call_at(at, token, &IToken::totalSupplyCall {}).await;
    Ok(supply.map_err(|error| LogsError::of_state(error, block))?)
}
