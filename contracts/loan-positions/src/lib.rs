//! Lenders' positions as ERC-721: made by the loan router, traded by whoever holds them.
//!
//! The interface is `abi/loan-positions.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod storage;

mod minting;
mod owners;
mod parameters;
mod router;
mod transfers;

pub use minting::number_of;
pub use storage::LoanPositions;

kit::program!(LoanPositions);
