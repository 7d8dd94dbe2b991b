//! Fixing what an epoch may pay, before anything else happens in it.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error};
use crate::slots::Calendar;
use crate::storage::{SUsdAi, now};
use alloy_primitives::U256;
use kit::emit;
use usdai_core::Timestamp;
use usdai_core::vault::{Epoch, capacity_up};

/// The epoch to which a request would belong now, and its instants.
pub struct OpenEpoch {
    pub number: Epoch,
    pub lock_time: Timestamp,
    pub clear_time: Timestamp,
    pub boundary: Timestamp,
}

impl SUsdAi {
    #[inline(never)]
    pub(crate) fn open_epoch(&self) -> Result<OpenEpoch, Error> {
        let clock = self.calendar().clock;
        let number = clock.open_epoch(now())?;
        Ok(OpenEpoch {
            number,
            lock_time: clock.lock_time(number)?,
            clear_time: clock.clear_time(number)?,
            boundary: clock.boundary(number)?,
        })
    }

    /// Anyone: fixes the capacity of the epoch that is due and returns it. `LockNotDue`.
    pub(crate) fn lock(&mut self) -> Result<U256, Error> {
        if !self.follow_clock()? {
            return Err(errors::lock_not_due(self.open_epoch()?.lock_time.get()));
        }
        Ok(self.cash().capacity.raw())
    }

    /// Does what the clock demands; to be called first by whatever changes cash, shares or a price.
    ///
    /// Nothing has changed since the lock time when this runs, or an earlier call would have run it: so the
    /// state with its time set back is the state at the lock time, whoever calls and when.
    pub(crate) fn follow_clock(&mut self) -> Result<bool, Error> {
        let calendar = self.calendar();
        let Calendar { clock, locked, is_settled, queued, .. } = calendar;
        match clock.due_epoch(now(), locked, is_settled, queued)? {
            Some(epoch) => self.fix_capacity(&calendar, epoch).map(|()| true),
            None => Ok(false),
        }
    }

    /// As of the lock time, or the settlement before if that was later; or of now, if that is earlier.
    pub(crate) fn fix_capacity(&mut self, calendar: &Calendar, epoch: Epoch) -> Result<(), Error> {
        let at = calendar.clock.lock_time(epoch)?.max(calendar.settled_at).min(now());
        let price = self.prices(at)?.optimistic;
        let cash = self.cash();
        let cash = cash.lock(capacity_up(cash.free(), calendar.queued, &price)?);
        let is_settled = calendar.queued.is_zero();
        self.set_cash(&cash)?;
        self.set_calendar(&Calendar { locked: epoch, is_settled, ..*calendar })?;
        emit!(CapacityLocked, [epoch.get()], [cash.capacity.raw(), calendar.queued.raw(), at.get()]);
        Ok(())
    }
}
