//! Which assets the reserve takes, and on what terms.

use crate::errors::Error;
use crate::events;
use crate::record::{AssetRecord, Terms};
use crate::storage::UsdAi;
use crate::token;
use alloy_primitives::{Address, U256};
use usdai_core::Decimals;

/// The most assets that the reserve lists: what a harvest and an asset's share cap read is bounded by it.
pub const ASSETS_MAXIMUM: usize = 16;

impl UsdAi {
    /// Administrator: lists an asset, whose decimals are asked of it.
    ///
    /// [`Error::asset_already_listed`], [`Error::too_many_assets`], [`Error::decimals_out_of_range`], [`Error::fee_too_high`],
    /// [`Error::share_cap_too_high`], [`Error::zero_address`].
    #[inline(never)]
    pub fn add_asset(&mut self, asset: Address, terms: Terms) -> Result<(), Error> {
        self.check_admin()?;
        if asset.is_zero() {
            return Err(Error::zero_address());
        }
        if self.record(asset).is_listed() {
            return Err(Error::asset_already_listed(asset));
        }
        if self.assets.len() >= ASSETS_MAXIMUM {
            return Err(Error::too_many_assets(U256::from(ASSETS_MAXIMUM)));
        }
        terms.checked()?;
        let decimals = read_decimals(asset)?;
        self.assets.push(asset);
        self.set_record(
            asset,
            &AssetRecord {
                ledger: 0,
                decimals: decimals.get(),
                terms,
            },
        );
        events::asset_added(asset, decimals.get());
        events::asset_set(asset, &terms);
        Ok(())
    }

    /// Administrator: sets the terms of a listed asset. [`Error::asset_unknown`], [`Error::fee_too_high`],
    /// [`Error::share_cap_too_high`].
    #[inline(never)]
    pub fn set_asset(&mut self, asset: Address, terms: Terms) -> Result<(), Error> {
        self.check_admin()?;
        terms.checked()?;
        let mut record = self.listed(asset)?;
        record.terms = terms;
        self.set_record(asset, &record);
        events::asset_set(asset, &terms);
        Ok(())
    }

    /// Administrator: delists an asset. [`Error::asset_unknown`], [`Error::asset_in_use`] while the reserve has any.
    #[inline(never)]
    pub fn remove_asset(&mut self, asset: Address) -> Result<(), Error> {
        self.check_admin()?;
        let record = self.listed(asset)?;
        if record.ledger != 0 {
            return Err(Error::asset_in_use(asset, record.ledger_units()));
        }
        let position = self.asset_list().iter().position(|listed| *listed == asset);
        let last = self.assets.pop();
        if let (Some(position), Some(last)) = (position, last) {
            if let Some(mut place) = self.assets.setter(position) {
                place.set(last);
            }
        }
        self.clear_record(asset);
        events::asset_removed(asset);
        Ok(())
    }
}

fn read_decimals(asset: Address) -> Result<Decimals, Error> {
    let said = token::decimals(asset).unwrap_or_default();
    u8::try_from(said)
        .ok()
        .and_then(|decimals| Decimals::new(decimals).ok())
        .ok_or_else(|| Error::decimals_out_of_range(asset, said))
}
