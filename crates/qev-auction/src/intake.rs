//! What comes in while bids are open, and counts from the next lock on.

use crate::Shares;
use crate::word::{bits, field, pack, unpack};
use ruint::aliases::U256;
use usdai_core::MathError;

/// Requests and commitments since the last lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The number of the next position. It is its place in the line, and never zero.
    pub next_sequence: u32,
    /// Positions from this one on were requested after the last lock.
    pub cut: u32,
    /// Shares of those that wait.
    pub line: Shares,
    /// Shares of the positions with a commitment that opens after the next lock.
    pub sealed: Shares,
}

impl Intake {
    /// Nothing yet. Positions count from 1, because a request of number 0 means another thing to ERC-7540.
    pub const EMPTY: Self = Self { next_sequence: 1, cut: 1, line: Shares::ZERO, sealed: Shares::ZERO };

    /// The slot's content. [`MathError::Overflow`] for shares from 2^96 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let rest = field(self.next_sequence.into(), 32, 0)? | field(self.cut.into(), 32, 32)?;
        pack(self.line, self.sealed, rest)
    }

    /// What a slot holds.
    pub fn unpack(word: U256) -> Self {
        let (line, sealed, rest) = unpack(word);
        Self { next_sequence: bits(rest, 32, 0) as u32, cut: bits(rest, 32, 32) as u32, line, sealed }
    }
}
