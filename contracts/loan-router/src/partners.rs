//! What is asked of the contracts that the router works with. Their refusals are passed on.

use crate::abi::partners::{ICaliber, IDepositTimelock, ILoanBook, ILoanPositions};
use crate::errors::Error;
use crate::slots::Partner;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::host;
use kit::words::Word;
use loan_terms::LoanTerms;
use usdai_core::loan::{Loan, Terms};
use usdai_core::{AccrualRate, Usd};

impl LoanRouter {
    /// Has the router hold the borrower's title, and its operator's credit drawn.
    pub(crate) fn pledge(&self, terms: &LoanTerms, principal: Usd) -> Result<(), Error> {
        let words = [terms.title.word(), terms.borrower.word(), principal.raw().word()];
        self.order(Partner::Caliber, ICaliber::pledgeCall::SELECTOR, &words)
    }

    /// Keeps the title pledged, for a loan that pays off another.
    pub(crate) fn repledge(&self, terms: &LoanTerms, old: Usd, principal: Usd) -> Result<(), Error> {
        let words = [terms.title.word(), terms.borrower.word(), old.raw().word(), principal.raw().word()];
        self.order(Partner::Caliber, ICaliber::repledgeCall::SELECTOR, &words)
    }

    /// Has `amount` of a lender's escrow for this very loan paid to the router, and the rest back.
    pub(crate) fn withdraw_escrow(
        &self,
        loan: B256,
        lender: Address,
        currency: Address,
        amount: U256,
    ) -> Result<(), Error> {
        let words = [loan, lender.word(), currency.word(), amount.word()];
        self.order(Partner::Timelock, IDepositTimelock::withdrawCall::SELECTOR, &words)
    }

    /// Has the loan book pay for its tranches; it is told of all of them, and what its own accrue.
    #[inline(never)]
    pub(crate) fn draw_from_book(
        &self,
        loan: B256,
        terms: &LoanTerms,
        arithmetic: &Terms<'_>,
        begun: &Loan,
    ) -> Result<(), Error> {
        let book = self.partner(Partner::LoanBook);
        let decimals = u64::from(arithmetic.decimals.get()).word();
        let mut words =
            Vec::from([loan, terms.borrower.word(), terms.title.word(), terms.currency.word(), decimals]);
        words.extend([0xc0_u64.word(), (terms.lenders.len() as u64).word()]);
        for (index, (lender, tranche)) in terms.lenders.iter().zip(&terms.tranches).enumerate() {
            let is_own = *lender == book;
            let rate = if is_own { begun.accrual_rate(arithmetic, index)? } else { AccrualRate::ZERO };
            words.extend([lender.word(), tranche.amount.raw().word(), rate.raw().word()]);
        }
        self.order(Partner::LoanBook, ILoanBook::fundCall::SELECTOR, &words)
    }

    /// Gives each lender the position of its tranche.
    pub(crate) fn mint_positions(&self, loan: B256, lenders: &[Address]) -> Result<(), Error> {
        let mut words = Vec::from([loan, 0x40_u64.word(), (lenders.len() as u64).word()]);
        words.extend(lenders.iter().map(Word::word));
        self.order(Partner::Positions, ILoanPositions::mintCall::SELECTOR, &words)
    }

    /// Calls a function that returns nothing.
    #[inline(never)]
    pub(crate) fn order(&self, partner: Partner, selector: [u8; 4], words: &[B256]) -> Result<(), Error> {
        host::call_or_explain(self.partner(partner), selector, words).map(|_| ())
    }
}
