//! `usdai mint`: a reserve asset in, USDai out.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, Bytes, U256};
use clap::Args;
use usdai_bindings::IUSDai;

use super::access::{AccessFiles, Parties, Rules};
use super::error::VerbError;
use super::options::{Releasing, Sending, parse_address};
use super::payment::Payment;
use super::plan::{EXACT, Outcome, Plan};
use super::refused::Refused;
use super::reserve::{Asset, choose};
use super::session::{Sender, Session};
use super::sum::{Sum, Token};
use super::tokens::check_amount;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::remedy::Interface;

/// What is minted, with what, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// How much of the asset: tokens (1_000.50), smallest units (123wei), or all.
    #[arg(allow_hyphen_values = true)]
    amount: Amount,
    /// The asset, by symbol or address; can be left out where the reserve has one.
    #[arg(long, value_name = "TOKEN")]
    asset: Option<String>,
    /// Who gets the USDai; the sender by default.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    to: Option<Address>,
    /// The least USDai that is accepted; by default exactly what the preview says.
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true)]
    min: Option<Amount>,
    #[command(flatten)]
    access: AccessFiles,
    #[command(flatten)]
    releasing: Releasing,
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
        let held = session.holding(&asset.token, sender.address).await?;
        let units = self.sending.units(self.amount, &held)?;
        check_open(session, usdai, &asset).await?;
        let pays = check_amount(units, &held, sender.address)?;
        let preview = IUSDai::previewDepositCall { depositToken: asset.token.address, depositAmount: units };
        let token = session.token(usdai).await?;
        let expected = token.sum(session.preview(usdai, &preview).await?);
        check_cap(session, usdai, sender.address, &expected).await?;
        let default = (expected.units, EXACT.into());
        let (minimum, basis) = self.sending.minimum(self.min, &expected, default)?;
        if expected.units.is_zero() {
            return Err(Refused::WorthNothing { paid: pays.into(), received: token.symbol }.into());
        }
        let parties = Parties { sender: sender.address, recipient };
        let rules = Rules::read(session, usdai).await?;
        let passed = self.access.data(session, (&token, &rules), parties).await?;
        AccessFiles::check_room(session, &rules, parties, (&pays, &expected), &passed).await?;
        let outcome = Outcome { expected, minimum, basis, received };
        self.arrange(session, sender, (usdai, recipient, passed.data), (pays, outcome)).await
    }

    async fn arrange(
        &self,
        session: &Session,
        sender: &Sender,
        (usdai, recipient, data): (Address, Address, Bytes),
        (pays, outcome): (Sum, Outcome),
    ) -> Result<Plan, VerbError> {
        let (token, amount, minimum) = (pays.token.address, pays.units, outcome.minimum.units);
        let approved = deposit(usdai, (token, amount, minimum), recipient, data.clone());
        // No deposit takes both a permit and what shows that somebody is admitted.
        let no_permit = self.releasing.no_permit || !data.is_empty();
        let payment = Payment {
            sum: &pays,
            spender: (usdai, "USDai"),
            interface: Interface::Usdai,
            title: format!("mint {} for {pays}", outcome.expected),
            approved,
            permitted: &|signed| {
                let call = IUSDai::depositWithPermitCall {
                    depositToken: token,
                    depositAmount: amount,
                    usdaiAmountMinimum: minimum,
                    recipient,
                    deadline: signed.deadline,
                    v: signed.v,
                    r: signed.r,
                    s: signed.s,
                };
                Outgoing::call(usdai, &call)
            },
        };
        let arranged = payment.arrange(session, sender, Releasing { no_permit }).await?;
        Ok(Plan::new("mint", session, sender, recipient, (pays, Some(outcome)), arranged))
    }
}

fn deposit(
    usdai: Address,
    (token, amount, minimum): (Address, U256, U256),
    recipient: Address,
    data: Bytes,
) -> Outgoing {
    if data.is_empty() {
        let call = IUSDai::deposit_0Call {
            depositToken: token,
            depositAmount: amount,
            usdaiAmountMinimum: minimum,
            recipient,
        };
        return Outgoing::call(usdai, &call);
    }
    let call = IUSDai::deposit_1Call {
        depositToken: token,
        depositAmount: amount,
        usdaiAmountMinimum: minimum,
        recipient,
        data,
    };
    Outgoing::call(usdai, &call)
}

async fn check_open(session: &Session, usdai: Address, asset: &Asset) -> Result<(), VerbError> {
    if !asset.mint_enabled {
        return Err(Refused::MintingOff { asset: asset.token.symbol.clone() }.into());
    }
    let until = session.client.call(usdai, &IUSDai::mintPausedUntilCall {}).await?;
    if until > session.now {
        return Err(Refused::MintingPaused { until }.into());
    }
    Ok(())
}

/// The cap counts what exists here and elsewhere; some accounts may exceed it.
async fn check_cap(
    session: &Session,
    usdai: Address,
    sender: Address,
    expected: &Sum,
) -> Result<(), VerbError> {
    let token: &Token = &expected.token;
    let cap = session.client.call(usdai, &IUSDai::supplyCapCall {}).await?;
    let supply = session.client.call(usdai, &IUSDai::totalSupplyCall {}).await?;
    let bridged = session.client.call(usdai, &IUSDai::bridgedSupplyCall {}).await?;
    let room = cap.saturating_sub(supply).saturating_sub(bridged);
    if room < expected.units
        && !session.client.call(usdai, &IUSDai::capExemptCall { account: sender }).await?
    {
        return Err(
            Refused::CapReached { room: token.sum(room).into(), needed: expected.clone().into() }.into()
        );
    }
    Ok(())
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<IUSDai::Deposited>().ok())?;
    Some(event.inner.data.mintAmount)
}
