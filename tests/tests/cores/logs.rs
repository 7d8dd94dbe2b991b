//! What the engine needs of a chain: its blocks, the suite's logs, and the price of a share on each day.

use alloy_primitives::{Address, B256, Log, U256};
use alloy_sol_types::SolEvent;
use cores_engine::{Act, Clearing, DAY, Event, First, Input, Next, Page, Price, Season, Terms};
use stylus_chain::chain::{Block, Chain};
use tests::{
    abi::{ILoanPositions, ILoanRouter, IQEV, ISUSDai, IUSDai},
    check::{done, made},
};
use usdai_bindings::ICores;

/// Blocks of a page, of which a chain of tests has a few.
const PAGE: usize = 7;

/// Where the logs come from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sources {
    pub usdai: Address,
    pub susdai: Address,
    pub qev: Address,
    pub router: Address,
    pub positions: Address,
    pub loan_book: Address,
    pub cores: Address,
}

/// All that a week is computed from; its end must have passed.
#[track_caller]
pub fn input(chain: &mut Chain, sources: &Sources, excluded: Vec<Address>, week: u32) -> Input {
    let season = season_of(chain, sources.cores, week);
    let (_, end) = season.times(week).expect("a week of the season");
    let blocks: Vec<_> =
        (1..=chain.head().number).map(|n| chain.block(n).expect("a block").clone()).collect();
    let (past, rest) = blocks.split_at(blocks.partition_point(|block| block.timestamp < end));
    let first = First { number: 1, time: past[0].timestamp, parent: past[0].parent_hash };
    let terms = Terms {
        chain_id: chain.config().chain_id,
        season,
        week,
        excluded,
        loan_book: sources.loan_book,
        first,
    };
    let next = rest.first().expect("a block after the week");
    let next = Next { number: next.number, time: next.timestamp, parent: next.parent_hash };
    let prices = prices(chain, sources.susdai, past);
    let pages = past.chunks(PAGE).map(|blocks| page(blocks, sources, &prices)).collect();
    Input { terms, pages, next }
}

fn season_of(chain: &mut Chain, cores: Address, week: u32) -> Season {
    let answer = done(chain.call(cores, &ICores::seasonOfCall { week }));
    let ICores::Rates { held, staked, minted, lent, referralBps } = answer.rates;
    let [held, staked, minted, lent] = [held, staked, minted, lent].map(|rate| rate.to());
    Season {
        start: answer.start,
        first_week: answer.firstWeek,
        week_count: answer.weekCount,
        weekly_maximum: answer.weeklyMaximum.to(),
        rates: cores_engine::Rates { held, staked, minted, lent, referral_bps: referralBps },
    }
}

fn prices(chain: &mut Chain, vault: Address, blocks: &[Block]) -> Vec<Price> {
    let [first, last] = [blocks[0].timestamp, blocks[blocks.len() - 1].timestamp].map(|time| time / DAY);
    let of_day = |day| {
        let block = blocks.iter().find(|block| block.timestamp >= day * DAY).expect("a block of that day");
        let (number, time) = (block.number, block.timestamp);
        let price = chain.at(number, |chain| {
            made(chain.set_timestamp(time).map_err(Into::into));
            done(chain.call(vault, &ISUSDai::redemptionSharePriceCall {}))
        });
        Price { day, block: number, time, price: price.expect("a block").to() }
    };
    (first + 1..=last).map(of_day).collect()
}

fn page(blocks: &[Block], sources: &Sources, prices: &[Price]) -> Page {
    let (first, last) = (&blocks[0], &blocks[blocks.len() - 1]);
    let is_in = |price: &&Price| (first.number..=last.number).contains(&price.block);
    Page {
        first: first.number,
        parent: first.parent_hash,
        last: last.number,
        hash: last.hash,
        time: last.timestamp,
        prices: prices.iter().filter(is_in).copied().collect(),
        events: blocks.iter().flat_map(|block| events(block, sources)).collect(),
    }
}

fn events(block: &Block, sources: &Sources) -> Vec<Event> {
    let logs = block.receipts.iter().flat_map(|receipt| &receipt.logs);
    let acts = (0..).zip(logs).filter_map(|(index, log)| Some((index, act(log, sources)?)));
    acts.map(|(index, act)| Event { block: block.number, index, time: block.timestamp, act }).collect()
}

fn act(log: &Log, sources: &Sources) -> Option<Act> {
    if log.address == sources.usdai {
        let minted = read::<IUSDai::Deposited>(log);
        return minted.map(|e| Act::UsdaiMinted { to: e.recipient, amount: e.mintAmount.to() }).or_else(
            || {
                let e = read::<IUSDai::Transfer>(log)?;
                Some(Act::UsdaiMoved { from: e.from, to: e.to, value: e.value.to() })
            },
        );
    }
    if log.address == sources.susdai {
        let e = read::<ISUSDai::Transfer>(log)?;
        return Some(Act::SharesMoved { from: e.from, to: e.to, value: e.value.to() });
    }
    if log.address == sources.cores {
        let e = read::<ICores::Referred>(log)?;
        return Some(Act::Referred { account: e.account, referrer: e.referrer });
    }
    if log.address == sources.positions {
        let e = read::<ILoanPositions::Transfer>(log)?;
        return Some(Act::LoanMoved { id: B256::from(e.tokenId), from: e.from, to: e.to });
    }
    if log.address == sources.qev { of_line(log) } else { of_loans(log, sources.router) }
}

fn of_line(log: &Log) -> Option<Act> {
    if let Some(e) = read::<IQEV::Transfer>(log) {
        return Some(Act::PlaceMoved { id: e.tokenId.to(), from: e.from, to: e.to });
    }
    if let Some(e) = read::<IQEV::Requested>(log) {
        return Some(Act::Requested { id: e.id.to(), shares: e.shares.to() });
    }
    if let Some(e) = read::<IQEV::Revealed>(log) {
        return Some(Act::Revealed { id: e.id.to(), tick: e.tick, shares: e.shares.to() });
    }
    if let Some(e) = read::<IQEV::BidWithdrawn>(log) {
        return Some(Act::BidWithdrawn { id: e.id.to() });
    }
    if let Some(e) = read::<IQEV::Cancelled>(log) {
        return Some(Act::Cancelled { id: e.id.to() });
    }
    let e = read::<IQEV::Cleared>(log)?;
    Some(Act::Cleared(Clearing {
        bid_served: e.bidServed.to(),
        line_served: e.lineServed.to(),
        marginal_tick: e.marginalTick,
        marginal_served: e.marginalServed.to(),
        marginal_bid: e.marginalBid.to(),
        is_void: e.isVoid,
    }))
}

fn of_loans(log: &Log, router: Address) -> Option<Act> {
    if log.address != router {
        return None;
    }
    let ended = |loan, index: U256, amount: U256| Act::PrincipalEnded {
        loan,
        index: index.to(),
        amount: amount.to(),
    };
    if let Some(e) = read::<ILoanRouter::LoanOriginated>(log) {
        let tranches =
            e.terms.trancheSpecs.iter().map(|tranche| (tranche.lender, tranche.amount.to())).collect();
        return Some(Act::LoanOpened { loan: e.loan, decimals: e.decimals, tranches });
    }
    if let Some(e) = read::<ILoanRouter::LenderRecovered>(log) {
        return Some(ended(e.loan, e.index, e.principal + e.lost));
    }
    let e = read::<ILoanRouter::LenderRepaid>(log)?;
    Some(ended(e.loan, e.index, e.principal))
}

fn read<E: SolEvent>(log: &Log) -> Option<E> {
    E::decode_log_data(&log.data).ok()
}
