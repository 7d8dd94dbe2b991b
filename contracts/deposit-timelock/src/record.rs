//! A deposit, and the slot that it takes.

use crate::errors::Error;
use alloy_primitives::{Address, B256, U256};
use kit::packing::{Unpacker, field, pack};

/// What is held for whom. There is one deposit of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Whose cash it is.
    pub depositor: Address,
    /// Who may take of it.
    pub target: Address,
    /// What for: a loan's id.
    pub context: B256,
    /// What it is in.
    pub token: Address,
}

/// A deposit. One without amount is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deposit {
    /// Units that arrived.
    pub amount: u128,
    /// The last second at which the target may take of it.
    pub expiration: u64,
    /// When it was made; later by as many seconds as there were others of its key in that one.
    pub deposited_at: u64,
    /// Whether it names a counterparty, in another slot.
    pub has_counterparty: bool,
}

const AMOUNT_BYTES: usize = 16;
/// Seconds until the year 36812.
const TIME_BYTES: usize = 5;

impl Deposit {
    /// The slot's content. `ArithmeticOverflow` for times of more than 40 bits.
    pub fn pack(&self) -> Result<U256, Error> {
        let [low, high] = [self.amount as u64, (self.amount >> 64) as u64];
        pack(&[
            (U256::from_limbs([low, high, 0, 0]), AMOUNT_BYTES),
            field(self.expiration, TIME_BYTES),
            field(self.deposited_at, TIME_BYTES),
            field(self.has_counterparty.into(), 1),
        ])
    }

    /// The deposit in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let mut fields = Unpacker::new(slot);
        let [low, high, ..] = fields.take(AMOUNT_BYTES).into_limbs();
        Self {
            amount: u128::from(low) | u128::from(high) << 64,
            expiration: fields.take_u64(TIME_BYTES),
            deposited_at: fields.take_u64(TIME_BYTES),
            has_counterparty: fields.take_u64(1) != 0,
        }
    }
}
