//! What is stored of a loan: two slots, however many tranches it has.

use super::plan::{Instalment, Plan};
use super::{LoanError, PerTranche, Terms, split};
use crate::fixed;
use crate::fixed::MathError;
use crate::units::{AccrualRate, AssetAmount, Timestamp};

/// Where a loan is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Being paid, on time or late.
    Active,
    /// In its cure window.
    Defaulted {
        /// When the default was called.
        at: Timestamp,
    },
    /// The title is for sale.
    Foreclosed {
        /// When the default was called.
        defaulted_at: Timestamp,
    },
    /// Nothing is owed any more.
    Closed,
}

/// A loan as it is stored. The rest follows from the terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loan {
    /// Principal not paid back, at most 2^128 - 1.
    pub outstanding: AssetAmount,
    /// The borrower's, held back for a default; less than the principal.
    pub reserve: AssetAmount,
    /// When it was paid out.
    pub start: Timestamp,
    /// Instalments paid.
    pub paid: u16,
    /// A bit for each tranche that was repaid the unit above its whole share; see [`PerTranche`].
    pub extra_units: u32,
    /// Where it is in its life.
    pub status: Status,
}

impl Loan {
    /// When the oldest unpaid instalment is due; on time until and with this second.
    pub fn deadline(&self, terms: &Terms<'_>) -> Result<Timestamp, MathError> {
        self.opens_after(terms)?.checked_add(terms.interval)
    }

    /// The second after which the oldest unpaid instalment can be paid: the deadline of the one before.
    pub fn opens_after(&self, terms: &Terms<'_>) -> Result<Timestamp, MathError> {
        self.start.checked_add(terms.interval.checked_mul(self.paid.into())?)
    }

    /// Whether an instalment can be paid now, so that it is no prepayment.
    pub fn is_open(&self, terms: &Terms<'_>, now: Timestamp) -> Result<bool, MathError> {
        Ok(!self.outstanding.is_zero() && now > self.opens_after(terms)?)
    }

    /// Whether the oldest unpaid instalment is late.
    pub fn is_overdue(&self, terms: &Terms<'_>, now: Timestamp) -> Result<bool, MathError> {
        Ok(!self.outstanding.is_zero() && now > self.deadline(terms)?)
    }

    /// The last second before anybody may call a default.
    pub fn default_after(&self, terms: &Terms<'_>) -> Result<Timestamp, MathError> {
        self.deadline(terms)?.checked_add(terms.grace)
    }

    /// The next instalment as it is on time.
    pub fn instalment(&self, terms: &Terms<'_>) -> Result<Instalment, MathError> {
        Plan::new(terms)?.next(self, self.start)
    }

    /// What each tranche is owed of the principal; together all that is outstanding.
    pub fn balances(&self, terms: &Terms<'_>) -> Result<PerTranche, MathError> {
        let repaid = split::repaid(terms, self.repaid(terms)?, self.extra_units)?;
        let mut balances = PerTranche::NONE;
        for (index, tranche) in terms.tranches.iter().enumerate() {
            balances.set(index, tranche.amount.checked_sub(repaid.get(index))?);
        }
        Ok(balances)
    }

    /// What a tranche's interest grows by per second, rounded down: for the books of its lender.
    ///
    /// By the blended rate, as it is paid: what a book accrues until the deadline is never more than is paid then.
    pub fn accrual_rate(&self, terms: &Terms<'_>, index: usize) -> Result<AccrualRate, MathError> {
        let Some(tranche) = terms.tranches.get(index) else { return Ok(AccrualRate::ZERO) };
        let blend = terms.blend()?;
        let outstanding = terms.decimals.to_usd(self.outstanding)?;
        let whole = fixed::mul(outstanding.raw(), blend.rate.raw())?;
        fixed::mul_div_down(whole, tranche.weight()?.raw(), blend.weight.raw()).map(AccrualRate::new)
    }

    /// Interest owed at `at`, rounded up: of every missed instalment, and since the last deadline.
    ///
    /// By what is really outstanding: never less later than earlier.
    pub fn accrued_up(&self, terms: &Terms<'_>, at: Timestamp) -> Result<AssetAmount, MathError> {
        let plan = Plan::new(terms)?;
        let mut rest = *self;
        let mut owed = AssetAmount::ZERO;
        while rest.is_overdue(terms, at)? {
            let missed = plan.next(&rest, at)?;
            owed = owed.checked_add(missed.interest)?.checked_add(missed.late_interest)?;
            rest = rest.served(&missed)?;
        }
        let running = at.since_or_none(rest.opens_after(terms)?);
        owed.checked_add(plan.interest_up(rest.outstanding, running)?)
    }

    pub(super) fn repaid(&self, terms: &Terms<'_>) -> Result<AssetAmount, MathError> {
        terms.principal()?.checked_sub(self.outstanding)
    }

    /// The loan after an instalment; whose tranche got what is for [`split::advance`], once for all of a payment.
    pub(super) fn served(&self, instalment: &Instalment) -> Result<Self, MathError> {
        let outstanding = self.outstanding.checked_sub(instalment.principal)?;
        Ok(Self { outstanding, paid: self.paid.saturating_add(1), ..*self })
    }

    pub(super) fn check_active(&self) -> Result<(), LoanError> {
        if self.status != Status::Active {
            return Err(LoanError::WrongStatus { status: self.status });
        }
        Ok(())
    }
}
