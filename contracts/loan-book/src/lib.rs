//! The vault as a lender: it lends within limits, keeps an entry for each tranche, and reports their sum.
//!
//! The interface is `abi/loan-book.sol`; its selectors, errors and events are compiled in from that file. What an event
//! does to an entry and to the sum is computed in [`usdai_core::portfolio`]; what is here says who may call, keeps
//! slots, asks what a title is worth, tells of what happened, and calls the vault, last.
//!
//! The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a call of this
//! contract is open. Nobody whom it calls calls it back.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod slots;
pub mod storage;

mod buying;
mod entries;
mod exposure;
mod hooks;
mod lending;
mod marks;
mod parameters;
mod partners;
mod router;
mod sweeping;
mod views;

pub use errors::Error;
pub use storage::LoanBook;

kit::program!(LoanBook);
