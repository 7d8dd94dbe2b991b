//! Blocks and the order they are in.

use alloy_primitives::{B256, keccak256};
use alloy_rlp::Encodable;
use serde::{Deserialize, Serialize};

use super::Receipt;
use crate::{
    changes::{Changes, Mismatch},
    context::Db,
};

/// A mined block.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// What was changed from outside between the block before it and its first transaction.
    pub edits: Changes,
    /// What its transactions changed.
    pub changes: Changes,
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
            edits: Changes::default(),
            changes: Changes::default(),
        }
    }

    /// The block after `parent`.
    pub(super) fn after(
        parent: &Self,
        timestamp: u64,
        mut receipts: Vec<Receipt>,
        edits: Changes,
        changes: Changes,
    ) -> Self {
        let number = parent.number.saturating_add(1);
        for receipt in &mut receipts {
            receipt.block_number = number;
        }
        let transactions: Vec<_> = receipts.iter().map(|receipt| receipt.hash).collect();
        let hash = hash(parent.hash, number, timestamp, &transactions);
        Self { number, timestamp, hash, parent_hash: parent.hash, receipts, edits, changes }
    }
}

impl Block {
    pub(super) fn undo(&self, db: &mut Db) {
        self.changes.undo(db);
        self.edits.undo(db);
    }

    pub(super) fn redo(&self, db: &mut Db) {
        self.edits.redo(db);
        self.changes.redo(db);
    }

    /// [`Block::redo`] on a state that may be another one; then nothing is changed.
    pub(super) fn redo_checked(&self, db: &mut Db) -> Result<(), Mismatch> {
        self.edits.redo_checked(db)?;
        self.changes.redo_checked(db).inspect_err(|_| self.edits.undo(db))
    }

    /// Whether the hash is that of the block's parent, number, time and transactions.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        let transactions: Vec<_> = self.receipts.iter().map(|receipt| receipt.hash).collect();
        self.hash == hash(self.parent_hash, self.number, self.timestamp, &transactions)
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
