//! A loan that is not paid: default, cure, foreclosure.

use super::payment::Reach;
use super::plan::Plan;
use super::{Loan, LoanError, Payment, Status, Terms};
use crate::units::{AssetAmount, Seconds, Timestamp};

/// For the borrower to pay what is overdue, from the default on: 14 days.
pub const CURE_WINDOW: Seconds = Seconds::new(14 * 86_400);

impl Loan {
    /// Calls a default, which anybody may once deadline and grace have passed.
    ///
    /// First the reserve pays overdue instalments, oldest first. If the loan is then no longer past its grace
    /// there is no default, but a payment out of the reserve. If it still is, there is no payment and the
    /// reserve stays whole: it is for the waterfall, by seniority.
    /// [`LoanError::WrongStatus`], [`LoanError::WithinGrace`].
    #[inline(never)]
    pub fn call_default(
        &self,
        terms: &Terms<'_>,
        now: Timestamp,
    ) -> Result<(Self, Option<Payment>), LoanError> {
        self.check_active()?;
        let until = self.default_after(terms)?;
        if now <= until {
            return Err(LoanError::WithinGrace { until });
        }
        let plan = Plan::new(terms)?;
        let mut walk = self.walk(&plan, self.reserve, now, Reach::Overdue)?;
        let is_averted = walk.loan.outstanding.is_zero() || now <= walk.loan.default_after(terms)?;
        if !is_averted {
            return Ok((Self { status: Status::Defaulted { at: now }, ..*self }, None));
        }
        // The reserve is for what is due: it prepays nothing.
        walk.loan.reserve = walk.rest;
        walk.rest = AssetAmount::ZERO;
        let (loan, payment) = self.finish(&plan, walk, self.reserve)?;
        Ok((loan, Some(payment)))
    }

    /// Pays at least all that is overdue, with interest since the default, and makes the loan active again.
    ///
    /// [`LoanError::WrongStatus`] unless defaulted, [`LoanError::CureWindowOver`] after 14 days,
    /// [`LoanError::BelowDue`].
    #[inline(never)]
    pub fn cure(
        &self,
        terms: &Terms<'_>,
        amount: AssetAmount,
        now: Timestamp,
    ) -> Result<(Self, Payment), LoanError> {
        let until = self.cure_until()?;
        if now > until {
            return Err(LoanError::CureWindowOver { until });
        }
        let plan = Plan::new(terms)?;
        let active = Self { status: Status::Active, ..*self };
        let walk = active.walk(&plan, amount, now, Reach::Open)?;
        if walk.loan.is_overdue(terms, now)? {
            let quote = self.quote(terms, now)?;
            let arrears = quote.arrears;
            let closes = arrears.principal == self.outstanding;
            let exit_fee = if closes { terms.exit_fee } else { AssetAmount::ZERO };
            return Err(LoanError::BelowDue { amount, needed: arrears.total()?.checked_add(exit_fee)? });
        }
        active.finish(&plan, walk, amount)
    }

    /// Gives the title up for sale once the cure window has passed.
    ///
    /// [`LoanError::WrongStatus`] unless defaulted, [`LoanError::CureWindowOpen`].
    pub fn foreclose(&self, now: Timestamp) -> Result<Self, LoanError> {
        let until = self.cure_until()?;
        let Status::Defaulted { at } = self.status else {
            return Err(LoanError::WrongStatus { status: self.status });
        };
        if now <= until {
            return Err(LoanError::CureWindowOpen { until });
        }
        Ok(Self { status: Status::Foreclosed { defaulted_at: at }, ..*self })
    }

    /// The last second of the cure window. [`LoanError::WrongStatus`] unless defaulted.
    pub fn cure_until(&self) -> Result<Timestamp, LoanError> {
        let Status::Defaulted { at } = self.status else {
            return Err(LoanError::WrongStatus { status: self.status });
        };
        Ok(at.checked_add(CURE_WINDOW)?)
    }
}
