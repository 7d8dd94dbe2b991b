//! The storage.

use crate::errors::Error;
use crate::record::{Limit, pack_pair, unpack_pair};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageBool, StorageMap, StorageU256};
use usdai_core::refill::Inbound;
use usdai_core::{AssetAmount, Timestamp};

/// The slot of the map.
const PLACES: u64 = 3;

/// The contract.
#[storage]
pub struct Bridge {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: the token,
    pub(crate) token: StorageAddress,
    /// and whether what leaves is kept here.
    pub(crate) locks: StorageBool,
    /// Slot 3: everything else, by [`Place`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: StorageMap<U256, StorageU256>,
}

/// A slot of the map.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// What a bridge may bring.
    Minting(Address),
    /// What it may take.
    Burning(Address),
    /// What of it is outstanding, and queued.
    Amounts(Address),
    /// Below what the limit of its queue cannot fall.
    Floor(Address),
    /// What is queued of a bridge for an account.
    Queued(Address, Address),
    /// What is outstanding, and queued, of all bridges.
    Totals,
    /// Where a bridge is in the list, from 1 on.
    Index(Address),
    /// A bridge in the list, from 1 on.
    Listed(u64),
    /// How many there are.
    Count,
}

impl Place {
    /// Where it is.
    fn slot(self) -> B256 {
        let (kind, first, second) = match self {
            Self::Minting(bridge) => (1_u64, bridge.word(), B256::ZERO),
            Self::Burning(bridge) => (2, bridge.word(), B256::ZERO),
            Self::Amounts(bridge) => (3, bridge.word(), B256::ZERO),
            Self::Floor(bridge) => (4, bridge.word(), B256::ZERO),
            Self::Queued(bridge, account) => (5, bridge.word(), account.word()),
            Self::Totals => (6, B256::ZERO, B256::ZERO),
            Self::Index(bridge) => (7, bridge.word(), B256::ZERO),
            Self::Listed(index) => (8, index.word(), B256::ZERO),
            Self::Count => (9, B256::ZERO, B256::ZERO),
        };
        host::keccak_words(&[], &[first, second, kind.word(), PLACES.word()])
    }
}

impl Bridge {
    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> U256 {
        number(host::load(place.slot()))
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, value: U256) {
        host::store(place.slot(), value.word());
    }

    /// An amount of the token.
    pub(crate) fn amount(&self, place: Place) -> AssetAmount {
        AssetAmount::new(self.load(place))
    }

    /// What a bridge may take, and took.
    pub(crate) fn burning(&self, bridge: Address) -> Limit {
        Limit::unpack(self.load(Place::Burning(bridge)))
    }

    /// A bridge's way back.
    #[inline(never)]
    pub(crate) fn inbound(&self, bridge: Address) -> Inbound {
        let Limit { limit, usage } = Limit::unpack(self.load(Place::Minting(bridge)));
        let [outstanding, queued] = unpack_pair(self.load(Place::Amounts(bridge)));
        let floor = if queued.is_zero() { AssetAmount::ZERO } else { self.amount(Place::Floor(bridge)) };
        Inbound { limit, usage, outstanding, queued, floor }
    }

    /// What is outstanding, and queued, of all bridges.
    pub(crate) fn totals(&self) -> [AssetAmount; 2] {
        unpack_pair(self.load(Place::Totals))
    }

    /// Writes what has changed. `ArithmeticOverflow` where it does not fit.
    #[inline(never)]
    pub(crate) fn set_inbound(&mut self, bridge: Address, old: &Inbound, new: &Inbound) -> Result<(), Error> {
        let [from, to] = [old, new].map(|it| Limit { limit: it.limit, usage: it.usage });
        if from != to {
            self.store(Place::Minting(bridge), to.pack()?);
        }
        let [from, to] = [old, new].map(|it| [it.outstanding, it.queued]);
        if from != to {
            self.store(Place::Amounts(bridge), pack_pair(to)?);
            let mut totals = self.totals();
            for ((total, from), to) in totals.iter_mut().zip(from).zip(to) {
                *total = total.checked_sub(from)?.checked_add(to)?;
            }
            self.store(Place::Totals, pack_pair(totals)?);
        }
        if old.floor != new.floor {
            self.store(Place::Floor(bridge), new.floor.raw());
        }
        Ok(())
    }
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}
