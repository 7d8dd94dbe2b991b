//! sUSDai: the vault in which USDai is staked, with its two prices and two streams.
//!
//! The interface is `abi/susdai.sol`; its selectors, errors and events are compiled in from that file. The
//! share stands on OpenZeppelin's ERC-20, nonces and EIP-712 by way of `kit`; what anything is worth is
//! computed in `usdai_core::vault`; what is here loads, checks, stores, emits and calls.
//!
//! The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a call
//! of this contract is open.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod slots;
pub mod storage;

mod clock;
mod deposit;
mod exit;
mod fees;
mod harvest;
mod limits;
mod loans;
mod parameters;
mod prices;
mod redemptions;
mod router;
mod streams;
mod views;

pub use errors::Error;
pub use storage::SUsdAi;

kit::program!(SUsdAi);
