//! Between an asset's own decimals and the 18 of a dollar amount.

use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, UnitError, Usd};

/// The decimals of a reserve asset, 6 to 18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimals(u8);

impl Decimals {
    /// The fewest an asset may have.
    pub const LEAST: u8 = 6;
    /// The most an asset may have, which is what dollar amounts have.
    pub const MOST: u8 = 18;

    /// [`UnitError::DecimalsOutOfRange`] below 6 or over 18.
    pub const fn new(value: u8) -> Result<Self, UnitError> {
        if value < Self::LEAST || value > Self::MOST {
            return Err(UnitError::DecimalsOutOfRange { value });
        }
        Ok(Self(value))
    }

    /// The number of decimals.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The dollars of one smallest unit of the asset at par: `10^(18 - decimals)`, exact.
    pub const fn one_unit(self) -> Usd {
        Usd::new(fixed::power_of_ten(Self::MOST.saturating_sub(self.0)))
    }

    /// The amount at par, exact. [`MathError::Overflow`] when it does not fit 256 bits.
    pub fn to_usd(self, amount: AssetAmount) -> Result<Usd, MathError> {
        fixed::mul(amount.raw(), self.one_unit().raw()).map(Usd::new)
    }

    /// The most whole units that `value` covers at par: for what the pool pays out.
    pub fn to_asset_down(self, value: Usd) -> Result<AssetAmount, MathError> {
        fixed::div_down(value.raw(), self.one_unit().raw()).map(AssetAmount::new)
    }

    /// The fewest whole units that cover `value` at par: for what the pool takes in.
    pub fn to_asset_up(self, value: Usd) -> Result<AssetAmount, MathError> {
        fixed::div_up(value.raw(), self.one_unit().raw()).map(AssetAmount::new)
    }

    /// The part of `value` that no whole unit of the asset can carry, always less than [`Self::one_unit`].
    pub fn dust(self, value: Usd) -> Result<Usd, MathError> {
        value.checked_sub(self.to_usd(self.to_asset_down(value)?)?)
    }
}
