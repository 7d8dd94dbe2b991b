//! What a deposit must look at apart from its asset, packed into one slot.
//!
//! From the lowest bit: supply cap 96, USDai on other chains 96, end of the pause 32, start of the next 32.
//! 2^96 - 1 wei is 79 billion dollars; 32 bits of seconds last until 2106.

use crate::errors::Error;
use crate::record::narrow;
use alloy_primitives::U256;

/// A pause lasts 14 days at most.
pub const PAUSE_MAXIMUM: u64 = 14 * 86_400;
/// After a pause minting goes on for at least 7 days.
pub const PAUSE_COOL_DOWN: u64 = 7 * 86_400;

/// Limits on minting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most USDai that deposits may bring into existence, here and on other chains; below 2^96.
    pub supply_cap: u128,
    /// USDai on other chains; below 2^96. Zero until there is a bridge.
    pub bridged: u128,
    /// Minting rests before this time.
    pub paused_until: u32,
    /// The next pause may start at this time.
    pub pause_available_at: u32,
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
            u64::from(self.paused_until) | u64::from(self.pause_available_at) << 32,
        ])
    }

    /// The limits in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [a, b, c, d] = slot.into_limbs();
        Self {
            supply_cap: u128::from(a) | u128::from(b as u32) << 64,
            bridged: u128::from(b >> 32) | u128::from(c) << 32,
            paused_until: d as u32,
            pause_available_at: (d >> 32) as u32,
        }
    }

    /// Sets the cap. [`Error::supply_cap_too_high`] from 2^96 on.
    pub fn set_supply_cap(&mut self, cap: U256) -> Result<(), Error> {
        self.supply_cap = narrow(cap)
            .filter(|cap| *cap <= Self::SUPPLY_CAP_MAXIMUM)
            .ok_or_else(|| Error::supply_cap_too_high(cap, wide(Self::SUPPLY_CAP_MAXIMUM)))?;
        Ok(())
    }

    /// [`Error::mint_paused`] while a pause lasts.
    pub fn check_not_paused(&self, now: u64) -> Result<(), Error> {
        let until = u64::from(self.paused_until);
        if now < until {
            return Err(Error::mint_paused(until));
        }
        Ok(())
    }

    /// Starts, shortens or ends a pause.
    ///
    /// A running pause can only be shortened ([`Error::pause_too_long`]); a new one starts no sooner than 7
    /// days after the last ([`Error::pause_cooling_down`]) and ends within 14 days
    /// ([`Error::pause_too_long`]). So a lost or hostile key cannot stop minting for ever.
    pub fn pause(&mut self, now: u64, until: u64) -> Result<(), Error> {
        let running = u64::from(self.paused_until);
        let latest = if now < running {
            running
        } else {
            let available_at = u64::from(self.pause_available_at);
            if now < available_at && now < until {
                return Err(Error::pause_cooling_down(available_at));
            }
            now.saturating_add(PAUSE_MAXIMUM)
        };
        if latest < until {
            return Err(Error::pause_too_long(until, latest));
        }
        if now >= running && until <= now {
            return Ok(());
        }
        let end = until.max(now);
        self.paused_until = seconds(end);
        self.pause_available_at = seconds(end.saturating_add(PAUSE_COOL_DOWN));
        Ok(())
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

fn seconds(time: u64) -> u32 {
    u32::try_from(time).unwrap_or(u32::MAX)
}
