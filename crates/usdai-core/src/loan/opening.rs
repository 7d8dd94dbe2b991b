//! The first payment, which goes to the borrower, and a loan that pays off another.

use super::plan::Plan;
use super::{Instalment, Loan, LoanError, Payment, Status, Terms};
use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Timestamp};
use ruint::aliases::U256;

/// A loan that begins, and where its principal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// What to store. Its reserve is held by whoever holds the loan's money.
    pub loan: Loan,
    /// For the fee's recipient.
    pub origination_fee: AssetAmount,
    /// The rest of the principal, without fee and reserve.
    pub to_borrower: AssetAmount,
    /// The first instalment.
    pub first: Instalment,
}

impl Opening {
    /// Begins a loan.
    ///
    /// Errors name the term that is out of bounds, [`LoanError::NothingForBorrower`] where fee and reserve take
    /// the principal, [`LoanError::Math`] where the growth over all instalments does not fit 256 bits: no later
    /// one can fail then, as it has fewer left.
    pub fn new(terms: &Terms<'_>, now: Timestamp) -> Result<Self, LoanError> {
        terms.check()?;
        let plan = Plan::new(terms)?;
        let principal = plan.blend.principal;
        let loan = Loan {
            outstanding: principal,
            reserve: AssetAmount::ZERO,
            start: now,
            paid: 0,
            extra_units: 0,
            status: Status::Active,
        };
        let first = plan.next(&loan, now)?;
        let reserve = fixed::mul(first.total()?.raw(), U256::from(terms.reserve_instalments))?;
        let reserve = AssetAmount::new(reserve);
        let withheld = terms.origination_fee.checked_add(reserve)?;
        if withheld >= principal {
            return Err(LoanError::NothingForBorrower { withheld, principal });
        }
        Ok(Self {
            loan: Loan { reserve, ..loan },
            origination_fee: terms.origination_fee,
            to_borrower: principal.checked_sub(withheld)?,
            first,
        })
    }

    /// What the borrower gets or adds when this loan pays off another, in one transaction.
    pub fn refinance(&self, payoff: &Payment) -> Result<Refinancing, MathError> {
        Refinancing::new(self.to_borrower, payoff)
    }
}

/// Cash of the borrower in a refinancing; one of the two is zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refinancing {
    /// What the new loan is short of.
    pub from_borrower: AssetAmount,
    /// What it has over.
    pub to_borrower: AssetAmount,
}

impl Refinancing {
    /// Of what a new loan has for its borrower, and the payment that closes the old one.
    pub fn new(to_borrower: AssetAmount, payoff: &Payment) -> Result<Self, MathError> {
        let available = to_borrower.checked_add(payoff.reserve_returned)?;
        let needed = payoff.total()?;
        Ok(Self { from_borrower: needed.excess_over(available), to_borrower: available.excess_over(needed) })
    }
}
