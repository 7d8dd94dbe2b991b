//! Bridge: lets bridges take one token to other chains and bring it back, within limits.
//!
//! The interface is `abi/bridge.sol`. What a limit allows is computed by `usdai_core::refill`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod record;
pub mod storage;

mod crossing;
mod list;
mod parameters;
mod router;
mod tokens;

pub use storage::Bridge;

kit::program!(Bridge);
