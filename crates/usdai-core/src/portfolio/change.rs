//! From one entry to the sum.

use crate::fixed::{self, MathError};
use crate::units::{AccrualRate, Timestamp, Usd};
use crate::vault::{Book, Flows, Report};

/// What an event does to the sum of all entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Cash between vault and loan book.
    pub flows: Flows,
    /// Principal that does not come back.
    pub lost: Usd,
    /// The entry's mark before.
    pub unmarked: Usd,
    /// Its mark after.
    pub marked: Usd,
    /// Accrued interest that counts no more, rounded up.
    pub unpaid: Usd,
    /// The entry's rate before.
    pub stopped: AccrualRate,
    /// Its rate after.
    pub started: AccrualRate,
}

impl Change {
    /// Whether [`Totals::lifted`] matters to its report, and may be another after it.
    pub fn concerns_marks(&self) -> bool {
        self.unmarked != self.marked || !self.lost.is_zero() || self.brings_cash()
    }

    pub(super) fn brings_cash(&self) -> bool {
        !self.flows.principal.is_zero() || !self.flows.interest.is_zero()
    }
}

/// The sum of all entries and of what is collected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// As the vault has it.
    pub book: Book,
    /// Of its marks, what no entry has any more: the vault lowers marks only when cash comes.
    pub lifted: Usd,
}

impl Totals {
    /// What to report after an event, and what is lifted then.
    ///
    /// The vault takes it, whatever it has in its book: each difference stops at zero, marks and rate at what the
    /// principal bears, and marks that would fall without cash stay, but for principal that is lost.
    pub fn report(&self, change: &Change, now: Timestamp) -> Result<(Report, Usd), MathError> {
        let book = &self.book;
        let kept = book.principal.checked_add(change.flows.sent)?.excess_over(change.flows.principal);
        let principal = kept.excess_over(change.lost);
        let lost = kept.checked_sub(principal)?;

        let others = book.marks.excess_over(self.lifted).excess_over(change.unmarked);
        let wanted = others.checked_add(change.marked)?.min(principal);
        let least = if change.brings_cash() { Usd::ZERO } else { book.marks.excess_over(lost) };
        let marks = wanted.max(least).min(principal);

        let accrued = book.accrued_down(now)?.excess_over(change.unpaid);
        let rate = book.rate.excess_over(change.stopped).checked_add(change.started)?;
        let most = fixed::mul(principal.raw(), Book::HIGHEST_RATE.raw())?;
        let rate = rate.min(AccrualRate::new(most));
        Ok((Report { principal, marks, accrued, rate }, marks.checked_sub(wanted)?))
    }
}
