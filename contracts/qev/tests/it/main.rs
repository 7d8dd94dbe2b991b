//! The contract off the chain, on motsu, with a vault of the tests' own that keeps count of what it is asked for.
//!
//! What depends on gas or on the guard is tested on the shipped program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod bids;
mod claims;
mod epochs;
mod errors;
mod fake;
mod ledger;
mod parameters;
mod penalties;
mod permissions;
mod positions;
mod rebuild;
mod requests;
mod reveals;
mod scene;
mod transfers;
