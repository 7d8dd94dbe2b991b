//! What a deposit must look at apart from its asset, packed into one slot.
//!
//! From the lowest bit: supply cap 94, USDai on other chains 94, mode of access 2, whether a block is bounded 1,
//! whether addresses are 1, end of the pause 32, start of the next 32. 2^94 - 1 wei is 19 billion dollars; 32 bits of
//! seconds last until 2106.

use crate::errors::{self, Error};
use crate::record::narrow;
use alloy_primitives::U256;
use kit::pause::Pause;
use usdai_core::access::Mode;

/// Bits of an amount.
const AMOUNT_BITS: u32 = 94;
const MODE_SHIFT: u32 = 60;
const THROTTLED: u64 = 1 << 62;
const ADDRESS_CAPPED: u64 = 1 << 63;

/// Limits on minting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most USDai that deposits may bring into existence, here and on other chains; below 2^94.
    pub supply_cap: u128,
    /// USDai on other chains; below 2^94.
    pub bridged: u128,
    /// Who may mint.
    pub mode: Mode,
    /// Whether a block mints no more than a share of a tranche.
    pub is_throttled: bool,
    /// Whether an address has a cap while anyone may mint.
    pub is_address_capped: bool,
    /// When minting rests.
    pub pause: Pause,
}

impl Limits {
    /// The highest supply cap, and the most USDai on other chains.
    pub const AMOUNT_MAXIMUM: u128 = (1 << AMOUNT_BITS) - 1;

    /// The slot's content.
    #[inline(never)]
    pub fn pack(&self) -> U256 {
        let mut high = (self.bridged >> 34) as u64 | self.mode.number() << MODE_SHIFT;
        if self.is_throttled {
            high |= THROTTLED;
        }
        if self.is_address_capped {
            high |= ADDRESS_CAPPED;
        }
        U256::from_limbs([
            self.supply_cap as u64,
            (self.supply_cap >> 64) as u64 | (self.bridged as u64) << 30,
            high,
            self.pause.pack(),
        ])
    }

    /// The limits in a slot's content.
    #[inline(never)]
    pub fn unpack(slot: U256) -> Self {
        let [low, middle, high, times] = slot.into_limbs();
        let mask = Self::AMOUNT_MAXIMUM;
        Self {
            supply_cap: (u128::from(low) | u128::from(middle) << 64) & mask,
            bridged: (u128::from(middle >> 30) | u128::from(high) << 34) & mask,
            mode: Mode::of(high >> MODE_SHIFT & 3).unwrap_or_default(),
            is_throttled: high & THROTTLED != 0,
            is_address_capped: high & ADDRESS_CAPPED != 0,
            pause: Pause::unpack(times),
        }
    }

    /// Sets the cap, which bounds no block by itself. `SupplyCapTooHigh` from 2^94 on.
    pub fn set_supply_cap(&mut self, cap: U256) -> Result<(), Error> {
        self.supply_cap =
            amount(cap).ok_or_else(|| errors::supply_cap_too_high(cap, wide(Self::AMOUNT_MAXIMUM)))?;
        self.is_throttled = false;
        Ok(())
    }

    /// Counts what goes to another chain. `ArithmeticOverflow` from 2^94 on.
    pub fn send_out(&mut self, sent: U256) -> Result<(), Error> {
        let bridged = amount(sent).and_then(|sent| self.bridged.checked_add(sent));
        self.bridged = bridged
            .filter(|bridged| *bridged <= Self::AMOUNT_MAXIMUM)
            .ok_or_else(errors::arithmetic_overflow)?;
        Ok(())
    }

    /// Counts what comes back. `BridgedExceeded` above what went.
    pub fn bring_back(&mut self, brought: U256) -> Result<(), Error> {
        self.bridged = amount(brought)
            .and_then(|brought| self.bridged.checked_sub(brought))
            .ok_or_else(|| errors::bridged_exceeded(brought, self.bridged_units()))?;
        Ok(())
    }

    /// Whether nothing depends on who mints, for whom or in which block.
    pub fn is_free(&self) -> bool {
        self.mode == Mode::Open && !self.is_throttled && !self.is_address_capped
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

/// The number in 256 bits.
pub fn wide(value: u128) -> U256 {
    U256::from_limbs([value as u64, (value >> 64) as u64, 0, 0])
}

fn amount(value: U256) -> Option<u128> {
    narrow(value).filter(|amount| *amount <= Limits::AMOUNT_MAXIMUM)
}
