//! Lenders' positions as ERC-721.
//!
//! The interface is `abi/loan-positions.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::LoanPositions;

kit::program!(LoanPositions);
