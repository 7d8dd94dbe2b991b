//! The storage.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::Word;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageMap, StorageU256};

/// The slot of the map.
const PLACES: u64 = 3;

/// The contract.
#[storage]
pub struct LoanPositions {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: who makes positions.
    pub(crate) router: StorageAddress,
    /// Slot 3: everything else, by [`Place`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: StorageMap<U256, StorageU256>,
}

/// A slot of the map.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// Who owns a position.
    Owner(U256),
    /// Who is approved for a position.
    Approved(U256),
    /// How many positions an account has.
    Balance(Address),
    /// Whether the first lets the second act on all its positions.
    Operator(Address, Address),
}

impl Place {
    /// Where it is.
    fn slot(self) -> B256 {
        let (kind, first, second) = match self {
            Self::Owner(id) => (1_u64, id.word(), B256::ZERO),
            Self::Approved(id) => (2, id.word(), B256::ZERO),
            Self::Balance(account) => (3, account.word(), B256::ZERO),
            Self::Operator(owner, operator) => (4, owner.word(), operator.word()),
        };
        host::keccak_words(&[], &[first, second, kind.word(), PLACES.word()])
    }
}

impl LoanPositions {
    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> B256 {
        host::load(place.slot())
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, word: B256) {
        host::store(place.slot(), word);
    }

    pub(crate) fn address_at(&self, place: Place) -> Address {
        Address::from_word(self.load(place))
    }
}
