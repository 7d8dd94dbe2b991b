//! The contract off the chain, on motsu.
//!
//! What depends on gas or on the guard is tested on the shipped program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod agreement;
mod blocking;
mod deposits;
mod hostile;
mod record;
mod scene;
mod wallet;
