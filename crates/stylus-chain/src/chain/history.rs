//! The state as it was, and blocks from a file.

use std::sync::Arc;

use alloy_primitives::U256;

use super::{Block, Chain};
use crate::changes::{Changes, Mismatch};

/// A block that does not follow on the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// Its parent is another block, or its hash is not that of its content.
    #[error("block {0} does not follow on the block before it")]
    Order(u64),
    /// It changes a state that is not the present one.
    #[error("block {number}: {mismatch}")]
    State {
        /// Number of the block.
        number: u64,
        /// What differs.
        mismatch: Mismatch,
    },
}

impl Chain {
    /// Lets `look` see the chain as it was before block `number` lost its place as head, with what was edited until
    /// then, and puts everything back: what `look` changes has never happened. Costs what the later blocks changed.
    /// None if there is no such block.
    pub fn at<R>(&mut self, number: u64, look: impl FnOnce(&mut Self) -> R) -> Option<R> {
        let kept = usize::try_from(number).ok().filter(|kept| *kept <= self.state.blocks.len())?;
        let clock = self.state.clock;
        let later = self.state.blocks.split_off(kept);
        let result = match later.split_first() {
            None => self.scratch(look),
            Some((next, rest)) => {
                let edits = std::mem::take(&mut self.state.changes);
                edits.undo(&mut self.state.db);
                rest.iter().rev().for_each(|block| block.undo(&mut self.state.db));
                next.changes.undo(&mut self.state.db);
                let result = self.scratch(look);
                next.changes.redo(&mut self.state.db);
                rest.iter().for_each(|block| block.redo(&mut self.state.db));
                edits.redo(&mut self.state.db);
                self.state.changes = edits;
                result
            }
        };
        self.state.blocks.extend(later);
        self.state.clock = clock;
        Some(result)
    }

    /// [`Chain::at`] the instant before the first transaction of block `number`, whose place in the chain and time are
    /// those of the next block. None for the genesis and for blocks that are not there.
    pub fn before<R>(&mut self, number: u64, look: impl FnOnce(&mut Self, &Block) -> R) -> Option<R> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        let block = Arc::clone(self.state.blocks.get(index)?);
        self.at(number - 1, |chain| {
            chain.state.clock = block.timestamp;
            look(chain, &block)
        })
    }

    /// Lets `act` work on the chain and undoes what it changed in accounts. It must not mine.
    pub fn scratch<R>(&mut self, act: impl FnOnce(&mut Self) -> R) -> R {
        let edits = std::mem::take(&mut self.state.changes);
        let result = act(self);
        std::mem::replace(&mut self.state.changes, edits).undo(&mut self.state.db);
        result
    }

    /// What changed in the state since the last block.
    #[must_use]
    pub fn edits(&self) -> &Changes {
        &self.state.changes
    }

    /// Puts other changes in the place of those since the last block, on which they must have been made.
    pub fn replace_edits(&mut self, edits: Changes) {
        self.state.changes.undo(&mut self.state.db);
        edits.redo(&mut self.state.db);
        self.state.changes = edits;
    }

    /// Makes changes that are not in any block yet.
    ///
    /// # Errors
    /// [`Mismatch`] if they start from another state; then nothing is changed.
    pub fn import_edits(&mut self, edits: Changes) -> Result<(), Mismatch> {
        edits.redo_checked(&mut self.state.db)?;
        self.state.changes.append(edits);
        Ok(())
    }

    /// Makes a block of another run the head, with what it changed, and sets the clock a second after it.
    ///
    /// # Errors
    /// [`ImportError`] if it does not follow on the present head and state; then nothing is changed.
    pub fn import(&mut self, block: Block) -> Result<(), ImportError> {
        let number = block.number;
        let follows =
            number == self.block_number().saturating_add(1) && block.parent_hash == self.head().hash;
        if !follows || !block.is_consistent() {
            return Err(ImportError::Order(number));
        }
        let changed = block.redo_checked(&mut self.state.db);
        changed.map_err(|mismatch| ImportError::State { number, mismatch })?;
        self.state.clock = block.timestamp.saturating_add(1);
        self.state.push(Arc::new(block));
        Ok(())
    }

    /// Forgets the blocks after block `number`, and sets the clock a second after it. What was edited while it was the
    /// head stays.
    pub fn rewind(&mut self, number: u64) {
        let kept = usize::try_from(number).unwrap_or(usize::MAX).min(self.state.blocks.len());
        for block in self.state.blocks.split_off(kept).into_iter().rev() {
            std::mem::take(&mut self.state.changes).undo(&mut self.state.db);
            block.changes.undo(&mut self.state.db);
            self.state.changes = block.edits.clone();
            self.state.db.cache.block_hashes.remove(&U256::from(block.number));
            self.state.block_hashes.remove(&block.hash);
            for receipt in &block.receipts {
                self.state.transactions.remove(&receipt.hash);
            }
        }
        self.state.clock = self.head().timestamp.saturating_add(1);
    }

    /// Makes what was changed before the first block part of the genesis.
    pub fn settle_genesis(&mut self) {
        if self.state.blocks.is_empty() {
            self.state.changes = Changes::default();
        }
    }
}
