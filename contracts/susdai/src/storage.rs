//! The storage: one struct, nested structs first.
//!
//! SDK 0.9 reports the size of a nested struct wrongly when a struct follows a smaller field inside it, so
//! the structs, which hold whole slots only, stand before everything else.

use crate::errors::{Error, erc20_invalid_receiver};
use crate::slots::{self, Calendar, Settings, Slot};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use kit::authority::Authority;
use kit::erc20::Token;
use kit::host;
use kit::words::{Word, number};
use openzeppelin_stylus::token::erc20::{Erc20, IErc20};
use openzeppelin_stylus::utils::nonces::Nonces;
use stylus_sdk::host::VM;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageArray, StorageMap, StorageU256};
use usdai_core::vault::{Book, Cash};
use usdai_core::{Shares, Timestamp};

/// sUSDai.
#[storage]
pub struct SUsdAi {
    /// Slots 0 to 2: balances, allowances, total supply.
    pub(crate) erc20: Erc20,
    /// Slot 3: nonces of permits.
    pub(crate) nonces: Nonces,
    /// Slots 4 and 5: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slots 6 to 17, by [`Slot`]: one field, because each costs every call the making of its accessor.
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    slots: StorageArray<StorageU256, { Slot::COUNT }>,
    /// Slot 18: sources of streams by their number, and operators by a hash.
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    entries: StorageMap<U256, StorageU256>,
    /// Slot 19.
    pub(crate) fee_recipient: StorageAddress,
    /// Slot 20.
    pub(crate) loan_book: StorageAddress,
}

impl Token for SUsdAi {
    const NAME: &'static str = "Staked USDai";
    const SYMBOL: &'static str = "sUSDai";
    /// ERC-4626, ERC-7575's vault, ERC-7540's operators and redemptions.
    const INTERFACES: &'static [u32] = &[0x87dfe5a0, 0x2f0a18c5, 0xe3bc4e65, 0x620ee8e4];

    /// Shares of the vault itself are fees.
    fn check_receiver(receiver: Address) -> Result<(), Error> {
        if receiver == host::this() { Err(erc20_invalid_receiver(receiver)) } else { Ok(()) }
    }

    fn erc20(&mut self) -> &mut Erc20 {
        &mut self.erc20
    }

    fn nonces(&mut self) -> &mut Nonces {
        &mut self.nonces
    }

    fn machine(&self) -> VM {
        self.__stylus_host.clone()
    }
}

impl SUsdAi {
    #[inline(never)]
    pub(crate) fn load(&self, slot: Slot) -> U256 {
        number(host::load(slot.place()))
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, slot: Slot, content: U256) {
        host::store(slot.place(), content.word());
    }

    /// An entry of the map.
    #[inline(never)]
    pub(crate) fn entry(&self, key: U256) -> U256 {
        number(host::load(slots::place_of_entry(key)))
    }

    #[inline(never)]
    pub(crate) fn set_entry(&mut self, key: U256, content: U256) {
        host::store(slots::place_of_entry(key), content.word());
    }

    pub(crate) fn settings(&self) -> Settings {
        Settings::unpack(self.load(Slot::Settings))
    }

    /// USDai, which is the low end of the settings.
    pub(crate) fn usdai(&self) -> Address {
        Address::from_word(self.load(Slot::Settings).word())
    }

    pub(crate) fn set_settings(&mut self, settings: &Settings) -> Result<(), Error> {
        self.store(Slot::Settings, settings.pack()?);
        Ok(())
    }

    pub(crate) fn calendar(&self) -> Calendar {
        Calendar::unpack(self.load(Slot::Calendar))
    }

    pub(crate) fn set_calendar(&mut self, calendar: &Calendar) -> Result<(), Error> {
        self.store(Slot::Calendar, calendar.pack()?);
        Ok(())
    }

    /// All of the cash ledger.
    pub(crate) fn cash(&self) -> Cash {
        slots::unpack_cash([self.load(Slot::Cash), self.load(Slot::CashSetAside)])
    }

    /// The cash ledger without what is set aside within it.
    pub(crate) fn counted_cash(&self) -> Cash {
        slots::unpack_cash([self.load(Slot::Cash), U256::ZERO])
    }

    pub(crate) fn set_cash(&mut self, cash: &Cash) -> Result<(), Error> {
        self.store(Slot::CashSetAside, slots::pack_set_aside(cash)?);
        self.set_counted_cash(cash)
    }

    /// Stores what [`Self::counted_cash`] loads.
    pub(crate) fn set_counted_cash(&mut self, cash: &Cash) -> Result<(), Error> {
        self.store(Slot::Cash, slots::pack_cash(cash)?);
        Ok(())
    }

    /// The loan book; only the first of its slots is read while nothing was ever reported, and the last only
    /// once something was doubted or lost.
    pub(crate) fn book(&self) -> Book {
        slots::unpack_book(self.load(Slot::Book), |slot| self.load(slot))
    }

    pub(crate) fn set_book(&mut self, book: &Book) -> Result<(), Error> {
        let [principal, interest, rate, relief] = slots::pack_book(book)?;
        self.store(Slot::Book, principal);
        self.store(Slot::BookInterest, interest);
        self.store(Slot::BookRate, rate);
        self.store(Slot::BookRelief, relief);
        Ok(())
    }

    pub(crate) fn supply(&self) -> Shares {
        Shares::new(self.erc20.total_supply())
    }
}

/// The time of the block.
pub fn now() -> Timestamp {
    Timestamp::new(host::now())
}
