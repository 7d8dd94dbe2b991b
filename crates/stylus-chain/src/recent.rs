//! The programs that ran lately in a block: from ArbOS 60 a second run of one is charged as if it were cached.

use alloy_primitives::B256;

/// Least-recently-used list of code hashes, as long as the rules say (32 by default), emptied with each block.
#[derive(Clone, Debug, Default)]
pub struct RecentPrograms {
    newest_last: Vec<B256>,
}

impl RecentPrograms {
    /// Notes a run and says whether the program was already in the list.
    pub fn insert(&mut self, codehash: B256, capacity: usize) -> bool {
        let known = self.newest_last.iter().position(|hash| *hash == codehash);
        if let Some(at) = known {
            self.newest_last.remove(at);
        } else if self.newest_last.len() >= capacity.max(1) {
            self.newest_last.remove(0);
        }
        if capacity > 0 {
            self.newest_last.push(codehash);
        }
        known.is_some()
    }

    /// Starts a block.
    pub fn clear(&mut self) {
        self.newest_last.clear();
    }
}
