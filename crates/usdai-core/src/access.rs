//! Who may mint USDai, and how much of it: what an address was let in for, what one block may mint, and the most that a
//! deposit may bring.
//!
//! | mode | who mints | what bounds an address |
//! |---|---|---|
//! | [`Mode::Closed`] | who was admitted, as sender and as recipient | the cap of the recipient's admission |
//! | [`Mode::Open`] | anyone | a cap for all addresses, where one is set |
//! | [`Mode::Makers`] | makers, for anyone | nothing |
//!
//! An admission is good under the root of one list, of which a record keeps 64 bits: [`tag`]. Amounts are USDai.

mod error;
mod minter;
mod most;
mod tranche;

pub use error::AccessError;
pub use minter::{Minter, tag};
pub use most::{most_units, most_units_of_share};
pub use tranche::Tranche;

use crate::units::Usd;
use ruint::aliases::U256;

/// The highest amount that a record holds: 2^96 - 1, some 79 billion dollars.
pub const AMOUNT_MAXIMUM: u128 = (1 << 96) - 1;

/// Who may mint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Who is on the list or invited.
    #[default]
    Closed,
    /// Anyone.
    Open,
    /// Market makers.
    Makers,
}

impl Mode {
    /// The mode of a number; `None` from 3 on.
    pub const fn of(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Closed),
            1 => Some(Self::Open),
            2 => Some(Self::Makers),
            _ => None,
        }
    }

    /// Its number.
    pub const fn number(self) -> u64 {
        match self {
            Self::Closed => 0,
            Self::Open => 1,
            Self::Makers => 2,
        }
    }
}

/// Two amounts and a number in one slot. From the lowest bit: 96, 96 and 64.
#[inline(never)]
fn pack(first: u128, second: u128, third: u64) -> U256 {
    U256::from_limbs([
        first as u64,
        (first >> 64) as u64 | (second as u64) << 32,
        (second >> 32) as u64,
        third,
    ])
}

#[inline(never)]
fn unpack(slot: U256) -> (u128, u128, u64) {
    let [low, middle, high, third] = slot.into_limbs();
    let first = u128::from(low) | u128::from(middle as u32) << 64;
    let second = u128::from(middle >> 32) | u128::from(high) << 32;
    (first, second, third)
}

fn usd(amount: u128) -> Usd {
    Usd::new(U256::from_limbs([amount as u64, (amount >> 64) as u64, 0, 0]))
}

/// The amount as a record holds it, if it can.
fn narrow(amount: Usd) -> Option<u128> {
    match amount.raw().into_limbs() {
        [low, high, 0, 0] if high >> 32 == 0 => Some(u128::from(low) | u128::from(high) << 64),
        _ => None,
    }
}
