//! What borrowers and anybody do with loans, a line each.

use alloy_primitives::{B256, U256};
use stylus_chain::chain::{Account, CallError, Receipt};

use super::{Credit, Deal};
use crate::abi::ILoanRouter;
use crate::check::done;

impl Credit {
    /// Has the lenders ready and opens the loan; returns its id.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn borrow(&mut self, deal: &Deal) -> Result<B256, CallError> {
        self.prepare(deal);
        self.borrow_sent(deal)?;
        Ok(self.loan_id(&deal.terms))
    }

    /// Opens the loan as the borrower, with lenders that are ready; returns the receipt.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn borrow_sent(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let deposits = self.deposits(deal);
        self.tell(&deal.borrower, &ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits })
    }

    /// Pays off one loan with another, as its borrower, who has `most` more for it.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn refinance(&mut self, old: &Deal, new: &Deal, most: U256) -> Result<Receipt, CallError> {
        self.prepare(new);
        self.fund(&new.borrower, new.currency, most, self.router);
        let deposits = self.deposits(new);
        let (old, terms) = (old.terms.clone(), new.terms.clone());
        self.tell(&new.borrower, &ILoanRouter::refinanceCall { old, terms, deposits, most })
    }

    /// Has somebody offer so much, which it is given for that; returns the receipt.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn repay(&mut self, payer: &Account, deal: &Deal, amount: U256) -> Result<Receipt, CallError> {
        self.fund(payer, deal.currency, amount, self.router);
        self.tell(payer, &ILoanRouter::repayCall { terms: deal.terms.clone(), amount })
    }

    /// The borrower pays what is due now.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn pay_due(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let due = self.expected_quote(deal).total_due().unwrap_or_else(|error| panic!("{error}"));
        self.repay(&deal.borrower, deal, due.raw())
    }

    /// The borrower pays everything.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn pay_off(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let payoff = self.expected_quote(deal).payoff;
        self.repay(&deal.borrower, deal, payoff.raw())
    }

    /// Calls a default, as the keeper.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn call_default(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let keeper = self.people.keeper.clone();
        self.tell(&keeper, &ILoanRouter::callDefaultCall { terms: deal.terms.clone() })
    }

    /// Has somebody offer so much to cure a default, which it is given for that.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn cure(&mut self, payer: &Account, deal: &Deal, amount: U256) -> Result<Receipt, CallError> {
        self.fund(payer, deal.currency, amount, self.router);
        self.tell(payer, &ILoanRouter::cureCall { terms: deal.terms.clone(), amount })
    }

    /// The borrower pays the arrears of a loan in default.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn cure_arrears(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let quote = self.expected_quote(deal);
        let arrears = quote.arrears.total().unwrap_or_else(|error| panic!("{error}"));
        let closes = quote.arrears.principal == self.loan(deal).outstanding;
        let exit_fee = if closes { deal.terms.exitFee } else { U256::ZERO };
        self.cure(&deal.borrower, deal, arrears.raw().saturating_add(exit_fee))
    }

    /// Hands the title to the auction, as the keeper.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn foreclose(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let keeper = self.people.keeper.clone();
        self.tell(&keeper, &ILoanRouter::forecloseCall { terms: deal.terms.clone() })
    }

    /// Distributes what a sale brought, as the keeper.
    ///
    /// # Errors
    /// The router's refusal.
    pub fn recover(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let keeper = self.people.keeper.clone();
        self.tell(&keeper, &ILoanRouter::recoverCall { terms: deal.terms.clone() })
    }

    /// Calls a default at the first second at which anybody may.
    #[track_caller]
    pub fn default_on(&mut self, deal: &Deal) -> Receipt {
        self.go_to_end_of_grace(deal);
        self.wait(1);
        done(self.call_default(deal))
    }

    /// Has a loan defaulted, waits for the end of the cure window, and hands the title to the auction.
    #[track_caller]
    pub fn default_and_foreclose(&mut self, deal: &Deal) -> Receipt {
        self.default_on(deal);
        self.go_to_end_of_cure(deal);
        self.wait(1);
        done(self.foreclose(deal))
    }
}
