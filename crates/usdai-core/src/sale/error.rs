//! Why a sale refuses, with the numbers that decided it.

use crate::fixed::MathError;
use crate::units::{AssetAmount, Timestamp};
use core::fmt;

/// Refused bid, settlement or round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaleError {
    /// The bid is too low. Remedy: at least `least`.
    BidTooLow {
        /// What was bid.
        amount: AssetAmount,
        /// The least.
        least: AssetAmount,
    },
    /// The round has ended. Remedy: settle if somebody bid, else begin the next.
    RoundOver {
        /// When it ended.
        ends_at: Timestamp,
    },
    /// The round runs. Remedy: wait.
    RoundRunning {
        /// When it ends.
        ends_at: Timestamp,
    },
    /// Nobody bid in this round. Remedy: the next round.
    NoBid,
    /// Somebody bid in this round. Remedy: settle.
    HasBid,
    /// A number does not fit.
    Math(MathError),
}

impl From<MathError> for SaleError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}

impl fmt::Display for SaleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BidTooLow { amount, least } => {
                write!(f, "a bid of {} is below the least of {}", amount.raw(), least.raw())
            }
            Self::RoundOver { ends_at } => write!(f, "the round ended at {}", ends_at.get()),
            Self::RoundRunning { ends_at } => write!(f, "the round ends at {}", ends_at.get()),
            Self::NoBid => f.write_str("nobody bid in this round"),
            Self::HasBid => f.write_str("somebody bid in this round"),
            Self::Math(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for SaleError {}
