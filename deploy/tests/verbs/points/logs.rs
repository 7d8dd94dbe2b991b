//! Reading events: whole and in order from a node that answers little at once, on from where it stopped, and as far as
//! asked.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::{Address, U256, address};
use alloy_sol_types::SolEvent;
use deploy::client::{BlockHead, ChainArguments, Client};
use deploy::logs::{Blocks, Cache, Event, History, LogsError, Wanted, first_block_at};
use serde_json::{Value, json};
use usdai_bindings::{IToken, IUSDai};

use crate::redemptions::proxy::{changing, searching};
use crate::stage::Stage;

const NOBODY: Address = address!("000000000000000000000000000000000000dEaD");
/// Blocks with a transfer.
const TRANSFERS: u64 = 24;

/// A chain on which dollars move: one in each block, several in some.
pub struct Moves {
    stage: Stage,
    runtime: tokio::runtime::Runtime,
    first: u64,
}

impl Moves {
    /// A new one; all are alike.
    pub fn new() -> Self {
        let stage = Stage::new();
        let first = stage.height() + 1;
        for value in 1..=TRANSFERS {
            stage.chain(|chain| chain.mine(value % 3));
            let call = IToken::transferCall { to: NOBODY, value: U256::from(value) };
            stage.pretend(stage.alice.address, stage.dollar, &call);
        }
        Self { stage, runtime: tokio::runtime::Runtime::new().expect("a runtime"), first }
    }

    /// Another dollar moves, by a signed transaction.
    pub fn send(&self) {
        self.stage.succeed(&["transfer", "1wei", &NOBODY.to_string(), "--token", "USD"]);
    }

    /// The node.
    pub fn url(&self) -> String {
        self.stage.url()
    }

    /// A file next to the book.
    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.stage.file(name)
    }

    /// What there is to be read.
    pub fn wanted(&self, client: &Client) -> Wanted {
        let genesis = self.runtime.block_on(client.block(BlockNumberOrTag::Earliest)).expect("a block").hash;
        Wanted {
            genesis_hash: genesis,
            addresses: vec![self.stage.dollar],
            topics: vec![IUSDai::Transfer::SIGNATURE_HASH],
            first_block: self.first,
            daily: None,
        }
    }

    /// A client of an endpoint.
    pub fn client(&self, url: &str) -> Client {
        self.runtime.block_on(Client::connect(&ChainArguments { rpc_url: url.into() })).expect("it answers")
    }

    /// A block.
    pub fn block(&self, client: &Client, number: u64) -> BlockHead {
        self.runtime.block_on(client.block(BlockNumberOrTag::Number(number))).expect("a block")
    }

    /// Reads from an endpoint, up to a block or all.
    pub fn read(&self, url: &str, cache: Option<&Path>, last: Option<u64>) -> Result<History, LogsError> {
        let client = self.client(url);
        let last = self.block(&client, last.unwrap_or_else(|| self.stage.height()));
        let cache = cache.map_or(Ok(Cache::none()), Cache::open)?;
        self.runtime.block_on(History::read(&client, &self.wanted(&client), &last, cache, |_, _| ()))
    }
}

/// The events of pages, which have to follow on each other.
pub fn events(pages: &[Blocks]) -> Vec<Event> {
    for pair in pages.windows(2) {
        let [before, after] = pair else { continue };
        assert_eq!((after.first, after.parent), (before.last + 1, before.hash));
    }
    pages.iter().flat_map(|page| page.events.clone()).collect()
}

/// Refuses answers of more than so many logs, as endpoints do.
pub fn answering(node: &str, logs: usize) -> String {
    changing(node, move |request, answer| {
        let is_long = answer["result"].as_array().is_some_and(|found| found.len() > logs);
        if request["method"] == "eth_getLogs" && is_long {
            let error = json!({ "code": -32_005, "message": "query returned more than so many results" });
            *answer = json!({ "jsonrpc": "2.0", "id": request["id"], "error": error });
        }
    })
}

#[test]
fn every_event_is_read_once_and_in_order() {
    let moves = Moves::new();
    let read = moves.read(&moves.url(), None, None).expect("it reads");
    let found = events(&read.pages);
    let values: Vec<_> = found.iter().map(|event| U256::from_be_slice(&event.data)).collect();
    assert_eq!(values, (1..=TRANSFERS).map(U256::from).collect::<Vec<_>>());
    assert_eq!(read.pages.len(), 1, "a node that answers everything is asked once");
    for event in &found {
        let block = moves.block(&moves.client(&moves.url()), event.block);
        assert_eq!((event.time, event.address), (block.timestamp, moves.stage.dollar));
    }
    for url in [
        searching(&moves.url(), 1),
        searching(&moves.url(), 5),
        answering(&moves.url(), 1),
        answering(&moves.url(), 4),
        without_times(&moves.url()),
    ] {
        let read = moves.read(&url, None, None).expect("it reads");
        assert_eq!(events(&read.pages), found);
    }
}

/// Not every node says when a log's block was.
fn without_times(node: &str) -> String {
    changing(node, |_, answer| {
        for log in answer["result"].as_array_mut().into_iter().flatten() {
            log.as_object_mut().map(|log| log.remove("blockTimestamp"));
        }
    })
}

/// Wherever it stopped, and in the middle of a line too, what was read is not asked for again.
#[test]
fn it_goes_on_where_it_stopped() {
    let moves = Moves::new();
    let whole = events(&moves.read(&moves.url(), None, None).expect("it reads").pages);
    let (asked, counter) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicUsize::new(0)));
    let (noted, count) = (Arc::clone(&asked), Arc::clone(&counter));
    let url = changing(&searching(&moves.url(), 4), move |request, _| {
        if request["method"] == "eth_getLogs" {
            count.fetch_add(1, Ordering::Relaxed);
            let from = request["params"][0]["fromBlock"].clone();
            noted.lock().unwrap_or_else(PoisonError::into_inner).push(from);
        }
    });
    let path = moves.file("events");
    let complete = moves.read(&url, Some(&path), None).expect("it reads");
    let text = std::fs::read(&path).expect("the file");
    assert!(complete.pages.len() > 3 && complete.resumed == 0, "{complete:?}");
    for length in (0..text.len()).step_by(text.len() / 23) {
        std::fs::write(&path, &text[..length]).expect("the file");
        asked.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let read = moves.read(&url, Some(&path), None).expect("it reads");
        assert_eq!(events(&read.pages), whole, "cut at {length}");
        let lines = text[..length].iter().filter(|byte| **byte == b'\n').count();
        assert_eq!(read.resumed, lines.saturating_sub(1), "cut at {length}");
        let known = read.pages.get(..read.resumed).and_then(<[Blocks]>::last).map_or(0, |page| page.last);
        let asked = asked.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let first = asked.iter().filter_map(Value::as_str).map(number).min().unwrap_or(u64::MAX);
        assert!(first > known, "block {first} is asked for again, up to {known} is known");
    }
    counter.store(0, Ordering::Relaxed);
    moves.read(&url, Some(&path), None).expect("it reads");
    assert_eq!(counter.load(Ordering::Relaxed), 0, "all is known");
}

fn number(text: &str) -> u64 {
    u64::from_str_radix(text.trim_start_matches("0x"), 16).expect("a number")
}

/// For an earlier week it ends earlier, whatever is in the file.
#[test]
fn it_ends_where_it_is_told_to() {
    let moves = Moves::new();
    let path = moves.file("events");
    let whole = events(&moves.read(&moves.url(), Some(&path), None).expect("it reads").pages);
    let client = moves.client(&moves.url());
    for last in [moves.first, moves.first + 7, moves.stage.height() - 1, moves.stage.height()] {
        let read = moves.read(&moves.url(), Some(&path), Some(last)).expect("it reads");
        let end = read.pages.last().expect("a page");
        let block = moves.block(&client, last);
        assert_eq!((end.last, end.hash, end.time), (block.number, block.hash, block.timestamp));
        let before: Vec<_> = whole.iter().filter(|event| event.block <= last).cloned().collect();
        assert_eq!(events(&read.pages), before);
    }
}

#[test]
fn the_first_block_of_a_time_is_found() {
    let moves = Moves::new();
    moves.stage.chain(|chain| {
        chain.warp(1_000);
        chain.mine(2);
    });
    let client = moves.client(&moves.url());
    let blocks: Vec<_> =
        (moves.first..=moves.stage.height()).map(|number| moves.block(&client, number)).collect();
    let last = *blocks.last().expect("a block");
    let find = |time| {
        let found = first_block_at(&client, (moves.first, last), time);
        moves.runtime.block_on(found).expect("it answers").map(|block| block.number)
    };
    for time in blocks.iter().flat_map(|block| [block.timestamp - 1, block.timestamp, block.timestamp + 1]) {
        let expected = blocks.iter().find(|block| block.timestamp >= time).map(|block| block.number);
        assert_eq!(find(time), expected, "{time}");
    }
}
