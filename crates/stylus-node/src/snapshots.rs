//! `evm_snapshot` and `evm_revert`.

use std::collections::{BTreeMap, HashMap};

use alloy_primitives::B256;
use stylus_chain::chain::Snapshot;

use crate::{clock::Clock, error::RpcError, node::Node, pool::Pool, transaction::SignedTransaction};

/// Snapshots by number; going back to one removes it and the later ones.
#[derive(Debug, Default)]
pub struct Snapshots {
    taken: BTreeMap<u64, Taken>,
    next: u64,
}

#[derive(Debug)]
struct Taken {
    chain: Snapshot,
    number: u64,
    transactions: HashMap<B256, SignedTransaction>,
    pool: Pool,
    clock: Clock,
}

impl Node {
    /// Remembers the present state and returns its number.
    pub fn snapshot(&mut self) -> u64 {
        let id = self.snapshots.next;
        self.snapshots.next = id.saturating_add(1);
        let taken = Taken {
            chain: self.chain.snapshot(),
            number: self.chain.block_number(),
            transactions: self.transactions.clone(),
            pool: self.pool.clone(),
            clock: self.clock,
        };
        self.snapshots.taken.insert(id, taken);
        id
    }

    /// Goes back to a snapshot, and says whether there was one with this number. Its clock goes back too.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn revert(&mut self, id: u64) -> Result<bool, RpcError> {
        let mut later = self.snapshots.taken.split_off(&id);
        let Some(taken) = later.remove(&id) else {
            self.snapshots.taken.append(&mut later);
            return Ok(false);
        };
        if let Some(store) = &self.store
            && let Err(error) = store.rewind(taken.number, taken.clock, taken.chain.edits())
        {
            // Then nothing has happened.
            self.snapshots.taken.insert(id, taken);
            self.snapshots.taken.append(&mut later);
            return Err(RpcError::internal(error.to_string()));
        }
        self.chain.restore(&taken.chain);
        self.transactions = taken.transactions;
        self.pool = taken.pool;
        self.clock = taken.clock;
        self.filters.rewound(taken.number);
        Ok(true)
    }
}
