//! Blocks and the order they are in.

use alloy_primitives::{B256, keccak256};
use alloy_rlp::Encodable;

use super::Receipt;

/// A mined block.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its place in the chain; genesis is 0.
    pub number: u64,
    /// Unix seconds.
    pub timestamp: u64,
    /// Hash of parent, number, time and transactions.
    pub hash: B256,
    /// Hash of the block before it, zero for genesis.
    pub parent_hash: B256,
    /// What its transactions did, in order.
    pub receipts: Vec<Receipt>,
}

impl Block {
    /// The first block.
    pub(super) fn genesis(timestamp: u64) -> Self {
        Self {
            number: 0,
            timestamp,
            hash: hash(B256::ZERO, 0, timestamp, &[]),
            parent_hash: B256::ZERO,
            receipts: vec![],
        }
    }

    /// The block after `parent`.
    pub(super) fn after(parent: &Self, timestamp: u64, mut receipts: Vec<Receipt>) -> Self {
        let number = parent.number.saturating_add(1);
        for receipt in &mut receipts {
            receipt.block_number = number;
        }
        let transactions: Vec<_> = receipts.iter().map(|receipt| receipt.hash).collect();
        let hash = hash(parent.hash, number, timestamp, &transactions);
        Self { number, timestamp, hash, parent_hash: parent.hash, receipts }
    }
}

fn hash(parent: B256, number: u64, timestamp: u64, transactions: &[B256]) -> B256 {
    let mut bytes = Vec::new();
    parent.encode(&mut bytes);
    number.encode(&mut bytes);
    timestamp.encode(&mut bytes);
    alloy_rlp::encode_list::<B256, B256>(transactions, &mut bytes);
    keccak256(bytes)
}
