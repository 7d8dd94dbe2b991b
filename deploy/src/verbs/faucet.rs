//! `usdai faucet`: test dollars out of nothing, where the token lets everybody make them.

use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::IToken;

use super::error::VerbError;
use super::options::{Sending, parse_address};
use super::payment::Arranged;
use super::plan::{Plan, Step};
use super::refused::Refused;
use super::reserve::choose;
use super::session::{Sender, Session};
use crate::amount::Amount;
use crate::client::{ClientError, Outgoing};
use crate::remedy::Interface;

/// How many, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// How much: tokens (1_000.50) or smallest units (123wei).
    #[arg(allow_hyphen_values = true)]
    amount: Amount,
    /// The asset, by symbol or address; can be left out where the reserve has one.
    #[arg(long, value_name = "TOKEN")]
    asset: Option<String>,
    /// Who gets them; the sender by default.
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
        let usdai = session.usdai().await?;
        let recipient = self.to.unwrap_or(sender.address);
        session.check_recipient(recipient)?;
        let token = choose(session.assets(usdai).await?, self.asset.as_deref())?.token;
        // All of what nobody has yet is nothing.
        let units = self.sending.units(self.amount, &token.sum(U256::ZERO))?;
        if units.is_zero() {
            return Err(Refused::AmountZero.into());
        }
        let made = token.sum(units);
        let step = Step {
            title: format!("make {made}"),
            call: Outgoing::call(token.address, &IToken::mintCall { to: recipient, value: units }),
            interface: Interface::Tokens,
        };
        match session.client.simulate(step.call.request(sender.address), Default::default()).await {
            Err(ClientError::Reverted { .. }) => return Err(Refused::NoFaucet { asset: token.symbol }.into()),
            answer => answer?,
        };
        Ok(Plan::new("faucet", session, sender, recipient, (made, None), Arranged::new(vec![step])))
    }
}
