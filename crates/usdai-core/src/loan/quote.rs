//! What a loan costs now. [`Loan::pay`] walks the same instalments with the same predicate.

use super::plan::Plan;
use super::{Charge, Loan, LoanError, Terms};
use crate::units::{AssetAmount, Timestamp};

/// What is due and what would close the loan, at one second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    /// Every instalment whose deadline is reached; else the one that can be paid, if there is one.
    pub due: Charge,
    /// With what is due, where that closes the loan.
    pub exit_fee: AssetAmount,
    /// Overdue instalments only: what cures a default.
    pub arrears: Charge,
    /// Everything, exit fee included.
    pub payoff: AssetAmount,
}

impl Quote {
    /// The least payment that leaves nothing due: `due` and the exit fee.
    pub fn total_due(&self) -> Result<AssetAmount, LoanError> {
        Ok(self.due.total()?.checked_add(self.exit_fee)?)
    }
}

impl Loan {
    /// Quotes the loan, whatever its status; nothing where it is closed.
    pub fn quote(&self, terms: &Terms<'_>, now: Timestamp) -> Result<Quote, LoanError> {
        let plan = Plan::new(terms)?;
        let mut quote = Quote::default();
        if self.outstanding.is_zero() {
            return Ok(quote);
        }
        let mut rest = *self;
        while rest.is_open(terms, now)? {
            let instalment = plan.next(&rest, now)?;
            if rest.is_overdue(terms, now)? {
                quote.arrears = quote.arrears.with(&instalment)?;
            }
            if quote.due.instalments == 0 || now >= rest.deadline(terms)? {
                quote.due = quote.due.with(&instalment)?;
            }
            quote.payoff = quote.payoff.checked_add(instalment.total()?)?;
            rest = rest.served(&instalment)?;
        }
        if quote.due.principal == self.outstanding {
            quote.exit_fee = terms.exit_fee;
        }
        quote.payoff = quote.payoff.checked_add(rest.outstanding)?.checked_add(terms.exit_fee)?;
        Ok(quote)
    }
}
