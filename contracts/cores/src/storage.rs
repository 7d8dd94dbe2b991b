//! The storage.

use crate::errors::{self, Error};
use crate::records::{Books, Week};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageMap, StorageU256};

/// The slot of the map.
const PLACES: u64 = 3;

/// The contract.
#[storage]
pub struct Cores {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: [`Books`].
    books: StorageU256,
    /// Slot 3: everything else, by [`Place`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: StorageMap<U256, StorageU256>,
}

/// A slot of the map.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// The root of a week.
    Root(u64),
    /// The hash of what a week was computed from.
    Input(u64),
    /// [`Week`].
    Week(u64),
    /// [`crate::records::Season`], by its number from 1.
    Season(u64),
    /// The first slot of [`crate::records::Rates`].
    HeldRates(u64),
    /// The second.
    MintRates(u64),
    /// What an account has claimed.
    Balance(Address),
    /// Who referred it.
    Referrer(Address),
    /// A bit for each of 256 weeks that it has claimed, from the week of this number times 256 on.
    Claimed(Address, u64),
}

impl Place {
    /// Where it is.
    fn slot(self) -> B256 {
        let (kind, first, second) = match self {
            Self::Root(week) => (1_u64, week.word(), B256::ZERO),
            Self::Input(week) => (2, week.word(), B256::ZERO),
            Self::Week(week) => (3, week.word(), B256::ZERO),
            Self::Season(season) => (4, season.word(), B256::ZERO),
            Self::HeldRates(season) => (5, season.word(), B256::ZERO),
            Self::MintRates(season) => (6, season.word(), B256::ZERO),
            Self::Balance(account) => (7, account.word(), B256::ZERO),
            Self::Referrer(account) => (8, account.word(), B256::ZERO),
            Self::Claimed(account, word) => (9, account.word(), word.word()),
        };
        host::keccak_words(&[], &[first, second, kind.word(), PLACES.word()])
    }
}

impl Cores {
    /// Names the authority, once. `AlreadyConstructed`, `ZeroAddress`.
    pub(crate) fn construct(&mut self, authority: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
        self.authority.construct(authority)
    }

    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> B256 {
        host::load(place.slot())
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, word: B256) {
        host::store(place.slot(), word);
    }

    pub(crate) fn books(&self) -> Books {
        Books::unpack(self.books.get())
    }

    pub(crate) fn set_books(&mut self, books: &Books) -> Result<(), Error> {
        self.books.set(books.pack()?);
        Ok(())
    }

    /// A week as it was committed, or one without a time.
    pub(crate) fn find_week(&self, week: u64) -> Week {
        Week::unpack(number(self.load(Place::Week(week))))
    }

    /// `NotPublished` where it was not.
    pub(crate) fn published(&self, week: u64) -> Result<Week, Error> {
        let record = self.find_week(week);
        if record.claimable_at == 0 { Err(errors::not_published(week)) } else { Ok(record) }
    }

    pub(crate) fn set_week(&mut self, week: u64, record: &Week) -> Result<(), Error> {
        self.store(Place::Week(week), record.pack()?.word());
        Ok(())
    }
}
