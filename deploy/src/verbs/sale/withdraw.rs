//! `usdai auction withdraw`: what the sender was outbid with.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::ICollateralAuction;

use crate::client::Outgoing;
use crate::deployment::contracts::COLLATERAL_AUCTION;
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
        let auction = session.contract(COLLATERAL_AUCTION).await?;
        let to = self.to.unwrap_or(sender.address);
        session.check_recipient(to)?;
        let token = self.currency.token(session).await?;
        let (account, currency) = (sender.address, token.address);
        let waits = ICollateralAuction::withdrawableCall { account, currency };
        let expected = token.sum(session.client.call(auction, &waits).await?);
        if expected.units.is_zero() {
            return Err(Declined::NothingWaits { account, symbol: token.symbol }.into());
        }
        let step = Step {
            title: format!("withdraw {expected}"),
            call: Outgoing::call(auction, &ICollateralAuction::withdrawCall { currency, to }),
            interface: Interface::CollateralAuction,
        };
        let (minimum, basis) = (expected.clone(), "what waits, which nobody else can take".into());
        let outcome = Outcome { expected, minimum, basis, received };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("auction withdraw", session, sender, to, (None, Some(outcome)), arranged))
    }
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event =
        receipt.logs().iter().find_map(|log| log.log_decode::<ICollateralAuction::Withdrawn>().ok())?;
    Some(event.inner.data.amount)
}
