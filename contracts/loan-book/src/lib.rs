//! The vault as a lender.
//!
//! The interface is `abi/loan-book.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod storage;

mod router;

pub use storage::LoanBook;

kit::program!(LoanBook);
