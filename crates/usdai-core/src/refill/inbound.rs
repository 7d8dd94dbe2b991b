//! What a bridge brings back: at most what it took, paid within a limit, and queued above it.

use super::{QUEUE_DAYS, RefillError, Usage, units};
use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Timestamp};

/// One bridge's way back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inbound {
    /// The minting limit: the most that is paid of arrivals at once, and what refills in a day.
    pub limit: AssetAmount,
    /// What of it is used.
    pub usage: Usage,
    /// What the bridge took and did not bring back.
    pub outstanding: AssetAmount,
    /// What it brought and was not paid yet.
    pub queued: AssetAmount,
    /// The limit below which the queue's own cannot fall; nothing while nothing is queued.
    pub floor: AssetAmount,
}

impl Inbound {
    /// The limit under which the queue is paid.
    pub fn release_limit(&self) -> AssetAmount {
        self.limit.max(self.floor)
    }

    /// What of arrivals would be paid now, rounded down: what is queued goes before them. [`MathError::Overflow`].
    pub fn payable_down(&self, now: Timestamp) -> Result<AssetAmount, MathError> {
        Ok(self.at(now).usage.available_down(self.limit)?.excess_over(self.queued))
    }

    /// What would be paid now of `owed`, which is a part of the queue, rounded down. [`MathError::Overflow`].
    pub fn releasable_down(&self, owed: AssetAmount, now: Timestamp) -> Result<AssetAmount, MathError> {
        Ok(self.at(now).usage.available_down(self.release_limit())?.min(owed))
    }

    /// The same with what is used by now.
    pub fn at(&self, now: Timestamp) -> Self {
        Self { usage: self.usage.refilled(self.release_limit(), now), ..*self }
    }

    /// With another limit from now on, of which no more than all is used.
    pub fn with_limit(&self, limit: AssetAmount, now: Timestamp) -> Self {
        Self { limit, ..self.at(now) }.within_limit()
    }

    /// With an amount that the bridge took. [`MathError::Overflow`].
    pub fn took(&self, amount: AssetAmount) -> Result<Self, MathError> {
        Ok(Self { outstanding: self.outstanding.checked_add(amount)?, ..*self })
    }

    /// With an amount that the bridge brought, of which `paid` is paid and the rest queued.
    ///
    /// [`RefillError::LimitMissing`], [`RefillError::OutstandingTooLow`]; [`MathError::Underflow`] when `paid` is more.
    pub fn brought(
        &self,
        amount: AssetAmount,
        paid: AssetAmount,
        now: Timestamp,
    ) -> Result<Self, RefillError> {
        let Self { limit, outstanding, queued, floor, .. } = *self;
        if limit.is_zero() {
            return Err(RefillError::LimitMissing);
        }
        if outstanding < amount {
            return Err(RefillError::OutstandingTooLow { outstanding, needed: amount });
        }
        let rest = amount.checked_sub(paid)?;
        let queued = queued.checked_add(rest)?;
        let floor = if rest.is_zero() { floor } else { floor.max(limit).max(part_up(queued)?) };
        let outstanding = outstanding.checked_sub(amount)?;
        let usage = self.at(now).usage.take(paid)?;
        Ok(Self { outstanding, queued, floor, usage, ..*self })
    }

    /// With an amount of the queue that was paid. [`MathError::Underflow`] when the queue is less.
    pub fn released(&self, amount: AssetAmount, now: Timestamp) -> Result<Self, MathError> {
        let queued = self.queued.checked_sub(amount)?;
        let floor = if queued.is_zero() { AssetAmount::ZERO } else { self.floor };
        let usage = self.at(now).usage.take(amount)?;
        Ok(Self { queued, floor, usage, ..*self }.within_limit())
    }

    /// What was paid under a higher limit must not hold up what is queued under this one.
    fn within_limit(self) -> Self {
        Self { usage: self.usage.within(self.release_limit()), ..self }
    }
}

/// A queue's part of a day, rounded up.
fn part_up(queued: AssetAmount) -> Result<AssetAmount, MathError> {
    fixed::div_up(queued.raw(), units(QUEUE_DAYS)).map(AssetAmount::new)
}
