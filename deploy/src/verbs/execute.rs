//! Carrying a plan out: simulate all of it, see that gas can be paid, and only then send.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, B256, U256};
use serde::Serialize;

use super::batch::together;
use super::error::VerbError;
use super::plan::{Plan, Step};
use super::refused::Refused;
use super::session::{Sender, Session};
use super::sum::Sum;
use crate::client::{ClientError, Fees, SignerError};
use crate::progress::Progress;
use crate::remedy::Interface;

/// Gas that each transaction takes before it does anything.
const BASE_GAS: u64 = 21_000;
/// Gas of a byte of calldata, at most.
const BYTE_GAS: u64 = 16;
/// The client allows a fifth more gas and twice the base fee, and the chain wants to see the money for that.
const HIGHEST_COST_PERCENT: u64 = 240;

/// A transaction that went through.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    /// What it did.
    pub title: String,
    /// Its hash.
    pub hash: B256,
    /// Its block.
    pub block: Option<u64>,
    /// Gas that was paid.
    pub gas_used: u64,
    /// What that cost, in wei.
    pub fee_wei: String,
}

/// What a plan costs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    /// Estimated gas of each transaction.
    pub gas: Vec<u64>,
    /// Wei for a unit of gas, at present.
    pub gas_price_wei: String,
    /// Wei for all of it, at present.
    pub fee_wei: String,
}

/// How a plan went.
#[derive(Debug)]
pub struct Done {
    /// The transactions.
    pub sent: Vec<Sent>,
    /// What came out.
    pub received: Option<Sum>,
    /// The receipt of the last one.
    pub last: Option<TransactionReceipt>,
}

/// Simulates the plan and says what it costs.
///
/// # Errors
/// The first call that would revert, with its reason; [`Refused::NotEnoughForGas`].
pub async fn rehearse(session: &Session, sender: &Sender, plan: &Plan) -> Result<Price, VerbError> {
    let interface = plan.steps.last().map_or(Interface::Tokens, |step| step.interface);
    let gas = gas_of_steps(session, sender.address, plan).await.map_err(VerbError::of(interface))?;
    let price = U256::from(session.client.base_fee().await?);
    let total = gas.iter().fold(0_u64, |sum, gas| sum.saturating_add(*gas));
    let fee_wei = price.saturating_mul(U256::from(total));
    let needed_wei = fee_wei.saturating_mul(U256::from(HIGHEST_COST_PERCENT)) / U256::from(100);
    let balance_wei = session.client.balance(sender.address).await?;
    if balance_wei < needed_wei {
        return Err(Refused::NotEnoughForGas { owner: sender.address, balance_wei, needed_wei }.into());
    }
    Ok(Price { gas, gas_price_wei: price.to_string(), fee_wei: fee_wei.to_string() })
}

/// Sends the transactions one after the other, each when the one before is in a block.
///
/// # Errors
/// [`VerbError::Halfway`] if some of several were sent.
pub async fn send(
    session: &Session,
    sender: &Sender,
    plan: &Plan,
    progress: &Progress,
) -> Result<Done, VerbError> {
    let mut sent: Vec<Sent> = Vec::new();
    let (mut received, mut last) = (None, None);
    for (index, step) in plan.steps.iter().enumerate() {
        let which = format!("transaction {} of {}: {}", index + 1, plan.steps.len(), step.title);
        progress.step(&which);
        let tell = |hash: B256| progress.step(&format!("{which}, {hash}"));
        match send_step(session, sender, step, tell).await {
            Ok(receipt) => {
                let outcome = plan.outcome.as_ref();
                received = outcome
                    .and_then(|outcome| Some(outcome.expected.token.sum((outcome.received)(&receipt)?)));
                sent.push(record(step, &receipt));
                last = Some(receipt);
            }
            Err(error) if sent.is_empty() => return Err(error),
            Err(error) => return Err(VerbError::Halfway { sent, source: Box::new(error) }),
        }
    }
    Ok(Done { sent, received, last })
}

/// The hash is told before anything is sent, so that whoever interrupts knows what to look for.
async fn send_step(
    session: &Session,
    sender: &Sender,
    step: &Step,
    tell: impl Fn(B256),
) -> Result<TransactionReceipt, VerbError> {
    let signer = sender.signer.as_ref().ok_or(ClientError::Signer(SignerError::Missing))?;
    let signed = session.client.sign(signer, &step.call, Fees::default()).await;
    let signed = signed.map_err(VerbError::of(step.interface))?;
    tell(signed.hash);
    session.client.submit(&signed).await.map_err(VerbError::of(step.interface))
}

/// A transaction alone is simulated as it is. Of several, each takes what it adds to those before it, and what a
/// transaction of its own costs. Where fewer are sent than simulated, the last takes the rest.
async fn gas_of_steps(session: &Session, from: Address, plan: &Plan) -> Result<Vec<u64>, ClientError> {
    if let [call] = plan.rehearsal.as_slice() {
        session.client.simulate(call.request(from), Default::default()).await?;
        return Ok(vec![session.client.estimate(from, call).await?]);
    }
    let (request, pretended) = together(from, &plan.rehearsal);
    session.client.simulate(request, pretended).await?;
    let mut gas = Vec::new();
    let mut before = BASE_GAS;
    for (index, step) in plan.steps.iter().enumerate() {
        let is_last = index + 1 == plan.steps.len();
        let calls = if is_last {
            plan.rehearsal.as_slice()
        } else {
            plan.rehearsal.get(..=index).unwrap_or_default()
        };
        let (request, pretended) = together(from, calls);
        let whole = session.client.gas(request, pretended).await?;
        let data = u64::try_from(step.call.data.len()).unwrap_or(u64::MAX);
        let own = BASE_GAS.saturating_add(data.saturating_mul(BYTE_GAS));
        gas.push(whole.saturating_sub(before).saturating_add(own));
        before = whole;
    }
    Ok(gas)
}

fn record(step: &Step, receipt: &TransactionReceipt) -> Sent {
    let fee = U256::from(receipt.gas_used).saturating_mul(U256::from(receipt.effective_gas_price));
    Sent {
        title: step.title.clone(),
        hash: receipt.transaction_hash,
        block: receipt.block_number,
        gas_used: receipt.gas_used,
        fee_wei: fee.to_string(),
    }
}
