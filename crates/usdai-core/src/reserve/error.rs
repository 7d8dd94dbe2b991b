//! Why the reserve refuses, with the numbers that decided it.

use crate::fixed::MathError;
use crate::units::{AssetAmount, Usd};
use core::fmt;

/// A refused deposit or redemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReserveError {
    /// Nothing was deposited or burnt. Remedy: a positive amount.
    ZeroAmount,
    /// What arrived is worth no USDai after price and fee. Remedy: deposit more.
    MintsNothing {
        /// What arrived.
        received: AssetAmount,
    },
    /// The redemption would pay nothing. Remedy: redeem at least `least`.
    BelowOneUnit {
        /// What was to be burnt.
        burned: Usd,
        /// The least that pays one unit.
        least: Usd,
    },
    /// USDai here and on other chains would pass the cap. Remedy: mint less, or wait for redemptions.
    SupplyCapExceeded {
        /// The total as it would be.
        total: Usd,
        /// The most it may be.
        cap: Usd,
    },
    /// The asset would be too much of the reserve. Remedy: deposit less, or another asset.
    ShareCapExceeded {
        /// The asset's value as it would be.
        value: Usd,
        /// The most it may be.
        allowed: Usd,
    },
    /// A number does not fit.
    Math(MathError),
}

impl From<MathError> for ReserveError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

impl fmt::Display for ReserveError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroAmount => formatter.write_str("the amount is zero"),
            Self::MintsNothing { received } => {
                write!(formatter, "a deposit of {} units mints nothing", received.raw())
            }
            Self::BelowOneUnit { burned, least } => {
                write!(formatter, "redeeming {} pays nothing, the least is {}", burned.raw(), least.raw())
            }
            Self::SupplyCapExceeded { total, cap } => {
                write!(formatter, "a supply of {} exceeds the cap of {}", total.raw(), cap.raw())
            }
            Self::ShareCapExceeded { value, allowed } => {
                write!(formatter, "an asset worth {} exceeds the {} allowed", value.raw(), allowed.raw())
            }
            Self::Math(error) => error.fmt(formatter),
        }
    }
}

impl core::error::Error for ReserveError {}
