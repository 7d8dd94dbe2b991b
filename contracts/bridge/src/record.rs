//! A limit and a pair of amounts, and the slot that each takes.

use crate::errors::Error;
use alloy_primitives::U256;
use kit::packing::{Unpacker, field, pack};
use usdai_core::refill::Usage;
use usdai_core::{AssetAmount, Timestamp};

/// The highest limit, 100,000,000 tokens, has 87 bits.
const LIMIT_BYTES: usize = 11;
const PARTS_BYTES: usize = 16;
/// Seconds until the year 36812.
const TIME_BYTES: usize = 5;
const AMOUNT_BYTES: usize = 16;

/// A limit and what of it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limit {
    /// The most at once, and what refills in a day.
    pub limit: AssetAmount,
    /// What of it is used.
    pub usage: Usage,
}

impl Limit {
    /// The slot's content. `ArithmeticOverflow` for a limit of more than 88 bits, parts of more than 128 and times of
    /// more than 40.
    pub fn pack(&self) -> Result<U256, Error> {
        let Usage { parts, at } = self.usage;
        pack(&[(self.limit.raw(), LIMIT_BYTES), (parts, PARTS_BYTES), field(at.get(), TIME_BYTES)])
    }

    /// The limit in a slot's content.
    pub fn unpack(slot: U256) -> Self {
        let mut fields = Unpacker::new(slot);
        let limit = AssetAmount::new(fields.take(LIMIT_BYTES));
        let parts = fields.take(PARTS_BYTES);
        Self { limit, usage: Usage { parts, at: Timestamp::new(fields.take_u64(TIME_BYTES)) } }
    }
}

/// Two amounts in a slot. `ArithmeticOverflow` for one of more than 128 bits.
pub fn pack_pair(pair: [AssetAmount; 2]) -> Result<U256, Error> {
    pack(&pair.map(|amount| (amount.raw(), AMOUNT_BYTES)))
}

/// The two amounts in a slot's content.
pub fn unpack_pair(slot: U256) -> [AssetAmount; 2] {
    let mut fields = Unpacker::new(slot);
    [(); 2].map(|()| AssetAmount::new(fields.take(AMOUNT_BYTES)))
}
