//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/deposit-timelock.sol`.

use crate::abi::IDepositTimelock as abi;
use alloy_primitives::{Address, U256};

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    context_missing = ContextMissing(),
    expiration_out_of_range = ExpirationOutOfRange(expiration: u64, latest: u64),
    deposit_exists = DepositExists(),
    no_deposit = NoDeposit(),
    not_expired = NotExpired(expiration: u64),
    expired = Expired(expiration: u64),
    deposit_too_low = DepositTooLow(deposited: u128, needed: U256),
    no_counterparty = NoCounterparty(),
    invalid_signature = InvalidSignature(counterparty: Address),
    nothing_to_claim = NothingToClaim(),
}
