//! Paying a loan off with another.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error, of_loan};
use crate::payments::{Purse, Source};
use crate::repayment::Settlement;
use crate::slots::Partner;
use crate::storage::{LoanRouter, now};
use alloy_primitives::{B256, U256};
use kit::calldata::Arguments;
use kit::{emit, token};
use loan_terms::LoanTerms;
use usdai_core::AssetAmount;
use usdai_core::loan::Refinancing;

impl LoanRouter {
    /// Opens a loan with the calldata and pays the old one off with it: the new one.
    ///
    /// What the opening program refuses, `LoanUnknown`, `MostExceeded`, and what [`usdai_core::loan::Loan::pay`] does.
    #[inline(never)]
    pub(crate) fn refinance(&mut self, selector: u32, arguments: &[u8]) -> Result<B256, Error> {
        let a = &mut Arguments::new(arguments);
        let (terms, [_, _, most]) = (&LoanTerms::read(a)?, [(); 3].map(|()| a.uint()));
        a.check()?;
        let answer = self.run(Partner::Opening, selector, arguments)?;
        let mut answer = Arguments::new(&answer);
        let (successor, available) = (answer.word(), AssetAmount::new(answer.uint()));
        answer.check()?;

        let (loan, record) = &self.record_of(terms)?;
        let arithmetic = &terms.arithmetic(record.decimals)?;
        let payoff = record.loan.quote(arithmetic, now()).map_err(of_loan)?.payoff;
        let outcome = record.loan.pay(arithmetic, payoff, now());
        let (after, payment) = outcome.as_ref().map_err(|error| of_loan(*error))?;
        let source = Source::Held;
        let settlement = Settlement { loan: *loan, terms, arithmetic, record, after, payment, source };
        let owners = self.record_payment(&settlement)?;
        let difference = Refinancing::new(available, payment)?;
        emit!(
            LoanRefinanced,
            [*loan, successor],
            [difference.from_borrower.raw(), difference.to_borrower.raw()]
        );
        self.balance(&Purse { loan: *loan, currency: terms.currency, source }, terms, &difference, most)?;
        let credited = self.pay_settlement(&settlement, &owners)?;
        self.report_payment(&settlement, &owners, &credited)?;
        Ok(successor)
    }

    /// Takes what the new loan is short of from the borrower, or pays what it has over. `MostExceeded`,
    /// `AmountMissing`.
    #[inline(never)]
    fn balance(
        &mut self,
        purse: &Purse,
        terms: &LoanTerms,
        difference: &Refinancing,
        most: U256,
    ) -> Result<(), Error> {
        let needed = difference.from_borrower.raw();
        if needed > most {
            return Err(errors::most_exceeded(needed, most));
        }
        if !needed.is_zero() {
            let arrived = token::pull(terms.currency, terms.borrower, needed)?;
            if arrived < needed {
                return Err(errors::amount_missing(terms.currency, arrived, needed));
            }
        }
        self.pay(purse, terms.borrower, difference.to_borrower).map(|_| ())
    }
}
