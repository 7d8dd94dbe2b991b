//! Price oracle: what a token is worth by its feed, and whether that may be believed.
//!
//! The interface is `abi/price-oracle.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod storage;

mod router;

pub use storage::PriceOracle;

kit::program!(PriceOracle);
