//! A sale, and the two slots that it takes.

use crate::errors::Error;
use alloy_primitives::{Address, U256};
use kit::packing::{Unpacker, field, pack};
use kit::words::{Word, number};
use usdai_core::sale::{Round, Sale};
use usdai_core::{AssetAmount, Timestamp};

const ADDRESS_BYTES: usize = 20;
const AMOUNT_BYTES: usize = 16;
/// Seconds until the year 36812.
const TIME_BYTES: usize = 5;

/// A sale and who leads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its round, reserve, highest bid and end.
    pub sale: Sale,
    /// Whose bid is the highest; zero when nobody has bid.
    pub bidder: Address,
}

impl Record {
    /// The two slots' contents. `ArithmeticOverflow` for amounts of more than 128 bits and times of more than 40.
    pub fn pack(&self) -> Result<[U256; 2], Error> {
        let Sale { round, reserve, highest, ends_at, latest_end } = self.sale;
        let state = pack(&[
            (number(self.bidder.word()), ADDRESS_BYTES),
            field(ends_at.get(), TIME_BYTES),
            field(latest_end.get(), TIME_BYTES),
            field(round.get().into(), 1),
        ])?;
        Ok([state, pack(&[(highest.raw(), AMOUNT_BYTES), (reserve.raw(), AMOUNT_BYTES)])?])
    }

    /// The sale in two slots' contents, if there is one.
    pub fn unpack([state, amounts]: [U256; 2]) -> Option<Self> {
        let (mut state, mut amounts) = (Unpacker::new(state), Unpacker::new(amounts));
        let bidder = Address::from_word(state.take(ADDRESS_BYTES).word());
        let [ends_at, latest_end] = [(); 2].map(|()| Timestamp::new(state.take_u64(TIME_BYTES)));
        let round = Round::new(state.take_u64(1) as u8)?;
        let [highest, reserve] = [(); 2].map(|()| AssetAmount::new(amounts.take(AMOUNT_BYTES)));
        Some(Self { sale: Sale { round, reserve, highest, ends_at, latest_end }, bidder })
    }
}
