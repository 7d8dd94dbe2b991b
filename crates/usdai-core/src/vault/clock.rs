//! Epochs of thirty days, and the instants within them.

use crate::fixed::MathError;
use crate::units::{Seconds, Shares, Timestamp};

/// The number of an epoch; the first is 1, and 0 is before all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Epoch(u64);

impl Epoch {
    /// Takes a number.
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> u64 {
        self.0
    }
}

/// The calendar of redemptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// When epoch 1 begins.
    pub genesis: Timestamp,
}

impl Clock {
    /// From one boundary to the next: 30 days.
    pub const EPOCH: Seconds = Seconds::new(30 * 86_400);
    /// From the lock to the boundary: 3 days.
    pub const LOCK_LEAD: Seconds = Seconds::new(3 * 86_400);
    /// From the end of the reveal to the boundary: 1 day.
    pub const CLEAR_LEAD: Seconds = Seconds::new(86_400);

    /// The end of an epoch, B_e. [`MathError::Overflow`] from 2^64 on.
    pub fn boundary(&self, epoch: Epoch) -> Result<Timestamp, MathError> {
        self.genesis.checked_add(Self::EPOCH.checked_mul(epoch.0)?)
    }

    /// When an epoch's requests and bids close and its capacity is fixed: T_c, 3 days before its end.
    ///
    /// [`MathError::Underflow`] for epoch 0 of a genesis within three days of 1970.
    pub fn lock_time(&self, epoch: Epoch) -> Result<Timestamp, MathError> {
        before(self.boundary(epoch)?, Self::LOCK_LEAD)
    }

    /// When an epoch may be cleared: T_r, 1 day before its end.
    pub fn clear_time(&self, epoch: Epoch) -> Result<Timestamp, MathError> {
        before(self.boundary(epoch)?, Self::CLEAR_LEAD)
    }

    /// The epoch to which a request at `now` belongs: the first whose T_c is later.
    pub fn open_epoch(&self, now: Timestamp) -> Result<Epoch, MathError> {
        let ahead = now.checked_add(Self::LOCK_LEAD)?.since_or_none(self.genesis);
        let passed = Seconds::new(ahead.div_down(Self::EPOCH)?);
        passed.checked_add(Seconds::new(1)).map(|number| Epoch(number.get()))
    }

    /// The epoch whose capacity must be fixed before anything else happens at `now`, if there is one.
    ///
    /// `locked` is the last epoch that was, and `is_settled` whether it has been paid out since: epochs
    /// settle in order, so the next waits for it. While nobody waits, epochs of the past are passed over in
    /// one step, because they pay nothing.
    pub fn due_epoch(
        &self,
        now: Timestamp,
        locked: Epoch,
        is_settled: bool,
        queued: Shares,
    ) -> Result<Option<Epoch>, MathError> {
        let latest = Epoch(self.open_epoch(now)?.0.saturating_sub(1));
        if !is_settled || latest <= locked {
            return Ok(None);
        }
        if queued.is_zero() {
            return Ok(Some(latest));
        }
        Ok(Some(Epoch(locked.0.saturating_add(1))))
    }
}

fn before(instant: Timestamp, lead: Seconds) -> Result<Timestamp, MathError> {
    let length = instant.since(Timestamp::new(0))?.checked_sub(lead)?;
    Timestamp::new(0).checked_add(length)
}
