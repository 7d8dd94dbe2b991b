//! What an epoch comes to: two slots, in which every position finds its own outcome.

use crate::Shares;
use crate::Tick;
use crate::word::{bits, field, narrow, pack, unpack};
use ruint::aliases::U256;
use usdai_core::{MathError, Usd, Wad};

/// Who is served in a settled epoch, and at what rate. A slot that was never written reads as void.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Nothing could be paid: no bid is served, and all stand.
    pub is_void: bool,
    /// The beacon was not known in time, so nobody is charged for a commitment that was not opened.
    pub is_excused: bool,
    /// The tick that could be served in part, if one was.
    pub marginal: Option<Tick>,
    /// Shares of that tick that are served, R.
    pub marginal_served: Shares,
    /// Shares that were bid at that tick, Q.
    pub marginal_bid: Shares,
    /// The most that a served bid pays, basis points: P. [`crate::PayAsBid`]: all that is bid, or nothing.
    pub rate: u16,
    /// The line was served to the last share before this position; nothing of it when zero.
    pub frontier: u32,
}

/// What is paid in a settled epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Payout {
    /// USDai of a share, pi.
    pub price: Wad,
    /// Shares of the position at the frontier that were served, of those that it had left.
    pub cut_served: Shares,
    /// What is withheld from positions that once were not opened, basis points.
    pub penalty: u16,
}

/// A settled epoch with its sums: what burns, and where the capacity goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// For the bids.
    pub record: Record,
    /// USDai of a share, pi.
    pub price: Wad,
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
    /// An epoch that serves nobody.
    pub const VOID: Self = Self {
        is_void: true,
        is_excused: false,
        marginal: None,
        marginal_served: Shares::ZERO,
        marginal_bid: Shares::ZERO,
        rate: 0,
        frontier: 0,
    };

    /// What a bid at `tick` pays if it is served, basis points.
    pub fn rate_of(&self, tick: Tick) -> u16 {
        tick.bps().min(self.rate)
    }

    /// Whether a commitment for this epoch that was not opened is charged.
    pub const fn charges_unopened(&self) -> bool {
        !self.is_void && !self.is_excused
    }

    /// The slot's content. [`MathError::Overflow`] for shares from 2^96 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let rest = field(self.frontier.into(), 32, 0)?
            | field(self.marginal.map_or(0, Tick::get).into(), 11, 32)?
            | field(self.rate.into(), 14, 43)?
            | field((!self.is_void).into(), 1, 57)?
            | field(self.is_excused.into(), 1, 58)?;
        pack(self.marginal_served, self.marginal_bid, rest)
    }

    /// What a slot holds.
    pub fn unpack(word: U256) -> Self {
        let (marginal_served, marginal_bid, rest) = unpack(word);
        Self {
            is_void: bits(rest, 1, 57) == 0,
            is_excused: bits(rest, 1, 58) != 0,
            marginal: Tick::new(bits(rest, 11, 32) as u16).ok(),
            marginal_served,
            marginal_bid,
            rate: bits(rest, 14, 43) as u16,
            frontier: bits(rest, 32, 0) as u32,
        }
    }
}

impl Payout {
    /// The highest price that a slot takes, 2^128 - 1.
    pub const PRICE_MAXIMUM: Wad = Wad::new(Shares::MAXIMUM.raw());

    /// The slot's content. [`MathError::Overflow`] for a price from 2^128 on or shares from 2^96 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let [low, high, 0, 0] = self.price.raw().into_limbs() else { return Err(MathError::Overflow) };
        let [cut_low, cut_high] = narrow(self.cut_served)?;
        Ok(U256::from_limbs([low, high, cut_low, cut_high | field(self.penalty.into(), 16, 32)?]))
    }

    /// What a slot holds.
    pub fn unpack(word: U256) -> Self {
        let [low, high, cut_low, rest] = word.into_limbs();
        Self {
            price: Wad::new(U256::from_limbs([low, high, 0, 0])),
            cut_served: Shares::from_limbs([cut_low, bits(rest, 32, 0)]),
            penalty: bits(rest, 16, 32) as u16,
        }
    }
}
