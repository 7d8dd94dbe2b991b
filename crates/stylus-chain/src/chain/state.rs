//! Everything that a snapshot keeps.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use alloy_primitives::{Address, B256, U256};

use super::{Block, Receipt};
use crate::{arbos, config::Config, context::Db, executor::BlockPosition};

/// Accounts, blocks and the clock.
#[derive(Clone, Debug)]
pub struct State {
    /// Accounts, code and storage.
    pub db: Db,
    /// Block 0.
    pub genesis: Arc<Block>,
    /// Blocks from number 1 on. Shared with snapshots.
    pub blocks: Vec<Arc<Block>>,
    /// Block of each transaction.
    pub transactions: HashMap<B256, u64>,
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
            transactions: HashMap::new(),
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

    /// Mines a block, moves the clock by a second, and returns the receipts with the block's number in them.
    pub fn seal(&mut self, receipts: Vec<Receipt>) -> Vec<Receipt> {
        let block = Block::after(self.head(), self.clock, receipts);
        self.db.cache.block_hashes.insert(U256::from(block.number), block.hash);
        self.transactions.extend(block.receipts.iter().map(|receipt| (receipt.hash, block.number)));
        self.clock = self.clock.saturating_add(1);
        let receipts = block.receipts.clone();
        self.blocks.push(Arc::new(block));
        receipts
    }
}
