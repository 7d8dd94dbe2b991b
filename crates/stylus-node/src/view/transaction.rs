//! Transactions.

use alloy::{
    consensus::{Transaction as _, transaction::Recovered},
    rpc::types::Transaction,
};
use stylus_chain::chain::Block;

use crate::transaction::SignedTransaction;

/// A transaction in place `index` of a block.
pub fn mined(transaction: &SignedTransaction, block: &Block, index: u64, base_fee: u64) -> Transaction {
    Transaction {
        block_hash: Some(block.hash),
        block_number: Some(block.number),
        transaction_index: Some(index),
        block_timestamp: Some(block.timestamp),
        // Arbitrum drops tips.
        effective_gas_price: Some(base_fee.into()),
        ..waiting(transaction)
    }
}

/// A transaction that waits.
pub fn waiting(transaction: &SignedTransaction) -> Transaction {
    Transaction {
        effective_gas_price: Some(transaction.envelope.max_fee_per_gas()),
        inner: Recovered::new_unchecked(transaction.envelope.clone(), transaction.from),
        block_hash: None,
        block_number: None,
        transaction_index: None,
        block_timestamp: None,
    }
}
