//! Sending transactions, signed or for accounts whose keys the node has.

use std::time::Duration;

use alloy::eips::eip2718::Encodable2718;
use alloy::{
    consensus::{SignableTransaction, TxEip1559},
    network::TxSignerSync,
    rpc::types::TransactionRequest,
};
use alloy_primitives::{Address, B256, Bytes, TxKind, U256};
use jsonrpsee::{
    RpcModule,
    core::RegisterMethodError,
    types::{ErrorObjectOwned, Params as RawParams},
};
use serde_json::json;

use super::{eth::receipt_view, method, params::Params, quantity::Quantity};
use crate::{
    call::Question,
    error::RpcError,
    node::{Node, SharedNode},
    transaction::SignedTransaction,
    view::{self, NodeReceipt},
};

/// How long `eth_sendRawTransactionSync` waits unless it is told to.
const WAIT_MILLISECONDS: u64 = 2_000;
/// The longest that it waits.
const LONGEST_WAIT_MILLISECONDS: u64 = 60_000;

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    // Signatures are recovered before the node is locked.
    module.register_method("eth_sendRawTransaction", |params, node, _| {
        let raw: Bytes = params.one()?;
        let transaction = SignedTransaction::decode(&raw)?;
        Ok::<_, ErrorObjectOwned>(node.lock().submit(transaction)?)
    })?;
    module.register_async_method("eth_sendRawTransactionSync", |params, node, _| async move {
        send_and_wait(&params, &node).await.map_err(ErrorObjectOwned::from)
    })?;
    method!(module, "eth_sendTransaction", |node, transaction: TransactionRequest| {
        node.send(&transaction)
    });
    method!(module, "eth_signTransaction", |node, transaction: TransactionRequest| {
        let (filled, from) = fill(&mut node, &transaction)?;
        let signed = sign(&node, filled, from)?;
        Ok(json!({ "raw": Bytes::from(signed.envelope.encoded_2718()), "tx": view::waiting(&signed) }))
    });
    Ok(module)
}

/// Submits a signed transaction and answers with its receipt (EIP-7966), or after a while with its hash as an error: it
/// waits on then.
async fn send_and_wait(params: &RawParams<'_>, node: &SharedNode) -> Result<NodeReceipt, RpcError> {
    let mut params = Params::new(params)?;
    let transaction = SignedTransaction::decode(&params.next::<Bytes>("transaction")?)?;
    let wait = params.next::<Option<Quantity>>("timeout")?.map(Quantity::saturating_u64);
    let wait = Duration::from_millis(wait.unwrap_or(WAIT_MILLISECONDS).min(LONGEST_WAIT_MILLISECONDS));
    let (hash, mut heads) = {
        let mut node = node.lock();
        let heads = node.heads.subscribe();
        (node.submit(transaction)?, heads)
    };
    let mined = async {
        loop {
            if let Some(receipt) = receipt_view(&node.lock(), hash) {
                return receipt;
            }
            // Whoever has missed heads looks again as well.
            let _head = heads.recv().await;
        }
    };
    tokio::time::timeout(wait, mined).await.map_err(|_| RpcError::not_mined(hash))
}

/// An EIP-1559 transaction from a request that may leave out everything but the sender.
fn fill(node: &mut Node, request: &TransactionRequest) -> Result<(TxEip1559, Address), RpcError> {
    let from = request.from.ok_or_else(|| RpcError::invalid_params("no sender: 'from' is missing"))?;
    let (chain_id, base_fee) = (node.chain.config().chain_id, u128::from(node.chain.config().base_fee));
    if request.chain_id.is_some_and(|id| id != chain_id) {
        return Err(RpcError::rejected(format!("invalid chain id for signer: want {chain_id}")));
    }
    let input = request.input.clone().try_into_unique_input();
    let input = input.map_err(|error| RpcError::invalid_params(error.to_string()))?.unwrap_or_default();
    let gas_limit = match request.gas {
        Some(gas) => gas,
        None => node.estimate_gas(&Question { request: request.clone(), ..Question::default() })?,
    };
    let next = node.chain.nonce(from);
    let tx = TxEip1559 {
        chain_id,
        nonce: request.nonce.unwrap_or_else(|| node.pool.next_nonce(from, next)),
        gas_limit,
        max_fee_per_gas: request.max_fee_per_gas.or(request.gas_price).unwrap_or(base_fee),
        max_priority_fee_per_gas: request.max_priority_fee_per_gas.unwrap_or_default(),
        to: request.to.unwrap_or(TxKind::Create),
        value: request.value.unwrap_or(U256::ZERO),
        access_list: request.access_list.clone().unwrap_or_default(),
        input,
    };
    Ok((tx, from))
}

fn sign(node: &Node, mut tx: TxEip1559, from: Address) -> Result<SignedTransaction, RpcError> {
    if let Some(signer) = node.accounts.signer(from) {
        let signature = signer.sign_transaction_sync(&mut tx);
        let signature = signature.map_err(|error| RpcError::internal(error.to_string()))?;
        return Ok(SignedTransaction { envelope: tx.into_signed(signature).into(), from });
    }
    if node.impersonates(from) {
        return Ok(SignedTransaction::impersonated(tx, from));
    }
    Err(RpcError::rejected(format!(
        "unknown account {from}: the node has no key for it; sign the transaction, or impersonate the account"
    )))
}

impl Node {
    /// Fills, signs and submits a transaction of an account whose key the node has, or that is impersonated.
    ///
    /// # Errors
    /// The account is another, or as [`Node::submit`].
    pub fn send(&mut self, request: &TransactionRequest) -> Result<B256, RpcError> {
        let (filled, from) = fill(self, request)?;
        let signed = sign(self, filled, from)?;
        self.submit(signed)
    }

    /// Whether transactions of `account` need no signature.
    pub fn impersonates(&self, account: Address) -> bool {
        self.impersonates_all || self.impersonated.contains(&account)
    }

    /// Transactions that can be mined, and that wait for those before them.
    pub fn waiting(&self) -> (u64, u64) {
        self.pool.count(|account| self.chain.nonce(account))
    }
}
