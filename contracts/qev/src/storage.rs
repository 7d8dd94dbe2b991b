//! The storage: one struct, nested structs first, as SDK 0.9 wants them.

use crate::errors::{self, Error};
use crate::slots::{Account, Place, Settings};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use core::marker::PhantomData;
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use qev_auction::{Engine, Slot, Slots};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageMap, StorageU256};
use usdai_core::Timestamp;

/// QEV.
#[storage]
pub struct Qev {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 2: [`Settings`].
    settings: StorageU256,
    /// Slot 3: everything else, by [`Slot::key`] and [`Place::key`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: Places,
}

/// The map of everything else.
type Places = StorageMap<U256, StorageU256>;

/// The auction's part of it.
pub struct AuctionSlots<'a>(PhantomData<&'a mut Places>);

impl Slots for AuctionSlots<'_> {
    #[inline(never)]
    fn load(&self, slot: Slot) -> U256 {
        load(slot.key())
    }

    #[inline(never)]
    fn store(&mut self, slot: Slot, word: U256) {
        store(slot.key(), word);
    }
}

impl Qev {
    /// The auction at the time of the block.
    #[inline(never)]
    pub(crate) fn engine(&mut self) -> Engine<AuctionSlots<'_>> {
        let clock = self.settings().clock;
        Engine { slots: AuctionSlots(PhantomData), clock, now: now() }
    }

    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> U256 {
        load(place.key())
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, word: U256) {
        store(place.key(), word);
    }

    /// A word of the map by its key.
    pub(crate) fn place(&self, key: U256) -> U256 {
        load(key)
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings::unpack(self.settings.get())
    }

    pub(crate) fn set_settings(&mut self, settings: &Settings) -> Result<(), Error> {
        self.settings.set(settings.pack()?);
        Ok(())
    }

    pub(crate) fn account(&self, account: Address) -> Account {
        Account::unpack(self.load(Place::Account(account)))
    }

    pub(crate) fn set_account(&mut self, account: Address, content: &Account) -> Result<(), Error> {
        self.store(Place::Account(account), content.pack()?);
        Ok(())
    }

    pub(crate) fn address_at(&self, place: Place) -> Address {
        Address::from_word(self.load(place).into())
    }

    pub(crate) fn set_address(&mut self, place: Place, address: Address) {
        self.store(place, number(address.word()));
    }

    /// `NotVault` unless the vault calls.
    pub(crate) fn check_vault(&self) -> Result<Settings, Error> {
        let (settings, caller) = (self.settings(), host::sender());
        if caller == settings.vault { Ok(settings) } else { Err(errors::not_vault(caller)) }
    }
}

#[inline(never)]
fn load(key: U256) -> U256 {
    number(host::load(slot_of(key)))
}

#[inline(never)]
fn store(key: U256, word: U256) {
    host::store(slot_of(key), word.word());
}

fn slot_of(key: U256) -> B256 {
    host::keccak_words(&[], &[key.word(), 3_u64.word()])
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}
