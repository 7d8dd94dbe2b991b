//! The vault's loans: one entry at its edges, the report in any state, then random lives of many loans.

mod collected;
mod entry;
mod lives;
mod model;
mod report;

use crate::model::usd;
use usdai_core::portfolio::{Change, Entry, Step};
use usdai_core::vault::Flows;
use usdai_core::{AccrualRate, Timestamp, U256};

/// So many dollars' wei per second.
pub fn per_second(wei: u64) -> AccrualRate {
    AccrualRate::new(U256::from(wei) * U256::from(10u64).pow(U256::from(18u8)))
}

/// A principal that bears every rate of a table.
pub const PRINCIPAL: u64 = 1_000_000_000_000;

/// Opened at second 100, with `rate` wei a second.
#[track_caller]
pub fn opened(rate: u64, accrues_from: u64) -> Step {
    let from = Timestamp::new(accrues_from);
    Entry::open(usd(PRINCIPAL), per_second(rate), from, Timestamp::new(100)).expect("small numbers")
}

/// A change that brings no cash.
pub fn still(change: Change) -> bool {
    change.flows == Flows::default()
}
