//! How far an outcome may be below its preview.

use std::fmt;
use std::str::FromStr;

use alloy_primitives::U256;

use crate::amount::{Amount, AmountError, plain};

/// Decimals of a percentage: basis points.
const DECIMALS: u8 = 2;
const WHOLE_BASIS_POINTS: u64 = 10_000;

/// A part in basis points, at most the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance(U256);

/// A text that is no such part.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ToleranceError {
    /// It is no number, or too fine.
    #[error("write percent with at most two decimals, like 0.1: {0}")]
    NoPercentage(#[from] AmountError),
    /// It is above the whole, or has a unit.
    #[error("write percent from 0 to 100, like 0.1")]
    OutOfRange,
}

impl Tolerance {
    /// The amount less this part of it, rounded up: never more is given away than was said.
    #[must_use]
    pub fn below(self, amount: U256) -> U256 {
        // Divided first where the product does not fit: then the part is rounded down, by less than a basis point.
        let whole = U256::from(WHOLE_BASIS_POINTS);
        let part = match amount.checked_mul(self.0) {
            Some(product) => product / whole,
            None => (amount / whole).saturating_mul(self.0),
        };
        amount.saturating_sub(part)
    }
}

impl FromStr for Tolerance {
    type Err = ToleranceError;

    fn from_str(text: &str) -> Result<Self, ToleranceError> {
        let Amount::Tokens { .. } = text.parse()? else { return Err(ToleranceError::OutOfRange) };
        let basis_points = text.parse::<Amount>()?.units(DECIMALS, U256::ZERO)?;
        if basis_points > U256::from(WHOLE_BASIS_POINTS) {
            return Err(ToleranceError::OutOfRange);
        }
        Ok(Self(basis_points))
    }
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain(self.0, DECIMALS))
    }
}
