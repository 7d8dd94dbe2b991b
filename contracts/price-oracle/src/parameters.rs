//! The constructor, and the feeds and their rules, which the authority sets.

use crate::abi::IPriceOracle as abi;
use crate::aggregator;
use crate::errors::{self, Error, of_price};
use crate::storage::{Feed, PriceOracle, Sequencer};
use alloy_primitives::Address;
use kit::emit;
use stylus_sdk::prelude::*;
use usdai_core::price::{FeedDecimals, FeedRules, GracePeriod};
use usdai_core::{Seconds, Wad};

impl PriceOracle {
    /// Names the authority, once. `AlreadyConstructed`, `ZeroAddress`.
    pub(crate) fn construct(&mut self, authority: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)
    }

    /// Authority: names a token's feed. `ZeroAddress`, `FeedUnreadable`, `OutOfRange`.
    pub(crate) fn set_feed(
        &mut self,
        [token, aggregator]: [Address; 2],
        maximum_age: u64,
        bounds: [Wad; 2],
        tolerance_bps: u16,
    ) -> Result<(), Error> {
        self.authority.check()?;
        if token.is_zero() || aggregator.is_zero() {
            return Err(errors::zero_address());
        }
        let decimals = aggregator::decimals(aggregator)?;
        let rules = FeedDecimals::new(decimals)
            .and_then(|decimals| FeedRules::new(decimals, Seconds::new(maximum_age), bounds, tolerance_bps))
            .map_err(|error| of_price(token, error))?;
        self.set_feed_of(token, &Feed { aggregator, rules })?;
        let [least, most] = bounds.map(Wad::raw);
        let (decimals, tolerance_bps) = (u64::from(decimals), u64::from(tolerance_bps));
        emit!(FeedSet, [token, aggregator], [decimals, maximum_age, least, most, tolerance_bps]);
        Ok(())
    }

    /// Authority: forgets a token's feed. `FeedUnknown`.
    pub(crate) fn remove_feed(&mut self, token: Address) -> Result<(), Error> {
        self.authority.check()?;
        if self.feed_of(token).is_none() {
            return Err(errors::feed_unknown(token));
        }
        self.clear_feed_of(token);
        emit!(FeedRemoved, [token], []);
        Ok(())
    }

    /// Authority: names the feed of the sequencer, or nobody. `FeedUnreadable`, `OutOfRange`.
    pub(crate) fn set_sequencer(&mut self, aggregator: Address, grace_period: u64) -> Result<(), Error> {
        self.authority.check()?;
        let sequencer = if aggregator.is_zero() && grace_period == 0 {
            None
        } else {
            let grace = GracePeriod::new(Seconds::new(grace_period));
            let grace = grace.map_err(|error| of_price(aggregator, error))?;
            aggregator::latest_round(aggregator)?;
            Some(Sequencer { aggregator, grace })
        };
        self.set_sequencer_to(sequencer.as_ref())?;
        emit!(SequencerSet, [aggregator], [grace_period]);
        Ok(())
    }
}
