//! Metadata of titles: a JSON document with an SVG card in it.
//!
//! The interface is `abi/caliber-metadata.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::CaliberMetadata;

kit::program!(CaliberMetadata);
