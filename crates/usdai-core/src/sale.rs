//! The sale of a title whose loan is in default: an English auction in rounds.
//!
//! A contract keeps a [`Sale`] in two slots and moves what these functions say. Amounts are whole units of the loan's
//! currency.
//!
//! | | formula |
//! |---|---|
//! | opening reserve | `min(owed + 10%, value)`, both rounded up: the tenth is the highest liquidation fee |
//! | reserve of the next round | 90% of this one's, rounded up |
//! | first bid | at least the reserve, and a unit |
//! | any other | at least 105% of the highest, rounded up |
//! | end of a round | 7 days after its start, 14 for the final one |
//! | a bid in the last 15 minutes | adds 15 minutes, all of them 24 hours at most |
//!
//! ```text
//! open -> Round 1 .. 5       bid, until the round is over
//!         with a bid         sold
//!         without            next_round: 1 -> 2 -> 3 -> 4 -> 5 -> Final -> Final ...
//! ```

mod error;
mod round;

pub use error::SaleError;
pub use round::Round;

use crate::fixed::{self, MathError};
use crate::loan::LiquidationFeeBps;
use crate::units::{AssetAmount, Bps, Seconds, Timestamp};
use ruint::aliases::U256;

/// A bid this short before the end, or shorter, is late.
pub const LATE: Seconds = Seconds::new(15 * 60);
/// What a late bid adds to the round.
pub const EXTENSION: Seconds = Seconds::new(15 * 60);
/// The most that late bids add to a round.
pub const EXTENSIONS_MOST: Seconds = Seconds::new(24 * 3_600);
/// How much higher than the highest the next bid has to be, basis points.
pub const INCREMENT_BPS: u16 = 500;
/// By how much the reserve falls from one round to the next, basis points.
pub const REDUCTION_BPS: u16 = 1_000;

const WHOLE: u64 = Bps::DENOMINATOR as u64;

/// The sale of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sale {
    /// The round that runs, or has ended last.
    pub round: Round,
    /// The least that the first bid of the round has to be; none in the final round.
    pub reserve: AssetAmount,
    /// The highest bid of the round; none when nobody has bid.
    pub highest: AssetAmount,
    /// When the round ends: bids are taken before it.
    pub ends_at: Timestamp,
    /// When it ends at the latest, however many late bids there are.
    pub latest_end: Timestamp,
}

impl Sale {
    /// Round 1 of a title worth `value`, of a loan of which `owed` is. [`MathError::Overflow`].
    pub fn open(owed: AssetAmount, value: AssetAmount, now: Timestamp) -> Result<Self, SaleError> {
        let highest_fee = u64::from(LiquidationFeeBps::CAP);
        let owed_and_fee = part_up(owed, WHOLE.saturating_add(highest_fee))?;
        Self::begin(Round::FIRST, owed_and_fee.min(value), now)
    }

    /// The least that the next bid has to be, rounded up.
    pub fn least_bid_up(&self) -> Result<AssetAmount, MathError> {
        if self.highest.is_zero() {
            return Ok(self.reserve.max(AssetAmount::new(U256::ONE)));
        }
        part_up(self.highest, WHOLE.saturating_add(INCREMENT_BPS.into()))
    }

    /// The sale with another bid. [`SaleError::RoundOver`], [`SaleError::BidTooLow`].
    pub fn bid(&self, amount: AssetAmount, now: Timestamp) -> Result<Self, SaleError> {
        let Self { ends_at, latest_end, .. } = *self;
        if self.is_over(now) {
            return Err(SaleError::RoundOver { ends_at });
        }
        let least = self.least_bid_up()?;
        if amount < least {
            return Err(SaleError::BidTooLow { amount, least });
        }
        let is_late = ends_at.since_or_none(now) <= LATE;
        let ends_at = if is_late { ends_at.checked_add(EXTENSION)?.min(latest_end) } else { ends_at };
        Ok(Self { highest: amount, ends_at, ..*self })
    }

    /// The next round, where nobody has bid in one that is over. [`SaleError::RoundRunning`], [`SaleError::HasBid`].
    pub fn next_round(&self, now: Timestamp) -> Result<Self, SaleError> {
        if !self.highest.is_zero() {
            return Err(SaleError::HasBid);
        }
        self.check_over(now)?;
        Self::begin(self.round.next(), self.next_reserve_up()?, now)
    }

    /// What the title is sold for, once the round is over. [`SaleError::RoundRunning`], [`SaleError::NoBid`].
    pub fn sold(&self, now: Timestamp) -> Result<AssetAmount, SaleError> {
        if self.highest.is_zero() {
            return Err(SaleError::NoBid);
        }
        self.check_over(now)?;
        Ok(self.highest)
    }

    /// What a lender may count on at most: the highest bid, else the reserve of the round that runs, or of the next
    /// once it is over.
    pub fn bound(&self, now: Timestamp) -> Result<AssetAmount, MathError> {
        match (self.highest.is_zero(), self.is_over(now)) {
            (false, _) => Ok(self.highest),
            (true, false) => Ok(self.reserve),
            (true, true) => self.next_reserve_up(),
        }
    }

    /// Whether the round has ended.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.ends_at <= now
    }

    fn begin(round: Round, reserve: AssetAmount, now: Timestamp) -> Result<Self, SaleError> {
        let ends_at = now.checked_add(round.duration())?;
        let latest_end = ends_at.checked_add(EXTENSIONS_MOST)?;
        Ok(Self { round, reserve, highest: AssetAmount::ZERO, ends_at, latest_end })
    }

    fn next_reserve_up(&self) -> Result<AssetAmount, MathError> {
        if self.round.next() == Round::FINAL {
            return Ok(AssetAmount::ZERO);
        }
        part_up(self.reserve, WHOLE.saturating_sub(REDUCTION_BPS.into()))
    }

    fn check_over(&self, now: Timestamp) -> Result<(), SaleError> {
        if self.is_over(now) { Ok(()) } else { Err(SaleError::RoundRunning { ends_at: self.ends_at }) }
    }
}

/// So many basis points of an amount, rounded up.
fn part_up(amount: AssetAmount, bps: u64) -> Result<AssetAmount, MathError> {
    let [part, whole] = [bps, WHOLE].map(|bps| U256::from_limbs([bps, 0, 0, 0]));
    fixed::mul_div_up(amount.raw(), part, whole).map(AssetAmount::new)
}
