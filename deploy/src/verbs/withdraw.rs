//! `usdai withdraw`: USDai in, a reserve asset out.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::IUSDai;

use super::error::VerbError;
use super::options::{Sending, parse_address};
use super::payment::Arranged;
use super::plan::{EXACT, Outcome, Plan, Step};
use super::refused::Refused;
use super::reserve::{Asset, choose};
use super::session::{Sender, Session};
use super::sum::Sum;
use super::tokens::check_amount;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::remedy::Interface;

/// What is redeemed, into what, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// How much USDai: tokens (1_000.50), smallest units (123wei), or all.
    #[arg(allow_hyphen_values = true)]
    amount: Amount,
    /// The asset, by symbol or address; can be left out where the reserve has one.
    #[arg(long, value_name = "TOKEN")]
    asset: Option<String>,
    /// Who gets the asset; the sender by default.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    to: Option<Address>,
    /// The least of the asset that is accepted; by default exactly what the preview says.
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    min: Option<Amount>,
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
        let asset = choose(session.assets(usdai).await?, self.asset.as_deref())?;
        let held = session.holding(&session.token(usdai).await?, sender.address).await?;
        let units = self.sending.units(self.amount, &held)?;
        let pays = check_amount(units, &held, sender.address)?;
        let expected = expected(session, usdai, &asset, &pays).await?;
        let default = (expected.units, EXACT.into());
        let (minimum, basis) = self.sending.minimum(self.min, &expected, default)?;
        let call = IUSDai::withdraw_0Call {
            withdrawToken: asset.token.address,
            usdaiAmount: units,
            withdrawAmountMinimum: minimum.units,
            recipient,
        };
        let step = Step {
            title: format!("redeem {pays} into {expected}"),
            call: Outgoing::call(usdai, &call),
            interface: Interface::Usdai,
        };
        let outcome = Outcome { expected, minimum, basis, received };
        let arranged = Arranged::new(vec![step]);
        Ok(Plan::new("withdraw", session, sender, recipient, (pays, Some(outcome)), arranged))
    }
}

/// What comes out, if the reserve can pay it.
async fn expected(session: &Session, usdai: Address, asset: &Asset, pays: &Sum) -> Result<Sum, VerbError> {
    let token = &asset.token;
    if !asset.redeem_enabled {
        return Err(Refused::RedeemingOff { asset: token.symbol.clone() }.into());
    }
    let preview = IUSDai::previewWithdrawCall { withdrawToken: token.address, usdaiAmount: pays.units };
    let expected = token.sum(session.preview(usdai, &preview).await?);
    if expected.units.is_zero() {
        return Err(
            Refused::WorthNothing { paid: pays.clone().into(), received: token.symbol.clone() }.into()
        );
    }
    if asset.ledger < expected.units {
        let available = token.sum(asset.ledger).into();
        return Err(Refused::ReserveTooLow { available, needed: expected.into() }.into());
    }
    Ok(expected)
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<IUSDai::Withdrawn>().ok())?;
    Some(event.inner.data.withdrawAmount)
}
