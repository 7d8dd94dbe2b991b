//! What an epoch comes to: enough for every bid to find its own outcome.

use crate::Tick;
use usdai_core::{Shares, Usd, Wad};

/// How a rate is found for those who are served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pricing {
    /// Everyone pays one rate, or less where the own bid was lower.
    #[default]
    Uniform,
    /// Everyone pays the own bid, and nobody anything when nobody is left out.
    PayAsBid,
}

/// A settled epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Nothing could be paid: no bid is served, and all stand.
    pub is_void: bool,
    /// The tick that could be served in part, if one was.
    pub marginal: Option<Tick>,
    /// Shares of that tick that are served, R.
    pub marginal_served: Shares,
    /// Shares that were bid at that tick, Q.
    pub marginal_bid: Shares,
    /// The most that a served bid pays, basis points: P. [`Pricing::PayAsBid`]: all that is bid, or nothing.
    pub rate: u16,
    /// USDai of a share, pi.
    pub price: Wad,
}

/// A settled epoch with its sums: what burns, and where the capacity goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// For the bids.
    pub record: Record,
    /// Shares of bids that are served.
    pub bid_served: Shares,
    /// Shares of the line that are served, in its order.
    pub line_served: Shares,
    /// Reserved for the bids that are served.
    pub paid_to_bids: Usd,
    /// Reserved for the line.
    pub paid_to_line: Usd,
    /// What the bids gave up, roundings included: for those who stay.
    pub fee: Usd,
    /// Capacity that nobody took.
    pub unspent: Usd,
}

impl Record {
    /// What a bid at `tick` pays if it is served, basis points.
    pub fn rate_of(&self, tick: Tick) -> u16 {
        tick.bps().min(self.rate)
    }
}
