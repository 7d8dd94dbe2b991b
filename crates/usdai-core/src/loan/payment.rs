//! Instalments, prepayments and the end of a loan.

use super::plan::Plan;
use super::{Charge, Loan, LoanError, PerTranche, Status, Terms, split};
use crate::fixed::MathError;
use crate::units::{AssetAmount, Timestamp};

/// What was paid and who gets it. `total()` is taken; what was offered beyond it never is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// Instalments, oldest first.
    pub served: Charge,
    /// Principal beyond them.
    pub prepaid: AssetAmount,
    /// With the payment that closes the loan.
    pub exit_fee: AssetAmount,
    /// To the borrower, with the payment that closes the loan.
    pub reserve_returned: AssetAmount,
    /// Instalments' principal and prepayment, by tranche.
    pub principal: PerTranche,
    /// Interest of both kinds, by tranche.
    pub interest: PerTranche,
}

impl Payment {
    /// What is taken: instalments, prepayment and exit fee.
    pub fn total(&self) -> Result<AssetAmount, MathError> {
        self.served.total()?.checked_add(self.prepaid)?.checked_add(self.exit_fee)
    }
}

/// Which instalments are served.
#[derive(Clone, Copy)]
pub(super) enum Reach {
    /// Those that can be paid: for the borrower.
    Open,
    /// Those that are late: for the reserve.
    Overdue,
}

/// How far a walk over instalments got.
pub(super) struct Walk {
    pub loan: Loan,
    pub served: Charge,
    pub exit_fee: AssetAmount,
    /// Of what was offered.
    pub rest: AssetAmount,
    /// The first instalment that it did not cover, exit fee included; none where all were.
    pub short_of: Option<AssetAmount>,
}

impl Loan {
    /// Pays instalments that are open, oldest first and each as a whole, then principal.
    ///
    /// [`LoanError::WrongStatus`] unless active, [`LoanError::NotStarted`] in the second of the opening,
    /// [`LoanError::BelowDue`] where the oldest open instalment, or the exit fee of a full prepayment, is not
    /// covered, [`LoanError::NothingPaid`] where none is open and nothing is offered.
    #[inline(never)]
    pub fn pay(
        &self,
        terms: &Terms<'_>,
        amount: AssetAmount,
        now: Timestamp,
    ) -> Result<(Self, Payment), LoanError> {
        self.check_active()?;
        if now <= self.start {
            return Err(LoanError::NotStarted { start: self.start });
        }
        let plan = Plan::new(terms)?;
        let walk = self.walk(&plan, amount, now, Reach::Open)?;
        if let (0, Some(needed)) = (walk.served.instalments, walk.short_of) {
            return Err(LoanError::BelowDue { amount, needed });
        }
        self.finish(&plan, walk, amount)
    }

    /// Serves instalments, oldest first, while `amount` covers them.
    #[inline(never)]
    pub(super) fn walk(
        &self,
        plan: &Plan<'_>,
        amount: AssetAmount,
        now: Timestamp,
        reach: Reach,
    ) -> Result<Walk, LoanError> {
        let exit_fee = AssetAmount::ZERO;
        let mut walk =
            Walk { loan: *self, served: Charge::default(), exit_fee, rest: amount, short_of: None };
        while match reach {
            Reach::Open => walk.loan.is_open(plan.terms, now)?,
            Reach::Overdue => walk.loan.is_overdue(plan.terms, now)?,
        } {
            let instalment = plan.next(&walk.loan, now)?;
            let is_last = instalment.principal == walk.loan.outstanding;
            let exit_fee = if is_last { plan.terms.exit_fee } else { AssetAmount::ZERO };
            let cost = instalment.total()?.checked_add(exit_fee)?;
            if cost > walk.rest {
                walk.short_of = Some(cost);
                break;
            }
            walk.rest = walk.rest.checked_sub(cost)?;
            walk.served = walk.served.with(&instalment)?;
            walk.exit_fee = exit_fee;
            walk.loan = walk.loan.served(&instalment)?;
        }
        Ok(walk)
    }

    /// Prepays with the rest where no instalment is open, splits, and closes what is paid off.
    #[inline(never)]
    pub(super) fn finish(
        &self,
        plan: &Plan<'_>,
        walk: Walk,
        amount: AssetAmount,
    ) -> Result<(Self, Payment), LoanError> {
        let Walk { mut loan, served, mut exit_fee, rest, short_of } = walk;
        let mut prepaid = AssetAmount::ZERO;
        if short_of.is_none() && !loan.outstanding.is_zero() {
            prepaid = rest.min(loan.outstanding);
            loan.outstanding = loan.outstanding.checked_sub(prepaid)?;
            if loan.outstanding.is_zero() {
                exit_fee = plan.terms.exit_fee;
                let missing = prepaid.checked_add(exit_fee)?.excess_over(rest);
                if !missing.is_zero() {
                    return Err(LoanError::BelowDue { amount, needed: amount.checked_add(missing)? });
                }
            }
        }
        if served.instalments == 0 && prepaid.is_zero() {
            return Err(LoanError::NothingPaid { opens_after: loan.opens_after(plan.terms)? });
        }
        let before = split::repaid(plan.terms, self.repaid(plan.terms)?, self.extra_units)?;
        let (mut principal, extra_units) = split::advance(plan.terms, loan.repaid(plan.terms)?, &before)?;
        principal.subtract(&before, plan.terms.tranches.len())?;
        loan.extra_units = extra_units;
        let mut reserve_returned = AssetAmount::ZERO;
        if loan.outstanding.is_zero() {
            loan.status = Status::Closed;
            reserve_returned = loan.reserve;
            loan.reserve = AssetAmount::ZERO;
        }
        let interest = split::interest(plan.terms, &plan.blend, served.all_interest()?)?;
        Ok((loan, Payment { served, prepaid, exit_fee, reserve_returned, principal, interest }))
    }
}
