//! A gain that is released second by second.

use crate::fixed::{self, MathError};
use crate::units::{Seconds, Timestamp, Usd};
use ruint::aliases::U256;

/// An amount that is released evenly from `updated_at` to `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stream {
    /// What was not yet released at `updated_at`.
    pub remaining: Usd,
    /// When the stream was last added to.
    pub updated_at: Timestamp,
    /// When all is released.
    pub end: Timestamp,
}

impl Stream {
    /// The time over which an addition to an empty stream is released: 7 days.
    pub const PERIOD: Seconds = Seconds::new(7 * 86_400);

    /// What is not yet released, rounded up; zero from the end on.
    pub fn unreleased_up(&self, now: Timestamp) -> Result<Usd, MathError> {
        let length = self.end.since_or_none(self.updated_at);
        let left = self.end.since_or_none(now);
        if left.get() == 0 {
            return Ok(Usd::ZERO);
        }
        if left >= length {
            return Ok(self.remaining);
        }
        let (left, length) = (U256::from(left.get()), U256::from(length.get()));
        fixed::mul_div_up(self.remaining.raw(), left, length).map(Usd::new)
    }

    /// What has been released since the last addition, rounded down.
    pub fn released_down(&self, now: Timestamp) -> Result<Usd, MathError> {
        Ok(self.remaining.excess_over(self.unreleased_up(now)?))
    }

    /// The stream without `amount`, or empty when there is less; to be called at the time of its last addition.
    pub fn without(&self, amount: Usd) -> Self {
        Self { remaining: self.remaining.excess_over(amount), ..*self }
    }

    /// The stream with `added` in it.
    ///
    /// It ends after the mean of its time left and the period, weighted by the amounts and rounded up to a
    /// second. By the inequality of Titu, (r + a)^2 / (r l + a p) <= r / l + a / p: the release per second
    /// is never more than that of two streams side by side. An addition of dust moves the end by a second.
    pub fn add(&self, added: Usd, now: Timestamp) -> Result<Self, MathError> {
        if added.is_zero() {
            return Ok(*self);
        }
        let unreleased = self.unreleased_up(now)?;
        let remaining = unreleased.checked_add(added)?;
        let left = U256::from(self.end.since_or_none(now).get());
        let period = U256::from(Self::PERIOD.get());
        let weighted = fixed::add(fixed::mul(unreleased.raw(), left)?, fixed::mul(added.raw(), period)?)?;
        let length = fixed::div_up(weighted, remaining.raw())?;
        let length = u64::try_from(length).map_err(|_| MathError::Overflow)?;
        Ok(Self { remaining, updated_at: now, end: now.checked_add(Seconds::new(length))? })
    }
}
