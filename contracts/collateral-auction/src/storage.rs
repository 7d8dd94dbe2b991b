//! The storage.

use crate::errors::{self, Error};
use crate::record::Record;
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageMap, StorageU256};
use usdai_core::Timestamp;

/// The slot of the map.
const PLACES: u64 = 4;

/// The contract.
#[storage]
pub struct CollateralAuction {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: who starts sales and is paid.
    pub(crate) router: StorageAddress,
    /// Slot 3: the registry of titles.
    pub(crate) caliber: StorageAddress,
    /// Slot 4: everything else, by [`Place`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: StorageMap<U256, StorageU256>,
}

/// A slot of the map.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// Round, end and bidder of a [`Record`].
    State(U256),
    /// Its highest bid and reserve.
    Amounts(U256),
    /// What a title is sold in.
    Currency(U256),
    /// The loan for which a title is sold.
    Loan(U256),
    /// What waits for an account to withdraw of a currency.
    Withdrawable(Address, Address),
}

impl Place {
    /// Where it is.
    fn slot(self) -> B256 {
        let (kind, first, second) = match self {
            Self::State(title) => (1_u64, title.word(), B256::ZERO),
            Self::Amounts(title) => (2, title.word(), B256::ZERO),
            Self::Currency(title) => (3, title.word(), B256::ZERO),
            Self::Loan(title) => (4, title.word(), B256::ZERO),
            Self::Withdrawable(account, currency) => (5, account.word(), currency.word()),
        };
        host::keccak_words(&[], &[first, second, kind.word(), PLACES.word()])
    }
}

impl CollateralAuction {
    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> B256 {
        host::load(place.slot())
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, word: B256) {
        host::store(place.slot(), word);
    }

    /// A title's sale, if it is for sale.
    pub(crate) fn find(&self, title: U256) -> Option<Record> {
        Record::unpack([Place::State(title), Place::Amounts(title)].map(|place| number(self.load(place))))
    }

    /// `NotForSale` where there is no sale.
    pub(crate) fn record(&self, title: U256) -> Result<Record, Error> {
        self.find(title).ok_or_else(|| errors::not_for_sale(title))
    }

    /// `ArithmeticOverflow` where it does not fit.
    pub(crate) fn set_record(&mut self, title: U256, record: &Record) -> Result<(), Error> {
        let [state, amounts] = record.pack()?;
        self.store(Place::State(title), state.word());
        self.store(Place::Amounts(title), amounts.word());
        Ok(())
    }

    pub(crate) fn currency(&self, title: U256) -> Address {
        Address::from_word(self.load(Place::Currency(title)))
    }

    /// Forgets a sale.
    pub(crate) fn remove(&mut self, title: U256) {
        let places = [Place::State(title), Place::Amounts(title), Place::Currency(title), Place::Loan(title)];
        for place in places {
            self.store(place, B256::ZERO);
        }
    }
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}
