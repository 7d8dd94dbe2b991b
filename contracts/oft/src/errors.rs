//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/oft.sol`.

use crate::abi::IOFT as abi;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolError;
use kit::words::only_bytes;

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    no_contract = NoContract(account: Address),
    contract_silent = ContractSilent(contract: Address),
    invalid_local_decimals = InvalidLocalDecimals(),
    no_peer = NoPeer(eid: u64),
    only_peer = OnlyPeer(eid: u64, sender: B256),
    only_endpoint = OnlyEndpoint(caller: Address),
    not_enough_native = NotEnoughNative(value: U256),
    lz_token_unavailable = LzTokenUnavailable(),
    slippage_exceeded = SlippageExceeded(amount: U256, minimum: U256),
    amount_sd_overflowed = AmountSDOverflowed(amount: U256),
    options_too_long = OptionsTooLong(length: u64, maximum: u64),
    compose_refused = ComposeRefused(),
    invalid_recipient = InvalidRecipient(to: B256),
    message_too_short = MessageTooShort(length: u64),
    outstanding_too_low = OutstandingTooLow(eid: u64, outstanding: U256, needed: U256),
}

/// The interface's `InvalidOptions`, the one error with bytes.
#[cold]
pub fn invalid_options(options: &[u8]) -> Error {
    Error::named(abi::InvalidOptions::SELECTOR, &only_bytes(options))
}
