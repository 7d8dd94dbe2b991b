//! Receipts and logs.

use alloy::{
    consensus::{Receipt as ConsensusReceipt, ReceiptEnvelope, ReceiptWithBloom, TxType, Typed2718},
    rpc::types::{Log, TransactionReceipt},
};
use alloy_primitives::{Log as PlainLog, U64};
use serde::Serialize;
use stylus_chain::chain::{Block, Receipt};

use crate::transaction::SignedTransaction;

/// A receipt with what Arbitrum adds to it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeReceipt {
    #[serde(flatten)]
    inner: TransactionReceipt,
    /// Gas for posting to L1. The embedded chain has an L1 price of zero.
    gas_used_for_l1: U64,
    /// What `block.number` was.
    l1_block_number: U64,
    /// Whether it came through the express lane, which the embedded chain has not.
    timeboosted: bool,
}

/// The receipt in place `index` of a block.
pub fn receipt(
    block: &Block,
    index: usize,
    transaction: &SignedTransaction,
    base_fee: u64,
) -> Option<NodeReceipt> {
    let receipt = block.receipts.get(index)?;
    let cumulative_gas_used = block.receipts.get(..=index)?.iter().map(|receipt| receipt.gas_used).sum();
    let before: usize = block.receipts.iter().take(index).map(|receipt| receipt.logs.len()).sum();
    let logs = (before..).zip(&receipt.logs).map(|(place, plain)| log(block, index, place, plain)).collect();
    let inner = TransactionReceipt {
        inner: envelope(transaction, receipt, cumulative_gas_used, logs),
        transaction_hash: receipt.hash,
        transaction_index: Some(index as u64),
        block_hash: Some(block.hash),
        block_number: Some(block.number),
        gas_used: receipt.gas_used,
        effective_gas_price: base_fee.into(),
        blob_gas_used: None,
        blob_gas_price: None,
        from: receipt.from,
        to: receipt.to,
        contract_address: receipt.created,
    };
    let l1_block_number = U64::from(block.number);
    Some(NodeReceipt { inner, gas_used_for_l1: U64::ZERO, l1_block_number, timeboosted: false })
}

/// A receipt under the type of its transaction, with logs of either kind.
pub fn envelope<T: AsRef<PlainLog>>(
    transaction: &SignedTransaction,
    receipt: &Receipt,
    cumulative_gas_used: u64,
    logs: Vec<T>,
) -> ReceiptEnvelope<T> {
    let logs_bloom = logs.iter().map(AsRef::as_ref).collect();
    let receipt = ConsensusReceipt { status: receipt.is_success().into(), cumulative_gas_used, logs };
    let receipt = ReceiptWithBloom { receipt, logs_bloom };
    match TxType::try_from(transaction.envelope.ty()) {
        Ok(TxType::Legacy) => ReceiptEnvelope::Legacy(receipt),
        Ok(TxType::Eip2930) => ReceiptEnvelope::Eip2930(receipt),
        _ => ReceiptEnvelope::Eip1559(receipt),
    }
}

/// The logs of a block, each with the place of its receipt and its own place in the block.
pub fn logs(block: &Block) -> impl Iterator<Item = (usize, usize, &PlainLog)> {
    let receipts = block.receipts.iter().enumerate();
    let logs = receipts.flat_map(|(index, receipt)| receipt.logs.iter().map(move |log| (index, log)));
    logs.enumerate().map(|(in_block, (index, log))| (index, in_block, log))
}

/// A log in place `in_block` of a block, from the receipt in place `receipt`.
pub fn log(block: &Block, receipt: usize, in_block: usize, log: &PlainLog) -> Log {
    Log {
        inner: log.clone(),
        block_hash: Some(block.hash),
        block_number: Some(block.number),
        block_timestamp: Some(block.timestamp),
        transaction_hash: block.receipts.get(receipt).map(|receipt| receipt.hash),
        transaction_index: Some(receipt as u64),
        log_index: Some(in_block as u64),
        removed: false,
    }
}
