//! Price oracle: what a token is worth by its feed, and whether that may be believed, over [`usdai_core::price`].
//!
//! The interface is `abi/price-oracle.sol`. What is here says who may set what, keeps the rules and asks the feeds.
//! It remembers no price.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod storage;

mod aggregator;
mod parameters;
mod prices;
mod router;

pub use storage::PriceOracle;

kit::program!(PriceOracle);
