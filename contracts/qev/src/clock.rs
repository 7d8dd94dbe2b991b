//! What the clock demands, before anything else happens.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::storage::Qev;
use kit::emit;
use qev_auction::{Followed, Phase};
use usdai_core::Timestamp;
use usdai_core::vault::Epoch;

impl Qev {
    /// Anyone: locks the epoch that is due. `LockNotDue`.
    pub(crate) fn lock(&mut self) -> Result<(), Error> {
        if self.follow_clock()? != Followed::Nothing {
            return Ok(());
        }
        let engine = self.engine();
        let auction = engine.auction();
        let open = if auction.phase == Phase::Open { auction.epoch } else { next(auction.epoch) };
        Err(errors::lock_not_due(engine.clock.lock_time(open)?.get()))
    }

    /// Does what the clock demands, and tells of it; to be called first by whatever changes anything.
    pub(crate) fn follow_clock(&mut self) -> Result<Followed, Error> {
        let followed = self.engine().follow_clock().map_err(of_auction)?;
        match followed {
            Followed::Nothing => {}
            Followed::Skipped => emit!(Skipped, [self.engine().auction().epoch.get()], []),
            Followed::Locked(epoch, at) => self.tell_locked(epoch, at),
        }
        Ok(followed)
    }

    pub(crate) fn tell_locked(&mut self, epoch: Epoch, at: Timestamp) {
        let engine = self.engine();
        let (auction, intake, (_, penalty)) = (engine.auction(), engine.intake(), engine.serving());
        emit!(
            Locked,
            [epoch.get()],
            [
                at.get(),
                u64::from(intake.cut),
                auction.line.get(),
                auction.unopened.get(),
                u64::from(auction.maximum.get()),
                u64::from(penalty)
            ]
        );
    }
}

fn next(epoch: Epoch) -> Epoch {
    Epoch::new(epoch.get().saturating_add(1))
}
