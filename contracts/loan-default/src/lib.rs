//! What becomes of a loan that is not paid: the part of the loan router that calls defaults, has titles sold,
//! distributes what that brings, and brings reports again that the loan book did not take.
//!
//! Like `loan-opening` it is a program of its own that the router runs by delegate call: in its place, with its
//! address, its storage and its cash. The code is [`loan_router`]'s, beside the storage that all share. The interface
//! is `abi/loan-default.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

mod router;

pub use router::LoanDefault;

kit::program!(LoanDefault);
