//! Everything that a snapshot keeps.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use alloy_primitives::{Address, B256, U256};

use super::{Block, Receipt};
use crate::{
    arbos,
    changes::{Changes, Touched},
    config::Config,
    context::Db,
    executor::BlockPosition,
};

/// Accounts, blocks and the clock.
#[derive(Clone, Debug)]
pub struct State {
    /// Accounts, code and storage.
    pub db: Db,
    /// Block 0.
    pub genesis: Arc<Block>,
    /// Blocks from number 1 on. Shared with snapshots.
    pub blocks: Vec<Arc<Block>>,
    /// Number of each block from 1 on, by hash.
    pub block_hashes: HashMap<B256, u64>,
    /// Block of each transaction.
    pub transactions: HashMap<B256, u64>,
    /// What changed in `db` since the last block.
    pub changes: Changes,
    /// Time of the next block, unix seconds.
    pub clock: u64,
    /// Named accounts that have got their first balance.
    pub funded: HashSet<Address>,
}

impl State {
    /// The state of a new chain.
    pub fn genesis(config: &Config) -> Self {
        let mut db = Db::default();
        arbos::genesis(&mut db, config);
        let genesis = Block::genesis(config.genesis_timestamp);
        db.cache.block_hashes.insert(U256::ZERO, genesis.hash);
        Self {
            db,
            genesis: Arc::new(genesis),
            blocks: Vec::new(),
            block_hashes: HashMap::new(),
            transactions: HashMap::new(),
            changes: Changes::default(),
            clock: config.genesis_timestamp.saturating_add(1),
            funded: HashSet::new(),
        }
    }

    /// The last block.
    pub fn head(&self) -> &Block {
        self.blocks.last().unwrap_or(&self.genesis)
    }

    /// Where the next transaction runs.
    pub fn next(&self) -> BlockPosition {
        BlockPosition { number: self.head().number.saturating_add(1), timestamp: self.clock }
    }

    /// Mines a block and moves the clock by a second.
    pub fn seal(&mut self, receipts: Vec<Receipt>, edits: Changes) -> Arc<Block> {
        let changes = std::mem::take(&mut self.changes);
        let block = Arc::new(Block::after(self.head(), self.clock, receipts, edits, changes));
        self.clock = self.clock.saturating_add(1);
        self.push(Arc::clone(&block));
        block
    }

    /// Makes `block` the head. What it changed is in `db` already.
    pub fn push(&mut self, block: Arc<Block>) {
        self.db.cache.block_hashes.insert(U256::from(block.number), block.hash);
        self.block_hashes.insert(block.hash, block.number);
        self.transactions.extend(block.receipts.iter().map(|receipt| (receipt.hash, block.number)));
        self.blocks.push(block);
    }

    /// Lets `act` change an account and one of its slots, and remembers what changed.
    pub fn edit(&mut self, address: Address, slot: Option<U256>, act: impl FnOnce(&mut Db)) {
        let touched = Touched { address, slots: slot.into_iter().collect() };
        self.changes.record(&mut self.db, &[touched], act);
    }
}
