//! What one block may mint of a supply cap that was opened: one slot.

use super::{AccessError, narrow, pack, unpack, usd};
use crate::fixed::{self, MathError};
use crate::units::{Bps, Usd};
use ruint::aliases::U256;

/// A bound on each block, and what the last one that minted did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tranche {
    /// The most that one block mints, below 2^96.
    pub per_block: u128,
    /// What was minted in `block`, below 2^96.
    pub minted: u128,
    /// The number of the last block that minted.
    pub block: u64,
}

impl Tranche {
    /// One block mints at most this share of what is open, rounded down. [`AccessError::TrancheEmpty`] when that is
    /// nothing.
    pub fn open(open: Usd, share: Bps) -> Result<Self, AccessError> {
        let [share, whole] =
            [share.get(), Bps::DENOMINATOR].map(|bps| U256::from_limbs([bps.into(), 0, 0, 0]));
        let per_block = Usd::new(fixed::mul_div_down(open.raw(), share, whole)?);
        if per_block.is_zero() {
            return Err(AccessError::TrancheEmpty { open });
        }
        Ok(Self { per_block: narrow(per_block).ok_or(MathError::Overflow)?, minted: 0, block: 0 })
    }

    /// The slot's content.
    pub fn pack(&self) -> U256 {
        pack(self.per_block, self.minted, self.block)
    }

    /// The bound in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let (per_block, minted, block) = unpack(slot);
        Self { per_block, minted, block }
    }

    /// What a block may still mint.
    pub fn left(&self, block: u64) -> Usd {
        usd(self.per_block.saturating_sub(self.minted_in(block)))
    }

    /// The bound once a block has minted `amount`. [`AccessError::BlockShareExceeded`] when that is more than what is
    /// left.
    pub fn mint(&self, amount: Usd, block: u64) -> Result<Self, AccessError> {
        let left = self.left(block);
        if amount > left {
            return Err(AccessError::BlockShareExceeded { amount, left });
        }
        let minted = usd(self.minted_in(block)).checked_add(amount)?;
        Ok(Self { minted: narrow(minted).ok_or(MathError::Overflow)?, block, ..*self })
    }

    const fn minted_in(&self, block: u64) -> u128 {
        if self.block == block { self.minted } else { 0 }
    }
}
