//! The storage: one struct, nested structs first, as SDK 0.9 wants them.

use crate::errors::{self, Error};
use crate::slots::{Common, Place, Slot};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::authority::Authority;
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageArray, StorageU256};
use usdai_core::Timestamp;

/// The loan book.
#[storage]
pub struct LoanBook {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slots 2 to 11, by [`Slot`]; everything else is where [`Place`] says.
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    slots: StorageArray<StorageU256, { Slot::COUNT }>,
}

impl LoanBook {
    pub(crate) fn load(&self, slot: Slot) -> U256 {
        load(slot.place())
    }

    pub(crate) fn store(&mut self, slot: Slot, content: U256) {
        store(slot.place(), content);
    }

    pub(crate) fn at(&self, place: Place) -> U256 {
        load(place.place())
    }

    pub(crate) fn put(&mut self, place: Place, content: U256) {
        store(place.place(), content);
    }

    /// A contract that this one works with.
    pub(crate) fn partner(&self, slot: Slot) -> Address {
        Address::from_word(self.load(slot).word())
    }

    pub(crate) fn common(&self) -> Common {
        Common::unpack(self.load(Slot::Common))
    }

    pub(crate) fn set_common(&mut self, common: &Common) -> Result<(), Error> {
        self.store(Slot::Common, common.pack()?);
        Ok(())
    }

    /// `NotRouter` unless the loan router calls.
    pub(crate) fn check_router(&self) -> Result<Address, Error> {
        let (router, caller) = (self.partner(Slot::Router), host::sender());
        if caller == router { Ok(router) } else { Err(errors::not_router(caller)) }
    }

    /// `NotStrategist` unless a strategist calls.
    pub(crate) fn check_strategist(&self) -> Result<Address, Error> {
        let caller = host::sender();
        if self.authority.has_role("STRATEGIST", caller) {
            return Ok(caller);
        }
        Err(errors::not_strategist(caller))
    }
}

#[inline(never)]
fn load(place: B256) -> U256 {
    number(host::load(place))
}

#[inline(never)]
fn store(place: B256, content: U256) {
    host::store(place, content.word());
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}
