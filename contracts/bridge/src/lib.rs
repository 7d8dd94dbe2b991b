//! Bridge: lets bridges take one token to other chains and bring it back, within limits.
//!
//! The interface is `abi/bridge.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod storage;

mod router;

pub use storage::Bridge;

kit::program!(Bridge);
