//! A tranche that the vault holds.

use super::{Change, Collected};
use crate::fixed::{self, MathError};
use crate::units::{AccrualRate, Timestamp, Usd, Wad};
use crate::vault::{Book, Flows};
use ruint::aliases::U256;

/// Where an entry is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryState {
    /// Interest accrues.
    Accruing = 1,
    /// Interest is paid until a time, and then until somebody resumes.
    PaidAhead = 2,
    /// The loan is in default: interest has stopped.
    Defaulted = 3,
    /// Nothing is owed any more; what still comes is gain.
    Over = 4,
}

/// What the vault has in a tranche. Everything is dollars, whatever the loan's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is in its life.
    pub state: EntryState,
    /// What the vault paid and has not got back, at most what the tranche is owed.
    pub principal: Usd,
    /// What is doubted of it.
    pub mark: Usd,
    /// Interest owed at `from`.
    pub accrued: Usd,
    /// Interest per second from `from` on; counts while interest accrues.
    pub rate: AccrualRate,
    /// The instant of `accrued`; of an entry that is paid ahead, when it may accrue again.
    pub from: Timestamp,
}

/// What was paid on a tranche, and what is left of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repayment {
    /// Paid as principal.
    pub principal: Usd,
    /// Paid as interest of any kind.
    pub interest: Usd,
    /// Principal that is still owed.
    pub balance: Usd,
    /// Interest per second from `accrues_from` on; none while the loan stays in default.
    pub rate: AccrualRate,
    /// The deadline up to which interest is paid, past or to come.
    pub accrues_from: Timestamp,
}

/// An entry after an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What to store.
    pub entry: Entry,
    /// What it does to the sum.
    pub change: Change,
    /// What came in.
    pub collected: Collected,
}

impl Entry {
    /// A tranche that costs `cost`, lent or bought, and accrues from now or from a later time on.
    ///
    /// The rate is held to [`Book::HIGHEST_RATE`] on the cost, as the vault would refuse more.
    pub fn open(
        cost: Usd,
        rate: AccrualRate,
        accrues_from: Timestamp,
        now: Timestamp,
    ) -> Result<Step, MathError> {
        let state = if accrues_from > now { EntryState::PaidAhead } else { EntryState::Accruing };
        let (mark, accrued) = (Usd::ZERO, Usd::ZERO);
        let (rate, from) = (rate.min(highest_rate(cost)?), accrues_from.max(now));
        let entry = Self { state, principal: cost, mark, accrued, rate, from };
        let flows = Flows { sent: cost, ..Flows::default() };
        let change = Change { flows, started: entry.running(), ..Change::default() };
        Ok(Step { entry, change, collected: Collected::default() })
    }

    /// The same after a payment, on time, late, early, the last one, or of what a sale brought.
    ///
    /// Principal beyond what the vault has in it counts as interest; what is neither paid nor owed is lost. Of the
    /// interest that accrued, only what the rate explains since the last deadline that is paid for stays.
    pub fn repaid(&self, paid: &Repayment, now: Timestamp) -> Result<Step, MathError> {
        let returned = paid.principal.min(self.principal);
        let left = self.principal.checked_sub(returned)?;
        let principal = left.min(paid.balance);
        let beyond = paid.principal.checked_sub(returned)?;
        let collected = Collected { principal: returned, interest: paid.interest.checked_add(beyond)? };

        let stays = self.state == EntryState::Defaulted && paid.rate.is_zero() && !paid.balance.is_zero();
        let rate = paid.rate.min(highest_rate(principal)?);
        let owed = self.accrued_down(now)?;
        let accrued = if stays {
            owed.excess_over(collected.interest)
        } else {
            owed.min(growth_down(rate, paid.accrues_from, now)?)
        };
        let mark = if stays { self.mark.min(principal) } else { Usd::ZERO };
        let state = match paid.balance.is_zero() {
            true => EntryState::Over,
            false if stays => EntryState::Defaulted,
            false if paid.accrues_from > now => EntryState::PaidAhead,
            false => EntryState::Accruing,
        };
        let entry = Self { state, principal, mark, accrued, rate, from: paid.accrues_from.max(now) };
        let unpaid = self.accrued_up(now)?.checked_sub(accrued)?.excess_over(collected.interest);
        let lost = left.checked_sub(principal)?;
        Ok(Step { change: self.change_to(&entry, lost, unpaid), entry, collected })
    }

    /// The same in default, or still in default and worth less: of its principal `recoverable` is counted on.
    ///
    /// Interest stops; what accrued stays. A mark is never lowered.
    pub fn doubted(&self, recoverable: Usd, now: Timestamp) -> Result<Step, MathError> {
        let accrued = self.accrued_down(now)?;
        let mark = self.principal.excess_over(recoverable).max(self.mark);
        let entry = Self {
            state: EntryState::Defaulted,
            mark,
            accrued,
            rate: AccrualRate::ZERO,
            from: now.max(self.from),
            ..*self
        };
        let rounding = self.accrued_up(now)?.checked_sub(accrued)?;
        let change = self.change_to(&entry, Usd::ZERO, rounding);
        Ok(Step { entry, change, collected: Collected::default() })
    }

    /// An entry that was paid ahead, accruing again from now on; nothing before its time.
    ///
    /// What it would have accrued since then comes as a gain with its cash, so that no price steps up.
    pub fn resumed(&self, now: Timestamp) -> Option<Step> {
        if self.state != EntryState::PaidAhead || now < self.from {
            return None;
        }
        let entry = Self { state: EntryState::Accruing, from: now, ..*self };
        let change = self.change_to(&entry, Usd::ZERO, Usd::ZERO);
        Some(Step { entry, change, collected: Collected::default() })
    }

    /// Interest owed, rounded down.
    pub fn accrued_down(&self, now: Timestamp) -> Result<Usd, MathError> {
        self.accrued.checked_add(growth_down(self.running(), self.from, now)?)
    }

    /// Interest owed, rounded up.
    pub fn accrued_up(&self, now: Timestamp) -> Result<Usd, MathError> {
        self.accrued.checked_add(growth(self.running(), self.from, now, fixed::mul_div_up)?)
    }

    /// What it adds to the rate of the sum.
    pub fn running(&self) -> AccrualRate {
        if self.state == EntryState::Accruing { self.rate } else { AccrualRate::ZERO }
    }

    fn change_to(&self, after: &Self, lost: Usd, unpaid: Usd) -> Change {
        Change {
            lost,
            unmarked: self.mark,
            marked: after.mark,
            unpaid,
            stopped: self.running(),
            started: after.running(),
            ..Change::default()
        }
    }
}

fn highest_rate(principal: Usd) -> Result<AccrualRate, MathError> {
    fixed::mul(principal.raw(), Book::HIGHEST_RATE.raw()).map(AccrualRate::new)
}

fn growth_down(rate: AccrualRate, from: Timestamp, now: Timestamp) -> Result<Usd, MathError> {
    growth(rate, from, now, fixed::mul_div_down)
}

type MulDiv = fn(U256, U256, U256) -> Result<U256, MathError>;

fn growth(rate: AccrualRate, from: Timestamp, now: Timestamp, mul_div: MulDiv) -> Result<Usd, MathError> {
    let elapsed = U256::from(now.since_or_none(from).get());
    mul_div(rate.raw(), elapsed, Wad::ONE.raw()).map(Usd::new)
}
