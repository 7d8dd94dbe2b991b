//! CALIBER: titles of hardware as ERC-721, over [`caliber_nft::Registry`].
//!
//! The interface is `abi/caliber.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::Caliber;

kit::program!(Caliber);
