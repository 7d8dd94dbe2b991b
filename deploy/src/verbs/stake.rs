//! `usdai stake`: USDai in, shares of the vault out.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::ISUSDai;

use super::error::VerbError;
use super::options::{Releasing, Sending, parse_address};
use super::payment::Payment;
use super::plan::{Outcome, Plan};
use super::refused::Refused;
use super::session::{Sender, Session};
use super::sum::Sum;
use super::tokens::check_amount;
use super::tolerance::Tolerance;
use crate::amount::Amount;
use crate::client::Outgoing;
use crate::remedy::Interface;

/// What is staked, and for whom.
#[derive(Args, Debug)]
pub struct Arguments {
    /// How much USDai: tokens (1_000.50), smallest units (123wei), or all.
    #[arg(allow_hyphen_values = true)]
    amount: Amount,
    /// Who gets the shares; the sender by default.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address)]
    to: Option<Address>,
    /// The fewest shares that are accepted.
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true, conflicts_with = "tolerance")]
    min: Option<Amount>,
    /// How far below the preview the shares may be, in percent: the price rises while the transaction is on its way.
    #[arg(long, value_name = "PERCENT", default_value = "0.1")]
    tolerance: Tolerance,
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
        let (usdai, susdai) = (session.usdai().await?, session.susdai().await?);
        let recipient = self.to.unwrap_or(sender.address);
        session.check_recipient(recipient)?;
        let held = session.holding(&session.token(usdai).await?, sender.address).await?;
        let units = self.sending.units(self.amount, &held)?;
        check_open(session, susdai).await?;
        let pays = check_amount(units, &held, sender.address)?;
        check_limit(session, susdai, recipient, &pays).await?;
        let share = session.token(susdai).await?;
        let preview = session.preview(susdai, &ISUSDai::previewDepositCall { assets: units }).await?;
        let expected = share.sum(preview);
        if preview.is_zero() {
            return Err(Refused::WorthNothing { paid: pays.into(), received: share.symbol }.into());
        }
        let default = (self.tolerance.below(preview), format!("the preview less {} percent", self.tolerance));
        let (minimum, basis) = self.sending.minimum(self.min, &expected, default)?;
        let outcome = Outcome { expected, minimum, basis, received };
        self.arrange(session, sender, (susdai, recipient), (pays, outcome)).await
    }

    async fn arrange(
        &self,
        session: &Session,
        sender: &Sender,
        (susdai, receiver): (Address, Address),
        (pays, outcome): (Sum, Outcome),
    ) -> Result<Plan, VerbError> {
        let (assets, least) = (pays.units, outcome.minimum.units);
        let approved = ISUSDai::deposit_1Call { assets, receiver, minShares: least };
        let payment = Payment {
            sum: &pays,
            spender: (susdai, "sUSDai"),
            interface: Interface::Susdai,
            title: format!("stake {pays} for {}", outcome.expected),
            approved: Outgoing::call(susdai, &approved),
            permitted: &|signed| {
                let call = ISUSDai::depositWithPermitCall {
                    assets,
                    receiver,
                    minShares: least,
                    deadline: signed.deadline,
                    v: signed.v,
                    r: signed.r,
                    s: signed.s,
                };
                Outgoing::call(susdai, &call)
            },
        };
        let arranged = payment.arrange(session, sender, self.releasing).await?;
        Ok(Plan::new("stake", session, sender, receiver, (pays, Some(outcome)), arranged))
    }
}

async fn check_open(session: &Session, susdai: Address) -> Result<(), VerbError> {
    let parameters = session.client.call(susdai, &ISUSDai::parametersCall {}).await?;
    let until = parameters.depositsPausedUntil;
    if until > session.now {
        return Err(Refused::StakingPaused { until }.into());
    }
    Ok(())
}

/// While deposits are open the limit is zero only below the least price.
async fn check_limit(
    session: &Session,
    susdai: Address,
    receiver: Address,
    pays: &Sum,
) -> Result<(), VerbError> {
    let most = session.client.call(susdai, &ISUSDai::maxDepositCall { receiver }).await?;
    match most {
        most if most >= pays.units => Ok(()),
        U256::ZERO => Err(Refused::PriceTooLow.into()),
        most => {
            Err(Refused::CapReached { room: pays.token.sum(most).into(), needed: pays.clone().into() }.into())
        }
    }
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<ISUSDai::Deposit>().ok())?;
    Some(event.inner.data.shares)
}
