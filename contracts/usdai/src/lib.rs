//! USDai: a dollar token minted against, and redeemed into, a reserve of dollar stablecoins.
//!
//! The interface is `abi/usdai.sol`; its selectors, errors and events are compiled in from that file. The
//! token stands on OpenZeppelin's ERC-20, nonces and EIP-712; amounts are computed in `usdai-core`; what is
//! here loads, checks, stores, emits and calls.
//!
//! An entry point that the stylesheet of the SDK would route takes no native currency, so the refusal of it
//! stands once, before the routing. The SDK's guard against re-entrance is on: every entry, views included,
//! reverts with no data while a call of this contract is open.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod calldata;
pub mod errors;
pub mod limits;
pub mod record;
pub mod storage;

mod admin;
mod deposit;
mod domain;
mod events;
mod harvest;
mod host;
mod listing;
mod options;
mod permit;
mod price;
mod router;
mod token;
mod withdraw;
mod words;

pub use errors::Error;
pub use storage::UsdAi;

use alloc::vec::Vec;
use alloy_primitives::U256;
use stylus_sdk::{ArbResult, host::VM, prelude::*, storage::StorageType};

#[entrypoint]
fn main(input: Vec<u8>, host: VM) -> ArbResult {
    // SAFETY: the one place that opens the storage, at its root.
    let mut contract = unsafe { UsdAi::new(U256::ZERO, 0, host) };
    contract.call(&input).map_err(Vec::from)
}
