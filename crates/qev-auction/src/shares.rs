//! Shares in the width in which the auction keeps them.

use ruint::aliases::U256;
use usdai_core::MathError;

/// A number of shares, 18 decimals.
///
/// A position has less than 2^96 of them, which its slot sees to, and there are fewer than 2^32 positions: no sum
/// over positions reaches 2^128, so that adding needs no check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shares(u128);

impl Shares {
    /// None.
    pub const ZERO: Self = Self(0);
    /// More than there can be.
    pub const MAXIMUM: Self = Self(u128::MAX);

    /// Takes the smallest units as they are.
    pub const fn new(units: u128) -> Self {
        Self(units)
    }

    /// The smallest units.
    pub const fn get(self) -> u128 {
        self.0
    }

    /// So many smallest units. [`MathError::Overflow`] from 2^128 on.
    pub const fn from_raw(units: U256) -> Result<Self, MathError> {
        let [low, high, 0, 0] = *units.as_limbs() else { return Err(MathError::Overflow) };
        Ok(Self::from_limbs([low, high]))
    }

    /// The smallest units, as a word.
    pub const fn raw(self) -> U256 {
        let [low, high] = self.limbs();
        U256::from_limbs([low, high, 0, 0])
    }

    /// Whether there are none.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The sum; of amounts that no positions could have, 2^128 - 1, which no slot takes.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference, exact. [`MathError::Underflow`] when `other` is the larger.
    pub const fn checked_sub(self, other: Self) -> Result<Self, MathError> {
        match self.0.checked_sub(other.0) {
            Some(difference) => Ok(Self(difference)),
            None => Err(MathError::Underflow),
        }
    }

    /// The difference, or none when `other` is the larger.
    pub const fn excess_over(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    pub(crate) const fn limbs(self) -> [u64; 2] {
        [self.0 as u64, (self.0 >> 64) as u64]
    }

    pub(crate) const fn from_limbs([low, high]: [u64; 2]) -> Self {
        Self(low as u128 | (high as u128) << 64)
    }
}
