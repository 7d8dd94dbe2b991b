//! Instants and lengths of time, in whole seconds as blocks carry them.

use crate::fixed::{self, MathError};

/// A length of time in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Seconds(u64);

impl Seconds {
    /// Takes a number of seconds.
    pub const fn new(value: u64) -> Self {
        Self(value)
    }

    /// The number of seconds.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The sum, exact. [`MathError::Overflow`] from 2^64 on.
    pub fn checked_add(self, other: Self) -> Result<Self, MathError> {
        fixed::add_seconds(self.0, other.0).map(Self)
    }

    /// So many times this length, exact. [`MathError::Overflow`] from 2^64 on.
    pub fn checked_mul(self, times: u64) -> Result<Self, MathError> {
        fixed::mul_seconds(self.0, times).map(Self)
    }

    /// How many times `length` fits in. [`MathError::DivideByZero`] when `length` is none.
    pub fn div_down(self, length: Self) -> Result<u64, MathError> {
        fixed::div_seconds_down(self.0, length.0)
    }

    /// The difference, exact. [`MathError::Underflow`] when `other` is the longer.
    pub fn checked_sub(self, other: Self) -> Result<Self, MathError> {
        fixed::sub_seconds(self.0, other.0).map(Self)
    }
}

/// An instant: unix seconds of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(u64);

impl Timestamp {
    /// Takes unix seconds.
    pub const fn new(unix_seconds: u64) -> Self {
        Self(unix_seconds)
    }

    /// The unix seconds.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// The instant `length` later, exact. [`MathError::Overflow`] from 2^64 on.
    pub fn checked_add(self, length: Seconds) -> Result<Self, MathError> {
        fixed::add_seconds(self.0, length.0).map(Self)
    }

    /// The time from `earlier` to this instant, exact. [`MathError::Underflow`] when `earlier` is later.
    pub fn since(self, earlier: Self) -> Result<Seconds, MathError> {
        fixed::sub_seconds(self.0, earlier.0).map(Seconds)
    }

    /// The time from `earlier` to this instant, or none when `earlier` is later.
    pub const fn since_or_none(self, earlier: Self) -> Seconds {
        Seconds(self.0.saturating_sub(earlier.0))
    }
}
