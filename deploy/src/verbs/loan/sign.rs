//! `usdai loan sign`: a lender's signature of terms, with a permit for what it lends.

use alloy_primitives::{Address, U256};
use clap::Args;

use super::{Deal, TermsArgument};
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Reading, Releasing};
use crate::verbs::permit::Offer;
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::TranchePermit;
use crate::verbs::signing::{Signed, Signing};

/// Which terms, and whose key.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    #[command(flatten)]
    releasing: Releasing,
    /// The lender's key, and where the signature goes.
    #[command(flatten)]
    signing: Signing,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

impl Arguments {
    /// Signs.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        let hand = self.signing.hand(session).await?;
        let account = hand.account;
        let lent: Vec<_> = deal.terms.trancheSpecs.iter().map(|spec| (spec.lender, spec.amount)).collect();
        if lent.iter().all(|(lender, _)| *lender != account) {
            return Err(Declined::NotALender { account }.into());
        }
        let signature = hand.sign(&deal.terms, &deal.domain(session.client.chain_id())).await?;
        let permits = match hand.sender() {
            Some(sender) if !self.releasing.no_permit => permits(session, &deal, &sender, &lent).await?,
            _ => Vec::new(),
        };
        let own = lent.iter().filter(|(lender, _)| *lender == account).map(|(_, amount)| *amount);
        let amount = deal.sum(own.fold(U256::ZERO, U256::saturating_add));
        let until = utc(U256::from(deal.terms.expiration));
        let words = format!("loan {}, which lends {amount}, until {until}", deal.id);
        let signed = Signed { words, digest: deal.id, signature };
        self.signing.answer(session, &hand, signed, permits).await
    }
}

/// A permit for each tranche of the lender, in the order in which the router takes them; none where the currency has
/// none. They count as long as the terms do.
async fn permits(
    session: &Session,
    deal: &Deal,
    sender: &Sender,
    lent: &[(Address, U256)],
) -> Result<Vec<TranchePermit>, VerbError> {
    let mut permits = Vec::new();
    let deadline = deal.terms.expiration;
    for (tranche, (lender, amount)) in lent.iter().enumerate() {
        if *lender != sender.address {
            continue;
        }
        let offer = Offer::find(session, &deal.currency, sender.address, deal.router, *amount).await?;
        let Some(mut offer) = offer else { return Ok(Vec::new()) };
        offer.message.deadline = U256::from(deadline);
        offer.message.nonce = offer.message.nonce.saturating_add(U256::from(permits.len()));
        let signed = offer.sign(sender).await?;
        permits.push(TranchePermit { tranche, deadline, v: signed.v, r: signed.r, s: signed.s });
    }
    Ok(permits)
}
