//! What a deposit must look at apart from its asset, packed into one slot.
//!
//! From the lowest bit: supply cap 96, USDai on other chains 96, end of the pause 32, start of the next 32.
//! 2^96 - 1 wei is 79 billion dollars; 32 bits of seconds last until 2106.

use crate::errors::{self, Error};
use crate::record::narrow;
use alloy_primitives::U256;
use kit::pause::Pause;

/// Limits on minting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most USDai that deposits may bring into existence, here and on other chains; below 2^96.
    pub supply_cap: u128,
    /// USDai on other chains; below 2^96. Zero until there is a bridge.
    pub bridged: u128,
    /// When minting rests.
    pub pause: Pause,
}

impl Limits {
    /// The highest supply cap.
    pub const SUPPLY_CAP_MAXIMUM: u128 = (1 << 96) - 1;

    /// The slot's content.
    pub fn pack(&self) -> U256 {
        U256::from_limbs([
            self.supply_cap as u64,
            (self.supply_cap >> 64) as u64 | (self.bridged as u64) << 32,
            (self.bridged >> 32) as u64,
            self.pause.pack(),
        ])
    }

    /// The limits in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [a, b, c, d] = slot.into_limbs();
        Self {
            supply_cap: u128::from(a) | u128::from(b as u32) << 64,
            bridged: u128::from(b >> 32) | u128::from(c) << 32,
            pause: Pause::unpack(d),
        }
    }

    /// Sets the cap. `SupplyCapTooHigh` from 2^96 on.
    pub fn set_supply_cap(&mut self, cap: U256) -> Result<(), Error> {
        self.supply_cap = narrow(cap)
            .filter(|cap| *cap <= Self::SUPPLY_CAP_MAXIMUM)
            .ok_or_else(|| errors::supply_cap_too_high(cap, wide(Self::SUPPLY_CAP_MAXIMUM)))?;
        Ok(())
    }

    /// `MintPaused` while a pause lasts.
    pub fn check_not_paused(&self, now: u64) -> Result<(), Error> {
        self.pause.running(now).map_or(Ok(()), |until| Err(errors::mint_paused(until)))
    }

    /// The cap in 256 bits.
    pub fn supply_cap_units(&self) -> U256 {
        wide(self.supply_cap)
    }

    /// USDai on other chains in 256 bits.
    pub fn bridged_units(&self) -> U256 {
        wide(self.bridged)
    }
}

fn wide(value: u128) -> U256 {
    U256::from_limbs([value as u64, (value >> 64) as u64, 0, 0])
}
