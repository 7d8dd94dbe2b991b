//! English auctions of titles of loans in default.
//!
//! The interface is `abi/collateral-auction.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::CollateralAuction;

kit::program!(CollateralAuction);
