//! The contract off the chain, on motsu, with a registry and a router of the tests' own that write down what they hear.
//!
//! What depends on gas or on the guard is tested on the shipped program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod bids;
mod errors;
mod fake;
mod hostile;
mod parameters;
mod record;
mod rounds;
mod scene;
mod starts;
