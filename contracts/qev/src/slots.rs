//! What shares a slot, and where each is kept.
//!
//! Everything but the settings and the authority is in one map, because each field of the storage costs every call
//! the making of its accessor: a key is the number of a kind in its upper 64 bits, and a number or an address below.

use crate::errors::{Error, arithmetic_overflow};
use alloy_primitives::{Address, U256};
use kit::host;
use kit::pause::Pause;
use kit::words::{Word, number};
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

const LOW: u64 = u32::MAX as u64;

/// A slot of the map beside those of the auction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Who owns a position, P0.
    Owner(u32),
    /// The last commitment of a position, P2; its P1 says whether it counts.
    Commitment(u32),
    /// Who is approved for a position.
    Approved(u32),
    /// [`Account`].
    Account(Address),
    /// What verifies rounds of the beacon.
    Beacon,
    /// What draws positions.
    Metadata,
    /// Whether the first lets the second act on all its positions.
    Operator(Address, Address),
}

/// Whose shares wait here, and what every call needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The vault.
    pub vault: Address,
    /// The calendar, which is the vault's.
    pub clock: Clock,
    /// When requests rest.
    pub pause: Pause,
}

/// What a controller may claim, and how many positions it has.
///
/// Together, because a request makes the slot that the first collection needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Shares that were served and are not claimed, below 2^96.
    pub shares: u128,
    /// USDai for them.
    pub assets: u128,
    /// Positions.
    pub positions: u32,
}

impl Place {
    /// Its key in the map.
    pub fn key(self) -> U256 {
        let (kind, index) = match self {
            Self::Owner(id) => (11, id),
            Self::Commitment(id) => (12, id),
            Self::Approved(id) => (13, id),
            Self::Beacon => (15, 0),
            Self::Metadata => (16, 0),
            Self::Account(account) => {
                let [low, middle, high, _] = number(account.word()).into_limbs();
                return U256::from_limbs([low, middle, high, 14]);
            }
            Self::Operator(owner, operator) => {
                return number(host::keccak_words(&[], &[owner.word(), operator.word()]));
            }
        };
        U256::from_limbs([index.into(), 0, 0, kind])
    }
}

impl Settings {
    /// The slot's content: the address, 32 bits for the start and 64 for the pause. `ArithmeticOverflow` for more.
    pub fn pack(&self) -> Result<U256, Error> {
        let [low, middle, high, _] = number(self.vault.word()).into_limbs();
        let genesis = narrow(self.clock.genesis.get())?;
        Ok(U256::from_limbs([low, middle, high | genesis << 32, self.pause.pack()]))
    }

    /// The settings in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [low, middle, high, pause] = slot.into_limbs();
        let vault = U256::from_limbs([low, middle, high & LOW, 0]);
        Self {
            vault: Address::from_word(vault.word()),
            clock: Clock { genesis: Timestamp::new(high >> 32) },
            pause: Pause::unpack(pause),
        }
    }
}

impl Account {
    /// The slot's content: 128 bits of assets, 96 of shares, 32 of positions. `ArithmeticOverflow` for more.
    pub fn pack(&self) -> Result<U256, Error> {
        let [assets, assets_high] = limbs(self.assets);
        let [shares, rest] = limbs(self.shares);
        let rest = narrow(rest)? | u64::from(self.positions) << 32;
        Ok(U256::from_limbs([assets, assets_high, shares, rest]))
    }

    /// The account in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let [low, high, shares, rest] = slot.into_limbs();
        Self {
            shares: u128::from(shares) | u128::from(rest & LOW) << 64,
            assets: u128::from(low) | u128::from(high) << 64,
            positions: (rest >> 32) as u32,
        }
    }
}

const fn limbs(number: u128) -> [u64; 2] {
    [number as u64, (number >> 64) as u64]
}

/// A number of at most 32 bits.
fn narrow(number: u64) -> Result<u64, Error> {
    if number > LOW { Err(arithmetic_overflow()) } else { Ok(number) }
}
