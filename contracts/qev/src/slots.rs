//! What shares a slot, and where each is kept.
//!
//! Everything but the settings and the authority is in one map, because each field of the storage costs every call the
//! making of its accessor: a key is the number of a kind in its upper 64 bits, and a number or an address below.

use crate::errors::Error;
use alloy_primitives::{Address, U256};
use kit::host;
use kit::packing::{Unpacker, field, pack};
use kit::pause::Pause;
use kit::words::{Word, number};
use qev_auction::Slot;
use usdai_core::Timestamp;
use usdai_core::vault::Clock;

const ADDRESS: usize = 20;
const SECONDS: usize = 4;
const TIMES: usize = 8;
const SHARES: usize = 12;
const ASSETS: usize = 16;
const COUNT: usize = 4;

/// A slot of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Of the auction.
    Auction(Slot),
    /// Who owns a position, P0.
    Owner(u32),
    /// The last commitment of a position, P2; its P1 says whether it counts.
    Commitment(u32),
    /// Who is approved for a position.
    Approved(u32),
    /// [`Account`].
    Account(Address),
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
    pub shares: U256,
    /// USDai for them, below 2^128.
    pub assets: U256,
    /// Positions.
    pub positions: u32,
}

impl Place {
    /// Its key in the map.
    pub fn key(self) -> U256 {
        let (kind, index) = match self {
            Self::Auction(slot) => of_auction(slot),
            Self::Owner(id) => (11, id),
            Self::Commitment(id) => (12, id),
            Self::Approved(id) => (13, id),
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

fn of_auction(slot: Slot) -> (u64, u32) {
    match slot {
        Slot::Auction => (1, 0),
        Slot::Intake => (2, 0),
        Slot::Serving => (3, 0),
        Slot::Rules => (4, 0),
        Slot::Position(id) => (5, id),
        Slot::Ticks(pair) => (6, pair.into()),
        Slot::Live(word) => (7, word.into()),
        Slot::Blocks(pair) => (8, pair),
        Slot::Record(epoch) => (9, epoch.into()),
        Slot::Payout(epoch) => (10, epoch.into()),
    }
}

impl Settings {
    /// The slot's content.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[
            (number(self.vault.word()), ADDRESS),
            field(self.clock.genesis.get(), SECONDS),
            field(self.pause.pack(), TIMES),
        ])
    }

    /// The settings in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let mut slot = Unpacker::new(slot);
        Self {
            vault: Address::from_word(slot.take(ADDRESS).into()),
            clock: Clock { genesis: Timestamp::new(slot.take_u64(SECONDS)) },
            pause: Pause::unpack(slot.take_u64(TIMES)),
        }
    }
}

impl Account {
    /// The slot's content. `ArithmeticOverflow` for more than it takes.
    pub fn pack(&self) -> Result<U256, Error> {
        pack(&[(self.shares, SHARES), (self.assets, ASSETS), field(self.positions.into(), COUNT)])
    }

    /// The account in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let mut slot = Unpacker::new(slot);
        Self {
            shares: slot.take(SHARES),
            assets: slot.take(ASSETS),
            positions: slot.take_u64(COUNT) as u32,
        }
    }
}
