//! USDai: a dollar token minted against, and redeemed into, a reserve of dollar stablecoins.
//!
//! The interface is `abi/usdai.sol`; its selectors, errors and events are compiled in from that file. The
//! token stands on OpenZeppelin's ERC-20, nonces and EIP-712 by way of `kit`; amounts are computed in
//! `usdai-core`; what is here loads, checks, stores, emits and calls.
//!
//! The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a call
//! of this contract is open.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod access;
pub mod bridge;
pub mod deposit;
pub mod errors;
pub mod limits;
pub mod listing;
pub mod options;
pub mod record;
pub mod storage;
pub mod withdraw;

mod events;
mod harvest;
mod most;
mod parameters;
mod price;
mod router;

pub use errors::Error;
pub use storage::UsdAi;

kit::program!(UsdAi);
