//! The list of bridges, for whoever wants to see them all.

use crate::errors::{self, Error};
use crate::storage::{Bridge, Place};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::words::{Word, number};

/// The most bridges there can be.
pub const BRIDGES_MAXIMUM: u64 = 16;

impl Bridge {
    /// The bridges that have limits, as an array is encoded.
    pub(crate) fn bridge_words(&self) -> Vec<B256> {
        let count = self.count();
        let mut words = Vec::from([0x20_u64.word(), count.word()]);
        words.extend((1..=count).map(|index| self.load(Place::Listed(index)).word()));
        words
    }

    /// Adds a bridge, if it is not there. `TooManyBridges`.
    pub(crate) fn list(&mut self, bridge: Address) -> Result<(), Error> {
        if !self.load(Place::Index(bridge)).is_zero() {
            return Ok(());
        }
        let last = self.count().saturating_add(1);
        if BRIDGES_MAXIMUM < last {
            return Err(errors::too_many_bridges(BRIDGES_MAXIMUM));
        }
        self.put(last, bridge);
        self.store(Place::Count, number(last.word()));
        Ok(())
    }

    /// Removes a bridge, if it is there; the last one takes its place.
    pub(crate) fn delist(&mut self, bridge: Address) {
        let [index, ..] = self.load(Place::Index(bridge)).into_limbs();
        if index == 0 {
            return;
        }
        let last = self.count();
        let moved = Address::from_word(self.load(Place::Listed(last)).word());
        self.put(index, moved);
        self.store(Place::Listed(last), U256::ZERO);
        self.store(Place::Index(bridge), U256::ZERO);
        self.store(Place::Count, number(last.saturating_sub(1).word()));
    }

    fn count(&self) -> u64 {
        let [count, ..] = self.load(Place::Count).into_limbs();
        count
    }

    fn put(&mut self, index: u64, bridge: Address) {
        self.store(Place::Listed(index), number(bridge.word()));
        self.store(Place::Index(bridge), number(index.word()));
    }
}
