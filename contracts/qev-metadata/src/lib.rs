//! Metadata of redemption positions: a JSON document with an SVG image in it, made of what the redemption contract
//! says of a position and of nothing else.
//!
//! The interface is `abi/qev-metadata.sol`. It is a program of its own because the redemption contract has no room.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod card;
pub mod document;
pub mod figures;
pub mod position;
pub mod storage;

mod router;

pub use storage::PositionMetadata;

kit::program!(PositionMetadata);
