//! All events of some contracts, from their first block to a last one.

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::Filter;
use alloy_primitives::{Address, B256};

use super::blocks::Blocks;
use super::cache::{Cache, Subject};
use super::daily::{Daily, Sample};
use super::error::LogsError;
use super::event::Event;
use super::page::Pages;
use super::whole::{Page, Source};
use crate::client::{BlockHead, Client};

/// Blocks asked for at once at most; public endpoints allow as many.
const BLOCKS: u64 = 10_000;

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Hash of the chain's block 0.
    pub genesis_hash: B256,
    /// The contracts.
    pub addresses: Vec<Address>,
    /// First topics of their events.
    pub topics: Vec<B256>,
    /// Nothing happened before.
    pub first_block: u64,
    /// What is asked each day.
    pub daily: Option<Daily>,
}

/// What happened.
#[derive(Debug)]
pub struct History {
    /// Blocks in order, without a gap, from the first one that was wanted to the last.
    pub pages: Vec<Blocks>,
    /// How many pages had been read before.
    pub resumed: usize,
}

impl History {
    /// Reads up to a block, on from where the cache ends. What is in there is held to the chain by its last block,
    /// whose hash is that of all before it. `tell` is told the next block and how many events there are.
    ///
    /// # Errors
    /// [`LogsError`]; the pages that were read until then are in the cache.
    pub async fn read(
        client: &Client,
        wanted: &Wanted,
        last: &BlockHead,
        mut cache: Cache,
        tell: impl FnMut(u64, usize),
    ) -> Result<Self, LogsError> {
        let path = cache.path();
        let history = Self::read_into(client, wanted, last, &mut cache, tell).await;
        history.map_err(|error| match error {
            LogsError::Reorganised { block, read, found, .. } => {
                LogsError::Reorganised { block, read, found, cache: path }
            }
            other => other,
        })
    }

    async fn read_into(
        client: &Client,
        wanted: &Wanted,
        last: &BlockHead,
        cache: &mut Cache,
        mut tell: impl FnMut(u64, usize),
    ) -> Result<Self, LogsError> {
        let filter = Filter::new().address(wanted.addresses.clone()).event_signature(wanted.topics.clone());
        let mut pages = cache.pages(&Subject::new(client.chain_id(), wanted))?;
        let resumed = pages.len();
        let mut end = pages.last().map(|page| (page.last, page.hash));
        if let Some((block, read)) = end {
            same(block, read, client.block(BlockNumberOrTag::Number(block)).await?.hash)?;
        }
        let source = Source { client, filter: &filter, addresses: &wanted.addresses };
        let (mut sizes, mut events) = (Pages::new(BLOCKS), 0_usize);
        loop {
            let from = end.map_or(wanted.first_block, |(block, _)| block.saturating_add(1));
            if from > last.number {
                break;
            }
            tell(from, events);
            let page = source.page(&mut sizes, end, (from, last.number)).await?;
            let before = pages.last().map_or(page.first.timestamp, |page| page.time);
            let samples = match &wanted.daily {
                Some(daily) => daily.samples(client, before, (from, page.end)).await?,
                None => Vec::new(),
            };
            let page = timed(client, page, samples).await?;
            cache.append(&page)?;
            end = Some((page.last, page.hash));
            events = events.saturating_add(page.events.len());
            pages.push(page);
        }
        cut(&mut pages, last)?;
        Ok(Self { pages, resumed })
    }
}

/// Ends the pages with a block: the cache may have been read further for another time.
fn cut(pages: &mut Vec<Blocks>, last: &BlockHead) -> Result<(), LogsError> {
    pages.retain(|page| page.first <= last.number);
    let Some(page) = pages.last_mut() else { return Ok(()) };
    if page.last == last.number {
        return same(last.number, page.hash, last.hash);
    }
    page.events.retain(|event| event.block <= last.number);
    page.samples.retain(|sample| sample.block <= last.number);
    (page.last, page.hash, page.time) = (last.number, last.hash, last.timestamp);
    Ok(())
}

fn same(block: u64, read: B256, found: B256) -> Result<(), LogsError> {
    if read == found { Ok(()) } else { Err(LogsError::Reorganised { block, read, found, cache: None }) }
}

/// Gives each event the time of its block. Not every node says it with the log.
async fn timed(client: &Client, page: Page, samples: Vec<Sample>) -> Result<Blocks, LogsError> {
    let (mut events, mut head) = (Vec::new(), page.end);
    for log in &page.logs {
        let time = match (log.block_timestamp, log.block_number) {
            (Some(time), _) => time,
            (None, Some(block)) if block == head.number => head.timestamp,
            (None, block) => {
                head = client.block(BlockNumberOrTag::Number(block.unwrap_or_default())).await?;
                same(head.number, log.block_hash.unwrap_or_default(), head.hash)?;
                head.timestamp
            }
        };
        // That a log says its block and place was checked with its page.
        events.extend(Event::new(log, time));
    }
    let (first, BlockHead { number, hash, timestamp, .. }) = (page.first, page.end);
    let (first, parent, last, time) = (first.number, first.parent, number, timestamp);
    Ok(Blocks { first, parent, last, hash, time, samples, events })
}
