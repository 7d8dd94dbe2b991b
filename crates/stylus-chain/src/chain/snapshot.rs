//! Going back.

use super::{Chain, state::State};

/// A state of the chain to go back to: accounts, blocks, receipts and time.
#[derive(Clone, Debug)]
pub struct Snapshot(State);

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
