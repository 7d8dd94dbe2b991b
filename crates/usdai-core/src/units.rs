//! Amounts with a type, so that dollars are never added to shares or basis points to time.
//!
//! No type here implements an operator: sums and differences are methods that return an error instead
//! of wrapping.

mod parameters;
mod rates;
mod time;

pub use parameters::{ExitShare, YieldFeeBps};
pub use rates::{Bps, FeeBps, UnitError, Wad};
pub use time::{Seconds, Timestamp};

use crate::fixed::{self, MathError};
use ruint::aliases::U256;

macro_rules! amount {
    ($(#[$documentation:meta])* $name:ident) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(U256);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(U256::ZERO);

            /// Takes the smallest units as they are.
            pub const fn new(units: U256) -> Self {
                Self(units)
            }

            /// The smallest units.
            pub const fn raw(self) -> U256 {
                self.0
            }

            /// Whether there is nothing.
            pub fn is_zero(self) -> bool {
                self.0.is_zero()
            }

            /// The difference, or nothing when `other` is the larger.
            pub fn excess_over(self, other: Self) -> Self {
                Self(self.0.saturating_sub(other.0))
            }

            /// The sum, exact. [`MathError::Overflow`] from 2^256 on.
            pub fn checked_add(self, other: Self) -> Result<Self, MathError> {
                fixed::add(self.0, other.0).map(Self)
            }

            /// The difference, exact. [`MathError::Underflow`] when `other` is the larger.
            pub fn checked_sub(self, other: Self) -> Result<Self, MathError> {
                fixed::sub(self.0, other.0).map(Self)
            }
        }
    };
}

amount! {
    /// Dollars with 18 decimals: the smallest units of USDai, and every value computed in dollars.
    Usd
}

amount! {
    /// The smallest units of a reserve asset, in that asset's own decimals.
    AssetAmount
}

amount! {
    /// The smallest units of sUSDai, 18 decimals.
    Shares
}

amount! {
    /// Interest per second in 1e-18 of a dollar's smallest unit: a sum over loans of principal times the
    /// loan's rate per second with 18 decimals.
    AccrualRate
}
