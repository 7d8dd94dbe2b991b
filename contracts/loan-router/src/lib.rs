//! Loans against titles of hardware, over [`usdai_core::loan`].
//!
//! The interface is `abi/loan-router.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::LoanRouter;

kit::program!(LoanRouter);
