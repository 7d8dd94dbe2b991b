//! Filters that clients install and ask again and again.

use std::collections::BTreeMap;

use alloy::rpc::types::{Filter, FilterChanges, Log};
use alloy_primitives::{B256, U256};
use stylus_chain::chain::Block;

use crate::{error::RpcError, logs, node::Node};

/// Filters that can be there at once; the one that was not asked for longest makes room.
const MOST_FILTERS: usize = 1_000;
/// What one filter keeps until it is asked. One that has more is gone: its client learns that something is lost.
const MOST_KEPT: usize = 100_000;

/// Installed filters by number.
#[derive(Debug, Default)]
pub struct Filters {
    installed: BTreeMap<U256, Installed>,
    next: U256,
    asked: u64,
}

#[derive(Debug)]
struct Installed {
    kind: FilterKind,
    last_asked: u64,
    hashes: Vec<B256>,
    logs: Vec<Log>,
}

/// What a filter tells.
#[derive(Clone, Debug)]
pub enum FilterKind {
    /// Logs that match.
    Logs(Box<Filter>),
    /// Hashes of new blocks.
    Blocks,
    /// Hashes of new transactions.
    Transactions,
}

impl Filters {
    /// Installs a filter and returns its number.
    pub fn install(&mut self, kind: FilterKind) -> U256 {
        self.next = self.next.saturating_add(U256::ONE);
        self.asked = self.asked.saturating_add(1);
        if self.installed.len() >= MOST_FILTERS {
            let oldest = self.installed.iter().min_by_key(|(_, filter)| filter.last_asked);
            if let Some(id) = oldest.map(|(id, _)| *id) {
                self.installed.remove(&id);
            }
        }
        let filter = Installed { kind, last_asked: self.asked, hashes: Vec::new(), logs: Vec::new() };
        self.installed.insert(self.next, filter);
        self.next
    }

    /// Removes a filter, and says whether it was there.
    pub fn uninstall(&mut self, id: U256) -> bool {
        self.installed.remove(&id).is_some()
    }

    /// What came since the filter was asked last.
    pub fn changes(&mut self, id: U256) -> Result<FilterChanges, RpcError> {
        self.asked = self.asked.saturating_add(1);
        let filter = self.installed.get_mut(&id).ok_or_else(not_found)?;
        filter.last_asked = self.asked;
        Ok(match filter.kind {
            FilterKind::Logs(_) => FilterChanges::Logs(std::mem::take(&mut filter.logs)),
            FilterKind::Blocks | FilterKind::Transactions => {
                FilterChanges::Hashes(std::mem::take(&mut filter.hashes))
            }
        })
    }

    /// The question of a filter for logs.
    pub fn question(&self, id: U256) -> Result<Filter, RpcError> {
        match self.installed.get(&id).map(|filter| &filter.kind) {
            Some(FilterKind::Logs(filter)) => Ok((**filter).clone()),
            _ => Err(not_found()),
        }
    }

    /// A block was mined.
    pub fn block_mined(&mut self, block: &Block) {
        for filter in self.installed.values_mut() {
            match &filter.kind {
                FilterKind::Logs(question) if starts_by(question, block.number) => {
                    logs::matching(block, question, &mut filter.logs);
                }
                FilterKind::Logs(_) => {}
                FilterKind::Blocks => filter.hashes.push(block.hash),
                FilterKind::Transactions => {
                    filter.hashes.extend(block.receipts.iter().map(|receipt| receipt.hash));
                }
            }
        }
        self.installed.retain(|_, filter| filter.logs.len().max(filter.hashes.len()) <= MOST_KEPT);
    }

    /// The blocks after block `number` are gone.
    pub fn rewound(&mut self, number: u64) {
        for filter in self.installed.values_mut() {
            filter.logs.retain(|log| log.block_number.is_some_and(|block| block <= number));
        }
    }
}

impl Node {
    /// All logs that an installed filter selects.
    ///
    /// # Errors
    /// There is no such filter for logs, or what [`Node::logs`] says.
    pub fn filter_logs(&self, id: U256) -> Result<Vec<Log>, RpcError> {
        self.logs(&self.filters.question(id)?)
    }
}

/// Whether a filter's blocks are not all after or before `number`.
fn starts_by(filter: &Filter, number: u64) -> bool {
    let (from, to) = filter.extract_block_range();
    from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
}

fn not_found() -> RpcError {
    RpcError::rejected("filter not found")
}
