//! OFT: takes a bridge's token to other chains by LayerZero V2 and back.
//!
//! The interface is `abi/oft.sol`; what is LayerZero's in it follows the contracts of its npm package
//! `@layerzerolabs/oft-evm`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod message;
pub mod storage;

mod options;
mod parameters;
mod partners;
mod receiving;
mod router;
mod sending;

pub use storage::Oft;

kit::program!(Oft);
