//! The storage.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageMap, StorageU256};

/// The slot of the map.
const PLACES: u64 = 5;

/// The contract.
#[storage]
pub struct Oft {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: what burns and mints, or keeps and pays.
    pub(crate) bridge: StorageAddress,
    /// Slot 3: its token.
    pub(crate) token: StorageAddress,
    /// Slot 4: LayerZero's endpoint.
    pub(crate) endpoint: StorageAddress,
    /// Slot 5: everything else, by [`Place`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: StorageMap<U256, StorageU256>,
}

/// A slot of the map.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The contract of the other side on a chain.
    Peer(u64),
    /// What was sent to a chain and did not come back.
    Outstanding(u64),
    /// Of the enforced options of a chain and a type of message: their length at 0, then their words.
    Options(u64, u64, u64),
}

impl Place {
    /// Where it is.
    fn slot(self) -> B256 {
        let (kind, [eid, message_type, index]) = match self {
            Self::Peer(eid) => (1_u64, [eid, 0, 0]),
            Self::Outstanding(eid) => (2, [eid, 0, 0]),
            Self::Options(eid, message_type, index) => (3, [eid, message_type, index]),
        };
        let words = [eid.word(), message_type.word(), index.word(), kind.word(), PLACES.word()];
        host::keccak_words(&[], &words)
    }
}

impl Oft {
    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> B256 {
        host::load(place.slot())
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, word: B256) {
        host::store(place.slot(), word);
    }

    /// What was sent to a chain and did not come back, units of the token.
    pub(crate) fn outstanding(&self, eid: u64) -> U256 {
        number(self.load(Place::Outstanding(eid)))
    }
}
