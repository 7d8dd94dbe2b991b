//! Why a mint is refused, with the numbers that decided it.

use crate::fixed::MathError;
use crate::units::Usd;
use core::fmt;

/// A refused mint or tranche.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessError {
    /// An address would pass its cap. Remedy: mint less, or for another address.
    AddressCapExceeded {
        /// What would have been minted to it in all.
        total: Usd,
        /// The most that may be.
        cap: Usd,
    },
    /// A block would mint more than its share. Remedy: mint less, or in the next block.
    BlockShareExceeded {
        /// What was to be minted.
        amount: Usd,
        /// What the block may still mint.
        left: Usd,
    },
    /// A block's share of what a cap leaves open is nothing. Remedy: a higher cap or share.
    TrancheEmpty {
        /// What the cap leaves open.
        open: Usd,
    },
    /// A number does not fit.
    Math(MathError),
}

impl From<MathError> for AccessError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

impl fmt::Display for AccessError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AddressCapExceeded { total, cap } => {
                write!(formatter, "{} for an address exceed its cap of {}", total.raw(), cap.raw())
            }
            Self::BlockShareExceeded { amount, left } => {
                write!(formatter, "{} exceed the {} that the block may mint", amount.raw(), left.raw())
            }
            Self::TrancheEmpty { open } => {
                write!(formatter, "a block's share of {} is nothing", open.raw())
            }
            Self::Math(error) => error.fmt(formatter),
        }
    }
}

impl core::error::Error for AccessError {}
