//! `usdai loan claim`: what the router could not push.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::ILoanRouter;

use crate::client::Outgoing;
use crate::deployment::contracts::LOAN_ROUTER;
use crate::remedy::Interface;
use crate::verbs::currency::CurrencyArguments;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Sending, parse_address};
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Outcome, Plan, Step};
use crate::verbs::session::{Sender, Session};

/// In which currency, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    currency: CurrencyArguments,
    /// Who gets it; the sender by default.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    to: Option<Address>,
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
        let router = session.contract(LOAN_ROUTER).await?;
        let to = self.to.unwrap_or(sender.address);
        session.check_recipient(to)?;
        let token = self.currency.token(session).await?;
        let (account, currency) = (sender.address, token.address);
        let credits = ILoanRouter::creditsCall { account, currencyToken: currency };
        let expected = token.sum(session.client.call(router, &credits).await?);
        if expected.units.is_zero() {
            return Err(Declined::NothingWaits { account, symbol: token.symbol }.into());
        }
        let step = Step {
            title: format!("pay out {expected}"),
            call: Outgoing::call(router, &ILoanRouter::claimCall { currencyToken: currency, to }),
            interface: Interface::LoanRouter,
        };
        let (minimum, basis) = (expected.clone(), "what is held, which nobody else can take".into());
        let outcome = Outcome { expected, minimum, basis, received };
        Ok(Plan::new("loan claim", session, sender, to, (None, Some(outcome)), Arranged::new(vec![step])))
    }
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<ILoanRouter::PaymentClaimed>().ok())?;
    Some(event.inner.data.amount)
}
