//! What loans cost and where they stand, by the arithmetic that the router pays by.
//!
//! The interface is `abi/loan-lens.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::LoanLens;

kit::program!(LoanLens);
