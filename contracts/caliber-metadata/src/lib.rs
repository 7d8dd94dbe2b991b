//! Metadata of titles: a JSON document with an SVG image in it, made of what CALIBER says of a title and of nothing
//! else.
//!
//! The interface is `abi/caliber-metadata.sol`. It is a program of its own because CALIBER has no room.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod card;
pub mod document;
pub mod figures;
pub mod storage;
pub mod title;

mod router;

pub use storage::CaliberMetadata;

kit::program!(CaliberMetadata);
