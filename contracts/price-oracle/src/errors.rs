//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/price-oracle.sol`.

use crate::abi::IPriceOracle as abi;
use alloy_primitives::{Address, U256};
use usdai_core::PriceError;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    out_of_range = OutOfRange(value: U256, least: U256, most: U256),
    feed_unknown = FeedUnknown(token: Address),
    feed_unreadable = FeedUnreadable(aggregator: Address),
    price_not_positive = PriceNotPositive(token: Address, answer: U256),
    price_from_future = PriceFromFuture(token: Address, updated_at: u64, now: u64),
    price_stale = PriceStale(token: Address, age: u64, maximum_age: u64),
    price_out_of_bounds = PriceOutOfBounds(token: Address, price: U256, least: U256, most: U256),
    depegged = Depegged(token: Address, price: U256, least: U256),
    sequencer_down = SequencerDown(aggregator: Address),
    sequencer_restarted = SequencerRestarted(until: u64),
}

/// What the rules say of a token's price, or of the sequencer, whose feed `account` is then.
#[cold]
#[inline(never)]
pub fn of_price(account: Address, error: PriceError) -> Error {
    match error {
        PriceError::OutOfRange { value, least, most } => out_of_range(value, least, most),
        PriceError::NotPositive { answer } => price_not_positive(account, answer),
        PriceError::FromFuture { updated_at, now } => price_from_future(account, updated_at.get(), now.get()),
        PriceError::Stale { age, maximum_age } => price_stale(account, age.get(), maximum_age.get()),
        PriceError::OutOfBounds { price, least, most } => {
            price_out_of_bounds(account, price.raw(), least.raw(), most.raw())
        }
        PriceError::Depegged { price, least } => depegged(account, price.raw(), least.raw()),
        PriceError::SequencerDown => sequencer_down(account),
        PriceError::SequencerRestarted { until } => sequencer_restarted(until.get()),
    }
}
