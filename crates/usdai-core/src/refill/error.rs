//! Why a bridge may not bring an amount, with the numbers that decided it.

use crate::fixed::MathError;
use crate::units::AssetAmount;
use core::fmt;

/// Refused arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefillError {
    /// The bridge has no minting limit. Remedy: set one.
    LimitMissing,
    /// The bridge brings more than it took. Remedy: `outstanding` at most.
    OutstandingTooLow {
        /// What it took and did not bring back.
        outstanding: AssetAmount,
        /// What it would bring.
        needed: AssetAmount,
    },
    /// A number does not fit.
    Math(MathError),
}

impl From<MathError> for RefillError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

impl fmt::Display for RefillError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LimitMissing => f.write_str("the bridge has no minting limit"),
            Self::OutstandingTooLow { outstanding, needed } => {
                write!(f, "{} is more than the {} that the bridge took", needed.raw(), outstanding.raw())
            }
            Self::Math(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for RefillError {}
