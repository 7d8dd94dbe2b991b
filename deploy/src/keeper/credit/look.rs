//! Looking at loans, sales and the loan book.

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolError;
use usdai_bindings::ILoanRouter::LoanTerms;
use usdai_bindings::{ICollateralAuction, ILoanBook, ILoanLens, ILoanRouter};
use usdai_core::Timestamp;

use super::loans::{Life, Place, Tracked};
use super::{Cash, Credit, Duty, Entry, EntryState, Loan, Loans, Stage, Unreported};
use crate::client::{BlockHead, Client, ClientError};
use crate::keeper::error::KeeperError;
use crate::keeper::site::{CreditSite, Site};

/// Looks at what a decision depends on. What cannot be seen is left out, with a note of why.
pub async fn look(site: &Site, loans: &mut Loans, head: BlockHead) -> (Credit, Vec<KeeperError>) {
    let mut seen = Credit::default();
    let Some(credit) = site.credit else { return (seen, Vec::new()) };
    let mut troubles: Vec<ClientError> = loans.follow(site, &credit, head).await.err().into_iter().collect();
    let look = Look { client: &site.client, credit };
    for (id, known) in &mut loans.known {
        if known.life == Life::Unread {
            match look.stage(&known.terms).await {
                Ok(stage) => known.life = stage.map_or(Life::Over, Life::At),
                Err(error) => troubles.push(error),
            }
        }
        if let Life::At(stage) = known.life {
            seen.loans.push(Loan { id: *id, stage });
        }
    }
    for (loan, index) in loans.unreported.clone() {
        match look.report(loans, loan, index).await {
            Ok(Some(is_taken)) => seen.unreported.push(Unreported { loan, index, is_taken }),
            Ok(None) => drop(loans.unreported.remove(&(loan, index))),
            Err(error) => troubles.push(error),
        }
    }
    let loans = &*loans;
    for ((loan, index), tracked) in &loans.entries {
        match look.entry(loans, *loan, *index, tracked).await {
            Ok(state) => seen.entries.extend(state.map(|state| Entry { loan: *loan, index: *index, state })),
            Err(error) => troubles.push(error),
        }
    }
    for (currency, swept) in &loans.sweeps {
        match look.cash(loans, *currency, *swept).await {
            Ok(cash) => seen.cash.extend(cash),
            Err(error) => troubles.push(error),
        }
    }
    (seen, troubles.into_iter().map(KeeperError::from).collect())
}

struct Look<'a> {
    client: &'a Client,
    credit: CreditSite,
}

impl Look<'_> {
    /// Where a loan is; none where it is closed.
    async fn stage(&self, terms: &LoanTerms) -> Result<Option<Stage>, ClientError> {
        let standing =
            self.client.call(self.credit.lens, &ILoanLens::loanCall { terms: terms.into() }).await?;
        Ok(match standing.status {
            1 => Some(Stage::Active { default_after: Timestamp::new(standing.defaultAfter) }),
            2 => Some(Stage::Defaulted { cure_until: Timestamp::new(standing.cureUntil) }),
            3 => self.sale(standing.id, terms).await?,
            _ => None,
        })
    }

    async fn sale(&self, loan: B256, terms: &LoanTerms) -> Result<Option<Stage>, ClientError> {
        if self.client.call(self.credit.router, &ILoanRouter::proceedsCall { loan }).await?.isSold {
            return Ok(Some(Stage::Sold));
        }
        let title = terms.title;
        let sale = self.client.call(self.credit.auction, &ICollateralAuction::auctionCall { title }).await?;
        let (ends_at, has_bid) = (Timestamp::new(sale.endsAt), !sale.highestBid.is_zero());
        Ok((sale.round != 0).then_some(Stage::ForSale { title, ends_at, has_bid }))
    }

    /// What waits in a tranche, if anything does.
    async fn entry(
        &self,
        loans: &Loans,
        loan: B256,
        index: U256,
        tracked: &Tracked,
    ) -> Result<Option<EntryState>, ClientError> {
        Ok(match tracked.state {
            2 => Some(EntryState::PaidAhead { from: Timestamp::new(tracked.from) }),
            3 => {
                let round = loans.terms(loan).and_then(|terms| loans.rounds.get(&terms.title));
                Some(EntryState::Defaulted {
                    marked_at: self.time(tracked.place).await?,
                    is_round_newer: round.is_some_and(|round| *round > tracked.place),
                    is_raisable: self.goes(loans, Duty::Remark(loan, index)).await?,
                })
            }
            _ => None,
        })
    }

    /// Cash in a currency, if there is any.
    async fn cash(
        &self,
        loans: &Loans,
        currency: Address,
        swept: Option<Place>,
    ) -> Result<Option<Cash>, ClientError> {
        let cash = self.client.call(self.credit.book, &ILoanBook::cashCall { currency }).await?;
        if cash.principal.is_zero() && cash.interest.is_zero() {
            return Ok(None);
        }
        let swept_at = match swept {
            Some(place) => Some(self.time(place).await?),
            None => None,
        };
        let is_taken = self.goes(loans, Duty::Sweep(currency)).await?;
        Ok(Some(Cash { currency, swept_at, is_taken }))
    }

    /// Whether the loan book takes note now of what it did not; none where nothing is left to note.
    async fn report(&self, loans: &Loans, loan: B256, index: U256) -> Result<Option<bool>, ClientError> {
        let Some(call) = Duty::Reconcile(loan, index).call(&self.credit, loans) else { return Ok(None) };
        let nothing = |data: &Bytes| data.starts_with(&ILoanRouter::NothingUnreported::SELECTOR);
        match self.client.simulate(call.request(Address::ZERO), Default::default()).await {
            Ok(_) => Ok(Some(true)),
            Err(error) if error.revert_data().is_some_and(nothing) => Ok(None),
            Err(error) if error.is_of_contract() => Ok(Some(false)),
            Err(error) => Err(error),
        }
    }

    /// Whether a contract takes the call of a duty now.
    async fn goes(&self, loans: &Loans, duty: Duty) -> Result<bool, ClientError> {
        let Some(call) = duty.call(&self.credit, loans) else { return Ok(false) };
        match self.client.simulate(call.request(Address::ZERO), Default::default()).await {
            Ok(_) => Ok(true),
            Err(error) if error.is_of_contract() => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn time(&self, place: Place) -> Result<Timestamp, ClientError> {
        let block = self.client.block(BlockNumberOrTag::Number(place.block)).await?;
        Ok(Timestamp::new(block.timestamp))
    }
}
