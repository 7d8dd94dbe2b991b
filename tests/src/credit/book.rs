//! What the loan book does and knows, and what the vault is worth by it.

use alloy_primitives::{B256, U256};
use stylus_chain::chain::{CallError, Receipt};

use super::{Credit, Currency, DAY, Deal};
use crate::abi::{ILoanBook, ILoanRouter, ISUSDai};
use crate::check::done;

/// How long the strategist's word counts.
const AGREED: u64 = 30 * DAY;

impl Credit {
    /// Has the strategist let the vault lend in a loan.
    ///
    /// # Errors
    /// The loan book's refusal.
    pub fn agree(&mut self, loan: B256) -> Result<Receipt, CallError> {
        let (book, strategist, expiration) = (self.book, self.people.strategist.clone(), self.now() + AGREED);
        self.chain().send(&strategist, book, &ILoanBook::agreeCall { loan, expiration })
    }

    /// Has the strategist track a position that was sent to the book.
    ///
    /// # Errors
    /// The loan book's refusal.
    pub fn adopt(&mut self, deal: &Deal, index: usize) -> Result<Receipt, CallError> {
        let (book, strategist) = (self.book, self.people.strategist.clone());
        let call = ILoanBook::adoptCall { terms: deal.book_terms(), index: U256::from(index) };
        self.chain().send(&strategist, book, &call)
    }

    /// Has all that came in of a currency turned into cash of the vault, as the keeper; returns the USDai.
    ///
    /// # Errors
    /// A refusal of the loan book, USDai or the vault.
    pub fn sweep(&mut self, currency: Currency) -> Result<U256, CallError> {
        let (book, keeper) = (self.book, self.people.keeper.clone());
        let receipt = self.chain().send(&keeper, book, &ILoanBook::sweepCall { currency: currency.token })?;
        Ok(receipt.returned::<ILoanBook::sweepCall>().unwrap_or_default())
    }

    /// Has an entry that was paid ahead accrue again, as the keeper.
    ///
    /// # Errors
    /// The loan book's refusal.
    pub fn resume(&mut self, deal: &Deal, index: usize) -> Result<Receipt, CallError> {
        let (book, keeper, loan) = (self.book, self.people.keeper.clone(), self.loan_id(&deal.terms));
        self.chain().send(&keeper, book, &ILoanBook::resumeCall { loan, index: U256::from(index) })
    }

    /// Has the mark of an entry raised, as the keeper.
    ///
    /// # Errors
    /// The loan book's refusal.
    pub fn remark(&mut self, deal: &Deal, index: usize) -> Result<Receipt, CallError> {
        let (book, keeper, loan) = (self.book, self.people.keeper.clone(), self.loan_id(&deal.terms));
        self.chain().send(&keeper, book, &ILoanBook::remarkCall { loan, index: U256::from(index) })
    }

    /// Tells the loan book what it took no note of, as the keeper.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn reconcile(&mut self, deal: &Deal, index: usize) -> Result<Receipt, CallError> {
        let keeper = self.people.keeper.clone();
        let call = ILoanRouter::reconcileCall { terms: deal.terms.clone(), index: U256::from(index) };
        self.tell(&keeper, &call)
    }

    /// An entry of the loan book.
    #[track_caller]
    pub fn entry(&mut self, deal: &Deal, index: usize) -> ILoanBook::entryReturn {
        let (book, loan) = (self.book, self.loan_id(&deal.terms));
        self.look(book, &ILoanBook::entryCall { loan, index: U256::from(index) })
    }

    /// The vault's own book of all loans.
    #[track_caller]
    pub fn vault_loans(&mut self) -> ISUSDai::loansReturn {
        self.redemptions.ask_vault(&ISUSDai::loansCall {})
    }

    /// The vault's cash.
    #[track_caller]
    pub fn vault_cash(&mut self) -> ISUSDai::cashReturn {
        self.redemptions.ask_vault(&ISUSDai::cashCall {})
    }

    /// Both prices of a whole share: of deposits and of redemptions.
    #[track_caller]
    pub fn prices(&mut self) -> [U256; 2] {
        self.redemptions.prices()
    }

    /// Sets the limits of what the vault lends, as the authority: whole dollars for one loan, one borrower, one
    /// curator, and what has to be left.
    #[track_caller]
    pub fn set_limits(&mut self, [loan, borrower, curator, cash]: [u64; 4]) {
        let [loan, borrower, curator, cash] =
            [loan, borrower, curator, cash].map(|dollars| crate::whole(dollars, 18));
        let call = ILoanBook::setLimitsCall {
            perLoan: loan,
            perBorrower: borrower,
            perCurator: curator,
            minimumCash: cash,
        };
        let book = self.book;
        done(self.push(book, &call));
    }
}
