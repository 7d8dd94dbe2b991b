//! English auctions of titles of loans in default, over the pure crate's `sale`.
//!
//! The interface is `abi/collateral-auction.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod record;
pub mod storage;

mod credits;
mod parameters;
mod partners;
mod router;
mod sales;
mod views;

pub use storage::CollateralAuction;

kit::program!(CollateralAuction);
