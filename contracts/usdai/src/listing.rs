//! Which assets the reserve takes, and on what terms.

use crate::errors::{self, Error};
use crate::events;
use crate::record::{AssetRecord, Terms};
use crate::storage::UsdAi;
use alloy_primitives::Address;
use kit::token;
use usdai_core::Decimals;

/// The most assets that the reserve lists: what a harvest and an asset's share cap read is bounded by it.
pub const ASSETS_MAXIMUM: usize = 16;

impl UsdAi {
    /// Authority: sets the terms of an asset, which is listed before when `is_new`.
    ///
    /// `FeeTooHigh`, `ShareCapTooHigh`; for a listed one `AssetUnknown`; for
    /// a new one `ZeroAddress`, `AssetAlreadyListed`, `TooManyAssets`,
    /// `DecimalsOutOfRange`.
    pub fn set_asset(&mut self, asset: Address, terms: Terms, is_new: bool) -> Result<(), Error> {
        self.authority.check()?;
        terms.checked()?;
        let mut record = if is_new { self.list(asset)? } else { self.listed(asset)? };
        record.terms = terms;
        self.set_record(asset, &record);
        events::asset_set(asset, &terms);
        Ok(())
    }

    /// Authority: has a listed asset mint at its feed's price, or at a dollar. `AssetUnknown`.
    pub fn set_price_checked(&mut self, asset: Address, checked: bool) -> Result<(), Error> {
        self.authority.check()?;
        let mut record = self.listed(asset)?;
        record.is_price_checked = checked;
        self.set_record(asset, &record);
        events::price_checked_set(asset, checked);
        Ok(())
    }

    /// Authority: delists an asset. `AssetUnknown`, or `AssetInUse` while the
    /// reserve has any.
    pub fn remove_asset(&mut self, asset: Address) -> Result<(), Error> {
        self.authority.check()?;
        let record = self.listed(asset)?;
        if record.ledger != 0 {
            return Err(errors::asset_in_use(asset, record.ledger_units()));
        }
        let mut before = Address::ZERO;
        for listed in self.asset_list() {
            if listed == asset {
                break;
            }
            before = listed;
        }
        let after = self.next_asset.get(asset);
        self.next_asset.insert(before, after);
        self.next_asset.insert(asset, Address::ZERO);
        self.set_record(asset, &AssetRecord::default());
        events::asset_removed(asset);
        Ok(())
    }

    /// Puts a new asset at the head of the list. The authority was checked before.
    fn list(&mut self, asset: Address) -> Result<AssetRecord, Error> {
        if asset.is_zero() {
            return Err(errors::zero_address());
        }
        if self.record(asset).is_listed() {
            return Err(errors::asset_already_listed(asset));
        }
        if self.asset_list().len() >= ASSETS_MAXIMUM {
            return Err(errors::too_many_assets(ASSETS_MAXIMUM as u64));
        }
        let decimals = read_decimals(asset)?.get();
        let after = self.next_asset.get(Address::ZERO);
        self.next_asset.insert(asset, after);
        self.next_asset.insert(Address::ZERO, asset);
        events::asset_added(asset, decimals);
        Ok(AssetRecord { decimals, ..AssetRecord::default() })
    }
}

fn read_decimals(asset: Address) -> Result<Decimals, Error> {
    let said = token::decimals(asset).unwrap_or_default();
    match said.into_limbs() {
        [low @ ..=0xff, 0, 0, 0] => Decimals::new(low as u8).ok(),
        _ => None,
    }
    .ok_or_else(|| errors::decimals_out_of_range(asset, said))
}
