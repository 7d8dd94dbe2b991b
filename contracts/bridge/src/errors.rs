//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/bridge.sol`.

use crate::abi::IBridge as abi;
use alloy_primitives::{Address, U256};
use usdai_core::RefillError;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    no_contract = NoContract(account: Address),
    not_bridge = NotBridge(caller: Address),
    not_own_tokens = NotOwnTokens(from: Address, bridge: Address),
    recipient_refused = RecipientRefused(to: Address),
    minting_limit_missing = MintingLimitMissing(bridge: Address),
    burning_limit_too_low = BurningLimitTooLow(bridge: Address, available: U256, needed: U256),
    outstanding_too_low = OutstandingTooLow(bridge: Address, outstanding: U256, needed: U256),
    limit_too_high = LimitTooHigh(limit: U256, maximum: U256),
    too_many_bridges = TooManyBridges(maximum: u64),
    nothing_queued = NothingQueued(bridge: Address, account: Address),
    nothing_releasable = NothingReleasable(bridge: Address, account: Address),
    arrived_too_little = ArrivedTooLittle(arrived: U256, needed: U256),
}

/// Why a bridge may not bring an amount.
#[cold]
pub fn of_arrival(bridge: Address, error: RefillError) -> Error {
    match error {
        RefillError::LimitMissing => minting_limit_missing(bridge),
        RefillError::OutstandingTooLow { outstanding, needed } => {
            outstanding_too_low(bridge, outstanding.raw(), needed.raw())
        }
        RefillError::Math(error) => error.into(),
    }
}
