//! `usdai loan approve`: lets the router take what a lender lends, where the currency takes no permit.

use alloy_primitives::U256;
use clap::Args;
use usdai_bindings::IToken;

use super::{Deal, TermsArgument};
use crate::client::{ClientError, Outgoing};
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::tokens::check_amount;

/// Which terms.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        let lent = lent(&deal, sender.address).ok_or(Declined::NotALender { account: sender.address })?;
        let held = session.holding(&deal.currency, sender.address).await?;
        let pays = check_amount(lent, &held, sender.address)?;
        let approve = |value| Step {
            title: format!("let the loan router take {}", deal.sum(value)),
            call: Outgoing::call(deal.currency.address, &IToken::approveCall { spender: deal.router, value }),
            interface: Interface::Tokens,
        };
        let mut steps = vec![approve(lent)];
        let tried = steps.first().map(|step| step.call.request(sender.address)).unwrap_or_default();
        match session.client.simulate(tried, Default::default()).await {
            // Some tokens (USDT) take a new approval only in the place of none.
            Err(ClientError::Reverted { .. }) => steps.insert(0, approve(U256::ZERO)),
            answer => drop(answer?),
        }
        let mut arranged = Arranged::new(steps);
        arranged.notes.push(
            "The router takes it when the loan begins, and for loans alone that this account has signed."
                .into(),
        );
        Ok(Plan::new("loan approve", session, sender, deal.router, (pays, None), arranged))
    }
}

/// What an account lends in all its tranches; none for no lender.
fn lent(deal: &Deal, account: alloy_primitives::Address) -> Option<U256> {
    let own = deal.terms.trancheSpecs.iter().filter(|spec| spec.lender == account);
    own.map(|spec| spec.amount).reduce(U256::saturating_add)
}
