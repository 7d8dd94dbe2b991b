//! The storage: one struct, nested structs first.
//!
//! SDK 0.9 reports the size of a nested struct wrongly when a struct follows a smaller field inside it, so
//! the library's own structs, which hold whole slots only, stand before everything else.

use crate::errors::{self, Error};
use crate::limits::Limits;
use crate::record::{AssetRecord, narrow};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::Address;
use kit::authority::Authority;
use kit::erc20::Token;
use openzeppelin_stylus::token::erc20::Erc20;
use openzeppelin_stylus::utils::nonces::Nonces;
use stylus_sdk::host::VM;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageB256, StorageMap, StorageU256};

/// USDai.
#[storage]
pub struct UsdAi {
    /// Slots 0 to 2: balances, allowances, total supply.
    pub(crate) erc20: Erc20,
    /// Slot 3: nonces of permits.
    pub(crate) nonces: Nonces,
    /// Slots 4 and 5: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
    /// Slot 6: [`Limits`].
    limits: StorageU256,
    /// Slot 7: [`AssetRecord`] by asset.
    records: StorageMap<Address, StorageU256>,
    /// Slot 8: the listed assets, each leading to the next; the zero address leads to the first.
    pub(crate) next_asset: StorageMap<Address, StorageAddress>,
    /// Slot 9.
    pub(crate) harvest_recipient: StorageAddress,
    /// Slot 10: one for who converts free of caps and fees.
    pub(crate) cap_exempt: StorageMap<Address, StorageU256>,
    /// Slot 11: all that was ever minted to a recipient of harvests.
    pub(crate) harvested: StorageMap<Address, StorageU256>,
    /// Slot 12: the root of the list of who may mint.
    pub(crate) access_root: StorageB256,
    /// Slot 13: whose invitations count.
    pub(crate) inviter: StorageAddress,
    /// Slot 14: [`usdai_core::access::Minter`] by account.
    pub(crate) minters: StorageMap<Address, StorageU256>,
    /// Slot 15: [`usdai_core::access::Tranche`].
    pub(crate) tranche: StorageU256,
    /// Slot 16: the most that an address may mint while anyone may.
    pub(crate) address_cap: StorageU256,
    /// Slot 17: what says prices.
    pub(crate) price_oracle: StorageAddress,
    /// Slot 18: what mints and burns for other chains.
    pub(crate) bridge: StorageAddress,
}

impl Token for UsdAi {
    const NAME: &'static str = "USDai";
    const SYMBOL: &'static str = "USDai";
    /// ERC-7802.
    const INTERFACES: &'static [u32] = &[0x33331994];

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

impl UsdAi {
    pub(crate) fn limits(&self) -> Limits {
        Limits::unpack(self.limits.get())
    }

    pub(crate) fn set_limits(&mut self, limits: &Limits) {
        self.limits.set(limits.pack());
    }

    /// Whether an account converts free of caps and fees; asked only where there is one.
    pub(crate) fn is_exempt(&self, account: Address) -> bool {
        !self.cap_exempt.get(account).is_zero()
    }

    /// The most that an address may mint while anyone may.
    pub(crate) fn address_cap(&self) -> u128 {
        narrow(self.address_cap.get()).unwrap_or_default()
    }

    /// The record of an asset, unlisted when there is none.
    pub(crate) fn record(&self, asset: Address) -> AssetRecord {
        AssetRecord::unpack(self.records.get(asset))
    }

    /// The record of a listed asset. `AssetUnknown` otherwise.
    pub(crate) fn listed(&self, asset: Address) -> Result<AssetRecord, Error> {
        let record = self.record(asset);
        if record.is_listed() { Ok(record) } else { Err(errors::asset_unknown(asset)) }
    }

    pub(crate) fn set_record(&mut self, asset: Address, record: &AssetRecord) {
        self.records.insert(asset, record.pack());
    }

    /// The listed assets: at most [`crate::listing::ASSETS_MAXIMUM`] of them.
    pub(crate) fn asset_list(&self) -> Vec<Address> {
        let mut list = Vec::new();
        let mut asset = self.next_asset.get(Address::ZERO);
        while !asset.is_zero() {
            list.push(asset);
            asset = self.next_asset.get(asset);
        }
        list
    }
}
