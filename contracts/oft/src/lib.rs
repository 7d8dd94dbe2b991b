//! OFT: takes a bridge's token to other chains by LayerZero V2 and back.
//!
//! The interface is `abi/oft.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod storage;

mod router;

pub use storage::Oft;

kit::program!(Oft);
