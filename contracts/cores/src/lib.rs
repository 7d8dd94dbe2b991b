//! Cores: points, committed as one root a week and claimed into a balance that cannot be moved.
//!
//! The interface is `abi/cores.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod records;
pub mod storage;

mod claims;
mod referrals;
mod router;
mod seasons;
mod token;
mod weeks;

pub use storage::Cores;

kit::program!(Cores);
