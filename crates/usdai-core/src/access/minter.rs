//! What is known of an account that mints: one slot.

use super::{AccessError, narrow, pack, unpack, usd};
use crate::fixed::MathError;
use crate::units::Usd;
use ruint::aliases::U256;

/// An account that mints, or lets mint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minter {
    /// What was minted to it in all where that is counted, below 2^96.
    pub minted: u128,
    /// What may be by its admission, below 2^96.
    pub cap: u128,
    /// The [`tag`] of the root under which it was admitted; zero when it never was.
    pub tag: u64,
}

/// What a record keeps of a root: its low 64 bits, of which the lowest is set, so that it is never zero.
pub const fn tag(root: U256) -> u64 {
    let [low, ..] = root.into_limbs();
    low | 1
}

impl Minter {
    /// The slot's content.
    pub fn pack(&self) -> U256 {
        pack(self.minted, self.cap, self.tag)
    }

    /// The record in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let (minted, cap, tag) = unpack(slot);
        Self { minted, cap, tag }
    }

    /// Whether it was admitted under the root of this tag.
    pub const fn is_admitted(&self, tag: u64) -> bool {
        self.tag == tag
    }

    /// The record once the account was shown to be admitted. Under one root the highest cap that was shown counts, so
    /// that nobody lowers another's by showing a lower one.
    pub fn admit(&self, cap: u128, tag: u64) -> Self {
        let known = if self.is_admitted(tag) { self.cap } else { 0 };
        Self { cap: cap.max(known), tag, ..*self }
    }

    /// What may still be minted to it under a cap, which is that of its admission or another.
    pub fn left(&self, cap: u128) -> Usd {
        usd(cap.saturating_sub(self.minted))
    }

    /// The record once `amount` was minted to it. [`AccessError::AddressCapExceeded`] above the cap, which may be
    /// reached.
    pub fn mint(&self, amount: Usd, cap: u128) -> Result<Self, AccessError> {
        let (total, cap) = (usd(self.minted).checked_add(amount)?, usd(cap));
        if total > cap {
            return Err(AccessError::AddressCapExceeded { total, cap });
        }
        Ok(Self { minted: narrow(total).ok_or(MathError::Overflow)?, ..*self })
    }
}
