//! Cash of a lender, held for one loan exactly.
//!
//! The interface is `abi/deposit-timelock.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod record;
pub mod storage;

mod agreement;
mod deposits;
mod payments;
mod router;

pub use storage::DepositTimelock;

kit::program!(DepositTimelock);
