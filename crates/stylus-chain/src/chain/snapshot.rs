//! Going back.

use super::{Chain, state::State};
use crate::changes::Changes;

/// A state of the chain to go back to: accounts, blocks, receipts and time.
#[derive(Clone, Debug)]
pub struct Snapshot(State);

impl Snapshot {
    /// What had changed in the state since the last block.
    #[must_use]
    pub fn edits(&self) -> &Changes {
        &self.0.changes
    }
}

impl Chain {
    /// The present state. Blocks are shared, not copied.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot(self.state.clone())
    }

    /// Goes back to `snapshot`, as often as wanted. Known errors and the use of the cache stay as they are.
    pub fn restore(&mut self, snapshot: &Snapshot) {
        self.state = snapshot.0.clone();
    }
}
