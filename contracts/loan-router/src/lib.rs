//! Loans against titles of hardware, over [`usdai_core::loan`].
//!
//! The interface is `abi/loan-router.sol`; its selectors, errors and events are compiled in from that file. What is
//! owed, by whom and to whom is decided in `usdai_core`; what is here says who may call, checks signatures, keeps
//! slots, tells of what happened and moves money, last.
//!
//! All of it passes the size that code may have, so it is three programs over one storage: what opens loans is linked
//! into `loan-opening`, what becomes of those that are not paid into `loan-default`, both of which the router runs
//! by delegate call, and the rest into the router.
//!
//! The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a call of this
//! contract is open. Nobody whom it calls has to call back.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod slots;
pub mod storage;

mod begin;
mod default;
mod funding;
mod hooks;
mod opening;
mod parameters;
mod partners;
mod parts;
mod payments;
mod recovery;
mod refinance;
mod repayment;
mod router;
mod servicing;
mod views;

pub use errors::Error;
pub use storage::LoanRouter;

#[cfg(feature = "program")]
kit::program!(LoanRouter);
