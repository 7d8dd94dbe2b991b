//! A block while transactions are added to it.

use std::sync::Arc;

use alloy_primitives::B256;

use super::{Block, Chain, Receipt, envelope};
use crate::{
    changes::Changes,
    executor::{Invalid, Mode, Outcome, Transaction, execute},
    recent::RecentPrograms,
};

/// The block after the head. Programs that ran in it are charged as cached from ArbOS 60 on. If it is dropped and not
/// sealed, its transactions have not happened.
#[derive(Debug)]
pub struct OpenBlock<'chain> {
    chain: &'chain mut Chain,
    recent: RecentPrograms,
    receipts: Vec<Receipt>,
    /// What had changed before the block was opened.
    edits: Changes,
}

impl Chain {
    /// Opens the block after the head, at [`Chain::timestamp`].
    pub fn open_block(&mut self) -> OpenBlock<'_> {
        let edits = std::mem::take(&mut self.state.changes);
        OpenBlock { chain: self, recent: RecentPrograms::default(), receipts: Vec::new(), edits }
    }
}

impl OpenBlock<'_> {
    /// Runs `tx` and adds it, whether it succeeds or not. Its hash is `hash`, or that of an EIP-1559 transaction.
    ///
    /// # Errors
    /// [`Invalid`] if it cannot be in the block, which is as before then.
    pub fn push(&mut self, tx: &Transaction, hash: Option<B256>) -> Result<&Receipt, Invalid> {
        let outcome = self.run(tx, false)?;
        self.receipts.push(self.receipt(tx, hash, outcome));
        self.receipts.last().ok_or_else(|| Invalid::Other("the block is empty".into()))
    }

    /// [`OpenBlock::push`] that returns everything the transaction did.
    ///
    /// # Errors
    /// As [`OpenBlock::push`].
    pub fn trace(&mut self, tx: &Transaction) -> Result<Outcome, Invalid> {
        let mut outcome = self.run(tx, true)?;
        // A tree of calls is deep, and to copy it would take as deep a stack.
        let (host_calls, call) = (std::mem::take(&mut outcome.host_calls), outcome.call.take());
        self.receipts.push(self.receipt(tx, None, outcome.clone()));
        Ok(Outcome { host_calls, call, ..outcome })
    }

    /// The receipts so far.
    #[must_use]
    pub fn receipts(&self) -> &[Receipt] {
        &self.receipts
    }

    /// Makes it the head and moves the clock by a second.
    pub fn seal(mut self) -> Arc<Block> {
        let receipts = std::mem::take(&mut self.receipts);
        self.chain.state.seal(receipts, std::mem::take(&mut self.edits))
    }

    fn run(&mut self, tx: &Transaction, trace: bool) -> Result<Outcome, Invalid> {
        let mode = Mode { simulate: false, trace };
        let state = &mut self.chain.state;
        let position = state.next();
        let mut outcome = execute(&mut state.db, &self.chain.config, position, &mut self.recent, tx, mode)?;
        state.changes.append(std::mem::take(&mut outcome.changes));
        Ok(outcome)
    }

    fn receipt(&self, tx: &Transaction, hash: Option<B256>, outcome: Outcome) -> Receipt {
        let hash = hash.unwrap_or_else(|| {
            // The transaction has already counted.
            let nonce = tx.nonce.unwrap_or_else(|| self.chain.nonce(tx.from).saturating_sub(1));
            envelope::hash(self.chain.config.chain_id, nonce, tx, self.chain.accounts.get(&tx.from))
        });
        Receipt::new(hash, tx.from, tx.to, outcome)
    }
}

impl Drop for OpenBlock<'_> {
    fn drop(&mut self) {
        if !self.receipts.is_empty() {
            std::mem::take(&mut self.chain.state.changes).undo(&mut self.chain.state.db);
        }
        let mut changes = std::mem::take(&mut self.edits);
        changes.append(std::mem::take(&mut self.chain.state.changes));
        self.chain.state.changes = changes;
    }
}
