//! `usdai loan escrow`: a lender's cash, held for one loan alone, and back.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, U256};
use clap::Args;
use usdai_bindings::IDepositTimelock;

use super::{Deal, TermsArgument};
use crate::client::Outgoing;
use crate::deployment::contracts::DEPOSIT_TIMELOCK;
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Releasing, Sending};
use crate::verbs::payment::{Arranged, Payment};
use crate::verbs::plan::{Outcome, Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::tokens::check_amount;

/// The timelock takes an approval alone.
const BY_APPROVAL: Releasing = Releasing { no_permit: true };
/// The longest that the timelock holds: a little less than its 365 days, as the transaction has to get there.
const LONGEST_SECONDS: u64 = 364 * 86_400;

/// For which loan.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    terms: TermsArgument,
    /// Take the cash back, once the escrow has expired.
    #[arg(long)]
    withdraw: bool,
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
        let timelock = session.contract(DEPOSIT_TIMELOCK).await?;
        if self.withdraw {
            return withdrawal(session, sender, &deal, timelock).await;
        }
        let mut own = deal.terms.trancheSpecs.iter().filter(|spec| spec.lender == sender.address);
        let amount = match (own.next(), own.next()) {
            (Some(spec), None) => spec.amount,
            (None, _) => return Err(Declined::NotALender { account: sender.address }.into()),
            (Some(_), Some(_)) => return Err(Declined::SeveralTranches { account: sender.address }.into()),
        };
        let held = session.holding(&deal.currency, sender.address).await?;
        let pays = check_amount(amount, &held, sender.address)?;
        let expiration = deal.terms.expiration.min(deal.later(LONGEST_SECONDS)?.get());
        let (target, context, token) = (deal.router, deal.id, deal.currency.address);
        let counterparty = deal.terms.borrower;
        let call = IDepositTimelock::depositWithCounterpartyCall {
            target,
            context,
            token,
            amount,
            expiration,
            counterparty,
        };
        let call = Outgoing::call(timelock, &call);
        let payment = Payment {
            sum: &pays,
            spender: (timelock, "the deposit timelock"),
            interface: Interface::DepositTimelock,
            title: format!("put {pays} into escrow for loan {}", deal.id),
            approved: call.clone(),
            permitted: &|_| call.clone(),
        };
        let mut arranged = payment.arrange(session, sender, BY_APPROVAL).await?;
        arranged.notes.push(format!(
            "Only this loan can take it, until {}; then `usdai loan escrow --withdraw` brings it back. The borrower \
             may agree to an earlier end.",
            utc(U256::from(expiration))
        ));
        Ok(Plan::new("loan escrow", session, sender, timelock, (pays, None), arranged))
    }
}

async fn withdrawal(
    session: &Session,
    sender: &Sender,
    deal: &Deal,
    timelock: Address,
) -> Result<Plan, VerbError> {
    let (depositor, target, context, token) = (sender.address, deal.router, deal.id, deal.currency.address);
    let held = IDepositTimelock::depositOfCall { depositor, target, context, token };
    let expected = deal.sum(session.client.call(timelock, &held).await?.amount);
    if expected.units.is_zero() {
        let symbol = deal.currency.symbol.clone();
        return Err(Declined::NothingWaits { account: depositor, symbol }.into());
    }
    let step = Step {
        title: format!("take {expected} out of escrow for loan {}", deal.id),
        call: Outgoing::call(timelock, &IDepositTimelock::cancelCall { target, context, token }),
        interface: Interface::DepositTimelock,
    };
    let (minimum, basis) = (expected.clone(), "what is held, which nobody else can take".into());
    let outcome = Outcome { expected, minimum, basis, received };
    Ok(Plan::new("loan escrow", session, sender, depositor, (None, Some(outcome)), Arranged::new(vec![step])))
}

fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<IDepositTimelock::Cancelled>().ok())?;
    Some(event.inner.data.amount)
}
