//! Limits that refill linearly within a day (ERC-7281), and what a bridge brings under one.
//!
//! A contract keeps a [`Usage`] for each limit and moves what these functions say. Amounts are whole units of the
//! token.
//!
//! | | formula |
//! |---|---|
//! | used | what was taken, less the limit for each day since, never below zero; exact |
//! | available | limit - used, rounded down, never below zero |
//! | limit of a queue | the highest of the minting limit now, that of each time something was added, and a ninetieth |
//! | | of the most that was in it, rounded up |
//!
//! Kept is what was used, not what is left, so that another limit keeps it, up to all of a lower one: a limit has
//! refilled within a day, however it was changed. It is kept in 86,400ths of a unit, so that a second refills a whole
//! number of them: asking often gains and loses nothing.
//!
//! In any time of so many seconds at most `limit + limit * seconds / 86,400` is taken.

mod error;
mod inbound;

pub use error::RefillError;
pub use inbound::Inbound;

use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Seconds, Timestamp};
use ruint::aliases::U256;

/// A limit that is used up has refilled after this time.
pub const PERIOD: Seconds = Seconds::new(86_400);
/// A queue that is paid every day is empty after so many days without arrivals.
pub const QUEUE_DAYS: u64 = 90;

/// How much of a limit is used, and when that was so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// What is used, in 86,400ths of a unit.
    pub parts: U256,
    /// When.
    pub at: Timestamp,
}

impl Usage {
    /// What is still used at `now` of a limit that was `limit` all that time; a time that is past changes nothing.
    pub fn refilled(&self, limit: AssetAmount, now: Timestamp) -> Self {
        let refill = fixed::mul(limit.raw(), units(now.since_or_none(self.at).get())).unwrap_or(U256::MAX);
        Self { parts: self.parts.saturating_sub(refill), at: now.max(self.at) }
    }

    /// What is left of a limit, rounded down. [`MathError::Overflow`] for a limit from 2^239 on.
    pub fn available_down(&self, limit: AssetAmount) -> Result<AssetAmount, MathError> {
        let left = parts(limit)?.saturating_sub(self.parts);
        fixed::div_down(left, units(PERIOD.get())).map(AssetAmount::new)
    }

    /// No more used than all of a limit.
    pub fn within(&self, limit: AssetAmount) -> Self {
        Self { parts: self.parts.min(parts(limit).unwrap_or(U256::MAX)), ..*self }
    }

    /// Takes an amount, whatever is left. [`MathError::Overflow`].
    pub fn take(&self, amount: AssetAmount) -> Result<Self, MathError> {
        Ok(Self { parts: fixed::add(self.parts, parts(amount)?)?, ..*self })
    }
}

fn parts(amount: AssetAmount) -> Result<U256, MathError> {
    fixed::mul(amount.raw(), units(PERIOD.get()))
}

const fn units(value: u64) -> U256 {
    U256::from_limbs([value, 0, 0, 0])
}
