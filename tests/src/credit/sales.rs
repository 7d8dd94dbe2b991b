//! Sales of foreclosed titles, a line each.

use alloy_primitives::U256;
use stylus_chain::chain::{Account, CallError, Receipt};

use super::{Credit, Deal};
use crate::abi::ICollateralAuction;
use crate::check::done;

/// The round without a reserve.
pub const FINAL_ROUND: u8 = 6;

impl Credit {
    /// A sale as the auction has it.
    #[track_caller]
    pub fn sale(&mut self, title: U256) -> ICollateralAuction::auctionReturn {
        let auction = self.auction;
        self.look(auction, &ICollateralAuction::auctionCall { title })
    }

    /// Has somebody bid so much for the title of a loan, which it is given for that.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn bid(&mut self, buyer: &Account, deal: &Deal, amount: U256) -> Result<Receipt, CallError> {
        let auction = self.auction;
        self.fund(buyer, deal.currency, amount, auction);
        self.chain().send(buyer, auction, &ICollateralAuction::bidCall { title: deal.terms.title, amount })
    }

    /// Sells a title to its highest bidder, as the keeper.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn settle(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let (auction, keeper) = (self.auction, self.people.keeper.clone());
        self.chain().send(&keeper, auction, &ICollateralAuction::settleCall { title: deal.terms.title })
    }

    /// Begins the next round of a title for which nobody bid, as the keeper.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn next_round(&mut self, deal: &Deal) -> Result<Receipt, CallError> {
        let (auction, keeper) = (self.auction, self.people.keeper.clone());
        self.chain().send(&keeper, auction, &ICollateralAuction::nextRoundCall { title: deal.terms.title })
    }

    /// Pays somebody what it was outbid with.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn withdraw_bid(&mut self, bidder: &Account, deal: &Deal) -> Result<Receipt, CallError> {
        let auction = self.auction;
        let (currency, to) = (deal.currency.token, bidder.address);
        self.chain().send(bidder, auction, &ICollateralAuction::withdrawCall { currency, to })
    }

    /// Goes to the first second after the round that runs.
    #[track_caller]
    pub fn go_past_round(&mut self, deal: &Deal) {
        let ends_at = self.sale(deal.terms.title).endsAt;
        self.go_to(ends_at + 1);
    }

    /// Lets rounds pass without a bid until the one that has no reserve.
    #[track_caller]
    pub fn go_to_final_round(&mut self, deal: &Deal) {
        while self.sale(deal.terms.title).round < FINAL_ROUND {
            self.go_past_round(deal);
            done(self.next_round(deal));
        }
    }

    /// Sells the title of a foreclosed loan for exactly so much, in the first round whose reserve allows that.
    #[track_caller]
    pub fn sell(&mut self, deal: &Deal, buyer: &Account, price: U256) {
        while self.sale(deal.terms.title).leastBid > price {
            assert!(self.sale(deal.terms.title).round < FINAL_ROUND, "nothing is sold for {price}");
            self.go_past_round(deal);
            done(self.next_round(deal));
        }
        done(self.bid(buyer, deal, price));
        self.go_past_round(deal);
        done(self.settle(deal));
    }
}
