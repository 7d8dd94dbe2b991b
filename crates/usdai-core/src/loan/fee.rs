//! The fee on what the sale of a title brings.

use crate::units::{Bps, UnitError};

/// The liquidation fee in basis points, 0 to 1,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LiquidationFeeBps(Bps);

impl LiquidationFeeBps {
    /// The highest fee that can be set: 10% of the proceeds.
    pub const CAP: u16 = 1_000;
    /// No fee.
    pub const ZERO: Self = Self(Bps::ZERO);
    /// The highest fee.
    pub const HIGHEST: Self = match Self::new(Self::CAP) {
        Ok(fee) => fee,
        Err(_) => Self::ZERO,
    };

    /// [`UnitError::FeeAboveCap`] over 1,000.
    pub const fn new(value: u16) -> Result<Self, UnitError> {
        if value > Self::CAP {
            return Err(UnitError::FeeAboveCap { value, cap: Self::CAP });
        }
        match Bps::new(value) {
            Ok(share) => Ok(Self(share)),
            Err(error) => Err(error),
        }
    }

    /// The number of basis points.
    pub const fn get(self) -> u16 {
        self.0.get()
    }

    /// The same as a plain share.
    pub const fn as_bps(self) -> Bps {
        self.0
    }
}
