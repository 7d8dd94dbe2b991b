//! What the vault is told with the next report.

use super::Change;
use crate::fixed::{self, MathError};
use crate::units::{AccrualRate, Timestamp, Usd, Wad};

/// Interest that the vault's book counts on top of the entries' because payments that only lower it wait for a report.
///
/// Telling the vault of each payment would cost a third of it. Until the next report, which a sweep of the payment
/// brings, the optimistic price counts interest on what was paid back: against who deposits, and in no other price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lag {
    /// What the book counted too much at `since`, rounded up.
    pub over: Usd,
    /// By how much its rate is too high from then on.
    pub rate: AccrualRate,
    /// The instant of `over`.
    pub since: Timestamp,
}

impl Lag {
    /// With a change that can wait: one that moves no cash and no principal, leaves the marks and raises no rate.
    pub fn with(&self, change: &Change, now: Timestamp) -> Result<Option<Self>, MathError> {
        let Change { flows, lost, unmarked, marked, unpaid, stopped, started } = *change;
        let moves = !flows.sent.is_zero() || change.brings_cash() || !lost.is_zero();
        if moves || unmarked != marked || started > stopped {
            return Ok(None);
        }
        let over = self.over_up(now)?.checked_add(unpaid)?;
        let rate = self.rate.checked_add(stopped.excess_over(started))?;
        Ok(Some(Self { over, rate, since: now }))
    }

    /// A change that is reported, together with all that waited; nothing waits after it.
    pub fn caught_up(&self, change: &Change, now: Timestamp) -> Result<Change, MathError> {
        let unpaid = change.unpaid.checked_add(self.over_up(now)?)?;
        let stopped = change.stopped.checked_add(self.rate)?;
        Ok(Change { unpaid, stopped, ..*change })
    }

    /// What the book counts too much now, rounded up.
    pub fn over_up(&self, now: Timestamp) -> Result<Usd, MathError> {
        let elapsed = ruint::aliases::U256::from(now.since_or_none(self.since).get());
        let grown = fixed::mul_div_up(self.rate.raw(), elapsed, Wad::ONE.raw())?;
        self.over.checked_add(Usd::new(grown))
    }
}
