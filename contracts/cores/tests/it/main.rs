//! The contract off the chain, on motsu.
//!
//! Trees as they are published, gas and whole weeks are tested on the shipped program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod claims;
mod fake;
mod records;
mod scene;
mod seasons;
mod token;
mod weeks;
