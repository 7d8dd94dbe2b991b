//! Sending a transaction, and waiting until it is in a block.

use std::time::Duration;

use alloy::eips::{BlockId, BlockNumberOrTag, Encodable2718};
use alloy::network::TransactionBuilder;
use alloy::providers::Provider;
use alloy::rpc::types::state::StateOverride;
use alloy::rpc::types::{TransactionReceipt, TransactionRequest};
use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;

use super::connect::Client;
use super::error::{ClientError, failed};
use super::signer::Signer;

/// Gas beyond the estimate, in percent of it: on Arbitrum a part follows the price of data on the parent chain.
/// What is not used is not paid.
const GAS_MARGIN_PERCENT: u64 = 20;
/// A base fee may be this many times the present one until the transaction is in a block.
const FEE_MARGIN: u128 = 2;
/// First and longest pause between two questions for a receipt.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(1));
/// How long a receipt is waited for. Arbitrum makes a block within a second.
const RECEIPT_TIME: Duration = Duration::from_secs(120);
/// Answers in a row that may fail while a receipt is waited for: endpoints limit how often they are asked.
const FAILURES: usize = 10;
/// What nodes say of a transaction that they have given on.
const HANDED_OVER: [&str; 4] = ["already known", "deadline exceeded", "timed out", "timeout"];

/// A transaction as its sender thinks of it: no nonce, gas or fees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// The contract or account.
    pub to: Address,
    /// Calldata.
    pub data: Bytes,
    /// Wei sent along.
    pub value: U256,
}

impl Outgoing {
    /// A call without value.
    #[must_use]
    pub fn call<C: SolCall>(to: Address, call: &C) -> Self {
        Self { to, data: call.abi_encode().into(), value: U256::ZERO }
    }

    /// As a request of this sender.
    #[must_use]
    pub fn request(&self, from: Address) -> TransactionRequest {
        let request = TransactionRequest::default().with_from(from).with_to(self.to);
        request.with_value(self.value).with_input(self.data.clone())
    }
}

/// What a sender pays for gas.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fees {
    /// The most wei for a unit of gas; none means twice the present base fee.
    pub maximum: Option<u128>,
}

/// A signed transaction that may have been sent or not.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Its hash, by which its receipt is found.
    pub hash: B256,
    raw: Vec<u8>,
    request: TransactionRequest,
}

impl Client {
    /// Gas that the transaction takes now.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with the reason if it would revert.
    pub async fn estimate(&self, from: Address, outgoing: &Outgoing) -> Result<u64, ClientError> {
        self.gas(outgoing.request(from), StateOverride::default()).await
    }

    /// Present base fee in wei a unit of gas. Arbitrum takes no tips.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer.
    pub async fn base_fee(&self) -> Result<u128, ClientError> {
        self.provider().get_gas_price().await.map_err(failed(self.endpoint(), "eth_gasPrice"))
    }

    /// Estimates, fills in fees and nonce, signs, sends, and waits for the receipt of success.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with the reason: without a transaction if the estimate shows it and nothing was
    /// sent, with one if it reverted in its block. [`ClientError::GasTooExpensive`], [`ClientError::NotMined`].
    pub async fn send(
        &self,
        signer: &Signer,
        outgoing: &Outgoing,
        fees: Fees,
    ) -> Result<TransactionReceipt, ClientError> {
        let signed = self.sign(signer, outgoing, fees).await?;
        self.submit(&signed).await
    }

    /// The first half of [`Client::send`]: after it, the transaction has its hash and nothing was sent.
    ///
    /// # Errors
    /// [`ClientError::Reverted`] if it would revert, [`ClientError::GasTooExpensive`], [`ClientError::Signer`].
    pub async fn sign(
        &self,
        signer: &Signer,
        outgoing: &Outgoing,
        fees: Fees,
    ) -> Result<Signed, ClientError> {
        let gas = self.estimate(signer.address(), outgoing).await?;
        let max_fee = self.max_fee(fees).await?;
        let nonce = self.nonce(signer.address(), BlockNumberOrTag::Pending).await?;
        let request = outgoing
            .request(signer.address())
            .with_chain_id(self.chain_id())
            .with_nonce(nonce)
            .with_gas_limit(gas.saturating_add(gas.saturating_mul(GAS_MARGIN_PERCENT) / 100))
            .with_max_fee_per_gas(max_fee)
            .with_max_priority_fee_per_gas(0);
        let envelope = signer.sign(request.clone()).await?;
        Ok(Signed { raw: envelope.encoded_2718(), hash: *envelope.tx_hash(), request })
    }

    /// The second half of [`Client::send`].
    ///
    /// # Errors
    /// [`ClientError::Reverted`] with the transaction and the reason, [`ClientError::NotMined`],
    /// [`ClientError::Unsure`] where the endpoint fails again and again: then the transaction may be on the chain.
    pub async fn submit(&self, signed: &Signed) -> Result<TransactionReceipt, ClientError> {
        let sent = self.provider().send_raw_transaction(&signed.raw).await;
        match sent.map_err(failed(self.endpoint(), "eth_sendRawTransaction")) {
            Err(error) if !may_have_arrived(&error) => return Err(error),
            // What came of it is watched here.
            Ok(_) | Err(_) => {}
        }
        let receipt = self.receipt(signed.hash).await?;
        match receipt.status() {
            true => Ok(receipt),
            false => Err(self.reason(signed.request.clone(), &receipt).await),
        }
    }

    /// How many transactions of the account are in blocks, or with those that wait.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer.
    pub async fn nonce(&self, account: Address, at: BlockNumberOrTag) -> Result<u64, ClientError> {
        let count = self.provider().get_transaction_count(account).block_id(BlockId::Number(at));
        count.await.map_err(failed(self.endpoint(), "eth_getTransactionCount"))
    }

    /// Waits for a receipt.
    ///
    /// # Errors
    /// [`ClientError::NotMined`] after two minutes, [`ClientError::Unsure`] if the endpoint fails again and again.
    pub async fn receipt(&self, transaction: B256) -> Result<TransactionReceipt, ClientError> {
        let (mut pause, longest) = PAUSES;
        let started = tokio::time::Instant::now();
        let mut failures = 0;
        while started.elapsed() < RECEIPT_TIME {
            match self.find_receipt(transaction).await {
                Ok(Some(receipt)) => return Ok(receipt),
                Ok(None) => failures = 0,
                Err(error) if failures == FAILURES => return Err(unsure(transaction, error)),
                Err(_) => failures += 1,
            }
            tokio::time::sleep(pause).await;
            pause = longest.min(pause * 2);
        }
        Err(ClientError::NotMined { transaction, seconds: RECEIPT_TIME.as_secs() })
    }

    /// A receipt, if there is one yet.
    ///
    /// # Errors
    /// [`ClientError`] if the chain does not answer.
    pub async fn find_receipt(&self, transaction: B256) -> Result<Option<TransactionReceipt>, ClientError> {
        let receipt = self.provider().get_transaction_receipt(transaction).await;
        receipt.map_err(failed(self.endpoint(), "eth_getTransactionReceipt"))
    }

    async fn max_fee(&self, fees: Fees) -> Result<u128, ClientError> {
        let price = self.base_fee().await?;
        let generous = price.saturating_mul(FEE_MARGIN);
        match fees.maximum {
            Some(maximum) if price > maximum => Err(ClientError::GasTooExpensive { price, maximum }),
            Some(maximum) => Ok(generous.min(maximum)),
            None => Ok(generous),
        }
    }

    /// Why a transaction reverted in its block: what it says when it is executed there again.
    async fn reason(&self, request: TransactionRequest, receipt: &TransactionReceipt) -> ClientError {
        let block = receipt.block_number.map_or(BlockId::latest(), BlockId::number);
        let data = match self.provider().call(request).block(block).await {
            Err(error) => failed(self.endpoint(), "eth_call")(error).revert_data().cloned(),
            Ok(_) => None,
        };
        ClientError::reverted(data.unwrap_or_default(), Some(receipt.transaction_hash))
    }
}

/// Whether a transaction may get into a block although handing it over failed: an answer can be lost, and Nitro waits
/// for the sequencer and gives up waiting.
fn may_have_arrived(error: &ClientError) -> bool {
    match error {
        ClientError::Unreachable { .. } => true,
        ClientError::Refused { message, .. } => HANDED_OVER.iter().any(|words| message.contains(words)),
        _ => false,
    }
}

fn unsure(transaction: B256, error: ClientError) -> ClientError {
    ClientError::Unsure { transaction, source: Box::new(error) }
}
