//! How loans are opened: the part of the loan router that checks terms and consent, takes the principal, and sets what
//! holds for loans to come.
//!
//! The router as a whole passes the size that code may have. So this part is a program of its own, which the router
//! runs by delegate call: in its place, with its address, its storage and its allowances. The router has known it since
//! it was constructed, and knows no other. The code is [`loan_router`]'s, beside the storage that all parts share. The
//! interface is `abi/loan-opening.sol`.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

mod router;

pub use router::LoanOpening;

kit::program!(LoanOpening);
