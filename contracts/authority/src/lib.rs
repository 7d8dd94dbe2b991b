//! Authority: the one place that says who may do what, and the one address from which the other contracts take
//! orders.
//!
//! The interface is `abi/authority.sol`; its selectors, errors and events are compiled in from that file. Roles
//! stand on OpenZeppelin's AccessControl and its enumeration. Whoever may give an order gives it here; the
//! target only checks that this contract calls. How long an order waits, and the life of an operation, are of
//! `usdai_core::authority`.
//!
//! The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a call
//! of this contract is open. So a target cannot use the authority that is speaking to it.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod calls;
pub mod entries;
pub mod errors;
pub mod modules;
pub mod operations;
pub mod orders;
pub mod push;
pub mod roles;
pub mod storage;
pub mod targets;

mod access;
mod admin;
mod events;
mod line;
mod pauses;
mod router;
mod sealing;

pub use errors::Error;
pub use storage::Authority;

kit::program!(Authority);
