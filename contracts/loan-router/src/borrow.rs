//! Opening a loan against a title.

use crate::errors::Error;
use crate::funding::{Deposit, Funding, Targets};
use crate::opening::Begun;
use crate::storage::LoanRouter;
use alloy_primitives::B256;
use kit::host;
use loan_terms::LoanTerms;

impl LoanRouter {
    /// Opens a loan: what [`Self::begin`] and [`Self::collect`] refuse, and what the title's contract does.
    #[inline(never)]
    pub(crate) fn borrow(&mut self, terms: &LoanTerms, deposits: &[Deposit<'_>]) -> Result<B256, Error> {
        let Begun { loan, decimals, opening, fee_recipient } = self.begin(terms)?;
        self.pledge(terms, decimals.to_usd(opening.loan.outstanding)?)?;
        let kept = opening.loan.reserve;
        let mut targets = Targets::new(&[
            (fee_recipient, opening.origination_fee),
            (host::this(), kept),
            (terms.borrower, opening.to_borrower),
        ]);
        let arithmetic = &terms.arithmetic(decimals)?;
        let funding = Funding { loan, terms, arithmetic, begun: &opening.loan, deposits };
        self.collect(&funding, &mut targets, kept)?;
        self.mint_positions(loan, &terms.lenders)?;
        Ok(loan)
    }
}
