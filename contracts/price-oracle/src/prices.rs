//! Prices, asked of their feeds whenever somebody asks here.

use crate::aggregator::{RoundData, latest_round};
use crate::errors::{self, Error, of_price};
use crate::storage::{Feed, PriceOracle, Sequencer};
use alloy_primitives::Address;
use kit::host;
use usdai_core::price::{Round, SequencerRound};
use usdai_core::{Timestamp, Wad};

impl PriceOracle {
    /// `price` of the interface. `FeedUnknown`, and what [`usdai_core::price`] refuses.
    pub(crate) fn price(&self, token: Address) -> Result<Wad, Error> {
        let Feed { aggregator, rules } = self.feed_of(token).ok_or_else(|| errors::feed_unknown(token))?;
        let (round, now) = self.round(aggregator)?;
        rules.price_down(&round, now).map_err(|error| of_price(token, error))
    }

    /// `peggedPrice` of the interface.
    pub(crate) fn pegged_price(&self, token: Address) -> Result<Wad, Error> {
        let Some(Feed { aggregator, rules }) = self.feed_of(token) else {
            return Ok(Wad::ONE);
        };
        let (round, now) = self.round(aggregator)?;
        rules.pegged_price_down(&round, now).map_err(|error| of_price(token, error))
    }

    /// What a feed says now, if the sequencer lets it be believed. `SequencerDown`, `SequencerRestarted`,
    /// `FeedUnreadable`.
    fn round(&self, aggregator: Address) -> Result<(Round, Timestamp), Error> {
        let now = Timestamp::new(host::now());
        if let Some(Sequencer { aggregator, grace }) = self.sequencer() {
            let RoundData { answer, started_at, .. } = latest_round(aggregator)?;
            let round = SequencerRound { answer, started_at };
            grace.check(&round, now).map_err(|error| of_price(aggregator, error))?;
        }
        let RoundData { answer, updated_at, .. } = latest_round(aggregator)?;
        Ok((Round { answer, updated_at }, now))
    }
}
