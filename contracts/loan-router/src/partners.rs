//! What is asked of the contracts that the router works with. Their refusals are passed on.

use crate::abi::partners::{
    ICaliber, ICollateralAuction, IDepositTimelock, ILoanBook, ILoanPositions, IPriceOracle,
};
use crate::begin::Begun;
use crate::errors::{self, Error};
use crate::slots::Partner;
use crate::storage::LoanRouter;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::calldata::Arguments;
use kit::host;
use kit::words::{Word, with_selector};
use loan_terms::LoanTerms;
use usdai_core::{AccrualRate, AssetAmount, Decimals, Usd};

/// Gas for a price: what the feeds of a currency and of the sequencer may take at most, and the oracle itself.
const PRICE_GAS: u64 = 500_000;

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
    pub(crate) fn draw_from_book(&self, begun: &Begun, terms: &LoanTerms) -> Result<(), Error> {
        let book = self.partner(Partner::LoanBook);
        let arithmetic = &terms.arithmetic(begun.decimals)?;
        let decimals = u64::from(begun.decimals.get()).word();
        let mut words = Vec::from([
            begun.loan,
            terms.borrower.word(),
            terms.title.word(),
            terms.currency.word(),
            decimals,
        ]);
        words.extend([0xc0_u64.word(), (terms.lenders.len() as u64).word()]);
        for (index, (lender, tranche)) in terms.lenders.iter().zip(&terms.tranches).enumerate() {
            let is_own = *lender == book;
            let rate =
                if is_own { begun.opening.loan.accrual_rate(arithmetic, index)? } else { AccrualRate::ZERO };
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

    /// Gives the title back to the borrower.
    pub(crate) fn release(&self, terms: &LoanTerms) -> Result<(), Error> {
        let words = [terms.title.word(), terms.borrower.word()];
        self.order(Partner::Caliber, ICaliber::releaseCall::SELECTOR, &words)
    }

    /// Tells the title's contract of a default.
    pub(crate) fn mark_defaulted(&self, terms: &LoanTerms) -> Result<(), Error> {
        self.order(Partner::Caliber, ICaliber::markDefaultedCall::SELECTOR, &[terms.title.word()])
    }

    /// Tells it that the arrears were paid.
    pub(crate) fn mark_cured(&self, terms: &LoanTerms) -> Result<(), Error> {
        self.order(Partner::Caliber, ICaliber::markCuredCall::SELECTOR, &[terms.title.word()])
    }

    /// Gives the operator credit back for principal that came back.
    pub(crate) fn give_back(&self, terms: &LoanTerms, principal: Usd) -> Result<(), Error> {
        if principal.is_zero() {
            return Ok(());
        }
        let words = [terms.borrower.word(), principal.raw().word()];
        self.order(Partner::Caliber, ICaliber::giveBackCall::SELECTOR, &words)
    }

    /// Has the auction hold the title and sell it for what is `owed`.
    pub(crate) fn hand_to_auction(
        &self,
        loan: B256,
        terms: &LoanTerms,
        decimals: Decimals,
        owed: AssetAmount,
    ) -> Result<(), Error> {
        self.order(Partner::Caliber, ICaliber::forecloseCall::SELECTOR, &[terms.title.word()])?;
        let decimals = u64::from(decimals.get()).word();
        let words = [terms.title.word(), loan, terms.currency.word(), decimals, owed.raw().word()];
        self.order(Partner::Auction, ICollateralAuction::startCall::SELECTOR, &words)
    }

    /// Who owns the positions of a loan's tranches.
    #[inline(never)]
    pub(crate) fn owners_of(&self, loan: B256, tranches: usize) -> Result<Vec<Address>, Error> {
        let words = [loan, (tranches as u64).word()];
        let call = with_selector(ILoanPositions::ownersOfCall::SELECTOR, &words);
        let limit = tranches.saturating_add(2).saturating_mul(32);
        let positions = self.partner(Partner::Positions);
        let answer = host::static_call_up_to(positions, &call, u64::MAX, limit).unwrap_or_default();
        let mut a = Arguments::new(&answer);
        let (mut owners, count) = a.array();
        // Positions are made with the loan.
        if a.check().is_err() || count != tranches {
            return Err(errors::loan_unknown(loan));
        }
        Ok((0..count).map(|_| owners.address()).collect())
    }

    /// Has the price oracle, if there is one, say that a currency is near a dollar. What it refuses, and
    /// `PriceOracleSilent`.
    #[inline(never)]
    pub(crate) fn check_price(&self, currency: Address) -> Result<(), Error> {
        let oracle = self.price_oracle();
        if oracle.is_zero() {
            return Ok(());
        }
        match host::ask(oracle, IPriceOracle::peggedPriceCall::SELECTOR, &[currency.word()], PRICE_GAS) {
            Ok(answer) if answer.len() >= 32 => Ok(()),
            Err(refusal) if !refusal.is_empty() => Err(Error::of_callee(refusal)),
            _ => Err(errors::price_oracle_silent(oracle)),
        }
    }

    /// Calls a function that returns nothing.
    #[inline(never)]
    pub(crate) fn order(&self, partner: Partner, selector: [u8; 4], words: &[B256]) -> Result<(), Error> {
        host::call_or_explain(self.partner(partner), selector, words).map(|_| ())
    }
}
