//! What a contract holds for the sender in a currency: `usdai loan claim` and `usdai auction withdraw`.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use clap::Args;

use super::currency::CurrencyArguments;
use super::declined::Declined;
use super::error::VerbError;
use super::options::{Sending, parse_address};
use super::payment::Arranged;
use super::plan::{Outcome, Plan, Step};
use super::session::{Sender, Session};
use crate::client::Outgoing;
use crate::remedy::Interface;

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

/// A contract that holds something, asked by `View`.
#[derive(Clone, Copy, Debug)]
pub struct Held<View> {
    /// The command.
    pub verb: &'static str,
    /// What is done with the amount.
    pub title: &'static str,
    /// Why all of it arrives.
    pub basis: &'static str,
    /// Name of the contract.
    pub contract: &'static str,
    /// Its interface.
    pub interface: Interface,
    /// Asks what an account has there in a currency.
    pub view: fn(Address, Address) -> View,
    /// Has it paid: the contract, the currency, and who gets it.
    pub call: fn(Address, Address, Address) -> Outgoing,
    /// What was paid.
    pub received: fn(&TransactionReceipt) -> Option<U256>,
}

impl<View: SolCall<Return = U256>> Held<View> {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(
        &self,
        arguments: &Arguments,
        session: &Session,
        sender: &Sender,
    ) -> Result<Plan, VerbError> {
        let contract = session.contract(self.contract).await?;
        let to = arguments.to.unwrap_or(sender.address);
        session.check_recipient(to)?;
        let token = arguments.currency.token(session).await?;
        let (account, currency) = (sender.address, token.address);
        let expected = token.sum(session.client.call(contract, &(self.view)(account, currency)).await?);
        if expected.units.is_zero() {
            return Err(Declined::NothingWaits { account, symbol: token.symbol }.into());
        }
        let step = Step {
            title: format!("{} {expected}", self.title),
            call: (self.call)(contract, currency, to),
            interface: self.interface,
        };
        let (minimum, basis) = (expected.clone(), self.basis.into());
        let outcome = Outcome { expected, minimum, basis, received: self.received };
        Ok(Plan::new(self.verb, session, sender, to, (None, Some(outcome)), Arranged::new(vec![step])))
    }
}
