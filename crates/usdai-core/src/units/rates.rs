//! Ratios: 1e18 fixed point and basis points, each within its bounds from construction on.

use core::fmt;
use ruint::aliases::U256;

/// A ratio or price with 18 decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wad(U256);

impl Wad {
    /// One: as a price, a dollar.
    pub const ONE: Self = Self(U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]));

    /// Takes a number of 1e-18 as it is.
    pub const fn new(units: U256) -> Self {
        Self(units)
    }

    /// The number of 1e-18.
    pub const fn raw(self) -> U256 {
        self.0
    }
}

/// A share in basis points, 0 to 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bps(u16);

impl Bps {
    /// The whole, in basis points.
    pub const DENOMINATOR: u16 = 10_000;
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// All of it.
    pub const WHOLE: Self = Self(Self::DENOMINATOR);

    /// [`UnitError::BpsAboveWhole`] over 10,000.
    pub const fn new(value: u16) -> Result<Self, UnitError> {
        if value > Self::DENOMINATOR {
            return Err(UnitError::BpsAboveWhole { value });
        }
        Ok(Self(value))
    }

    /// The number of basis points.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// What is left of the whole without this share, exact.
    pub const fn complement(self) -> Self {
        Self(Self::DENOMINATOR.saturating_sub(self.0))
    }
}

/// A fee on minting or redeeming in basis points, 0 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeeBps(Bps);

impl FeeBps {
    /// The highest fee that can be set: 1%.
    pub const CAP: u16 = 100;
    /// No fee.
    pub const ZERO: Self = Self(Bps::ZERO);

    /// [`UnitError::FeeAboveCap`] over 100.
    pub const fn new(value: u16) -> Result<Self, UnitError> {
        if value > Self::CAP {
            return Err(UnitError::FeeAboveCap { value, cap: Self::CAP });
        }
        Ok(Self(Bps(value)))
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

/// A parameter outside its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitError {
    /// More than the whole of 10,000 basis points.
    BpsAboveWhole {
        /// What was asked for.
        value: u16,
    },
    /// A fee over its cap.
    FeeAboveCap {
        /// What was asked for, basis points.
        value: u16,
        /// The highest that is allowed, basis points.
        cap: u16,
    },
    /// A share outside its bounds.
    ShareOutOfRange {
        /// What was asked for, basis points.
        value: u16,
        /// The least that is allowed, basis points.
        least: u16,
        /// The most that is allowed, basis points.
        most: u16,
    },
    /// An asset with fewer than 6 or more than 18 decimals.
    DecimalsOutOfRange {
        /// What was asked for.
        value: u8,
    },
}

impl fmt::Display for UnitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BpsAboveWhole { value } => {
                write!(formatter, "{value} basis points exceed the whole of 10000")
            }
            Self::FeeAboveCap { value, cap } => {
                write!(formatter, "a fee of {value} basis points exceeds the cap of {cap}")
            }
            Self::ShareOutOfRange { value, least, most } => {
                write!(formatter, "{value} basis points are not between {least} and {most}")
            }
            Self::DecimalsOutOfRange { value } => {
                write!(formatter, "{value} decimals are not between 6 and 18")
            }
        }
    }
}

impl core::error::Error for UnitError {}
