//! What is asked of a feed: Chainlink's aggregator interface, of which two functions are used.
//!
//! A feed is code of somebody else. It gets little gas, and no more of its answer is copied than is read.

use crate::errors::{self, Error};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolCall, sol};
use kit::host;
use kit::words::number;
use usdai_core::Timestamp;

sol! {
    interface IAggregator {
        function decimals() external view returns (uint8);
        function latestRoundData()
            external
            view
            returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
    }
}

/// Gas for one question. Chainlink's proxy and what is behind it take some 30,000 without any cache. A
/// price takes two at most, which is less than USDai gives for one.
const FEED_GAS: u64 = 200_000;

/// The last round of a feed.
pub struct RoundData {
    /// Two's complement.
    pub answer: U256,
    /// When it began; of a sequencer's feed, since when that is the answer.
    pub started_at: Timestamp,
    /// When it was answered.
    pub updated_at: Timestamp,
}

/// `FeedUnreadable` when it reverts or answers fewer than five words. A time beyond 64 bits is the last one that there
/// is.
pub fn latest_round(aggregator: Address) -> Result<RoundData, Error> {
    let [_, answer, started_at, updated_at, _] =
        ask::<5>(aggregator, IAggregator::latestRoundDataCall::SELECTOR)?;
    let time = |word: U256| Timestamp::new(word.saturating_to());
    Ok(RoundData { answer, started_at: time(started_at), updated_at: time(updated_at) })
}

/// The decimals of its answers; 255 for more than that. `FeedUnreadable`.
pub fn decimals(aggregator: Address) -> Result<u8, Error> {
    let [decimals] = ask::<1>(aggregator, IAggregator::decimalsCall::SELECTOR)?;
    Ok(decimals.saturating_to())
}

fn ask<const WORDS: usize>(aggregator: Address, selector: [u8; 4]) -> Result<[U256; WORDS], Error> {
    let unreadable = || errors::feed_unreadable(aggregator);
    let limit = WORDS.saturating_mul(32);
    let answer =
        host::static_call_up_to(aggregator, &selector, FEED_GAS, limit).map_err(|()| unreadable())?;
    let mut words = answer.chunks_exact(32).map(|word| number(B256::from_slice(word)));
    let mut all = [U256::ZERO; WORDS];
    for word in &mut all {
        *word = words.next().ok_or_else(unreadable)?;
    }
    Ok(all)
}
