//! `usdai transfer`: USDai, shares or a reserve asset to another address.

use alloy_primitives::Address;
use clap::Args;
use usdai_bindings::IToken;

use super::error::VerbError;
use super::options::{Sending, parse_address};
use super::payment::Arranged;
use super::plan::{Plan, Step};
use super::refused::Refused;
use super::reserve::choose;
use super::session::{Sender, Session};
use super::sum::Token;
use super::tokens::check_amount;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::remedy::Interface;

/// What is sent to whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// How much: tokens (1_000.50), smallest units (123wei), or all.
    #[arg(allow_hyphen_values = true)]
    amount: Amount,
    /// Who gets it.
    #[arg(value_parser = parse_address)]
    recipient: Address,
    /// The token: usdai, susdai, or an asset of the reserve by symbol or address.
    #[arg(long, default_value = "usdai")]
    token: String,
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
        let recipient = self.recipient;
        session.check_recipient(recipient)?;
        let (token, interface) = self.token(session).await?;
        if recipient == token.address {
            let what = format!("the token {} itself", token.symbol);
            return Err(Refused::BadRecipient { recipient, what }.into());
        }
        let held = session.holding(&token, sender.address).await?;
        let units = self.sending.units(self.amount, &held)?;
        let pays = check_amount(units, &held, sender.address)?;
        let step = Step {
            title: format!("send {pays} to {recipient}"),
            call: Outgoing::call(token.address, &IToken::transferCall { to: recipient, value: units }),
            interface,
        };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("transfer", session, sender, recipient, (pays, None), arranged))
    }

    async fn token(&self, session: &Session) -> Result<(Token, Interface), VerbError> {
        let usdai = session.usdai().await?;
        let is = |name: &str, address: Address| {
            self.token.eq_ignore_ascii_case(name) || self.token.parse() == Ok(address)
        };
        if is("usdai", usdai) {
            return Ok((session.token(usdai).await?, Interface::Usdai));
        }
        let susdai = session.susdai().await;
        if let Ok(susdai) = susdai
            && is("susdai", susdai)
        {
            return Ok((session.token(susdai).await?, Interface::Susdai));
        }
        if self.token.eq_ignore_ascii_case("susdai") {
            susdai?;
        }
        let asset = choose(session.assets(usdai).await?, Some(&self.token))?;
        Ok((asset.token, Interface::Tokens))
    }
}
