//! What terms come to, whether a loan of them began or not.

use crate::LoanLens;
use crate::asked::decimals;
use alloc::vec::Vec;
use alloy_primitives::B256;
use kit::words::Word;
use kit::{Error, host};
use loan_terms::LoanTerms;
use loan_terms::errors::of_loan;
use usdai_core::loan::{Loan, Opening};
use usdai_core::{AssetAmount, Timestamp};

impl LoanLens {
    /// The rows of the whole loan, as the only result. Errors name the term that is out of bounds.
    pub(crate) fn schedule_words(&self, terms: &LoanTerms) -> Result<Vec<B256>, Error> {
        let (decimals, start) = match self.record_of(terms)? {
            Some(record) => (record.decimals, record.loan.start),
            None => (decimals(terms.currency)?, Timestamp::new(host::now())),
        };
        let terms = terms.arithmetic(decimals)?;
        let mut loan = Opening::new(&terms, start).map_err(of_loan)?.loan;
        let mut rows = Vec::new();
        while !loan.outstanding.is_zero() {
            let (row, due) = (loan.instalment(&terms)?, loan.deadline(&terms)?);
            let outstanding = loan.outstanding.checked_sub(row.principal)?;
            loan = Loan { outstanding, paid: loan.paid.saturating_add(1), ..loan };
            rows.push([due.get().word(), amount(row.principal), amount(row.interest), amount(outstanding)]);
        }
        let mut words = Vec::from([0x20_u64.word(), (rows.len() as u64).word()]);
        words.extend(rows.as_flattened());
        Ok(words)
    }

    /// The fields of `Opening`. Errors name the term that is out of bounds.
    pub(crate) fn opening_words(&self, terms: &LoanTerms) -> Result<[B256; 5], Error> {
        let terms = terms.arithmetic(decimals(terms.currency)?)?;
        let opening = Opening::new(&terms, Timestamp::new(host::now())).map_err(of_loan)?;
        Ok([
            amount(opening.loan.outstanding),
            amount(opening.origination_fee),
            amount(opening.loan.reserve),
            amount(opening.to_borrower),
            amount(opening.first.total()?),
        ])
    }
}

fn amount(amount: AssetAmount) -> B256 {
    amount.raw().word()
}
