//! The contract off the chain, on motsu.
//!
//! What depends on gas or on the guard is tested on the shipped program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod bringing;
mod fake;
mod limits;
mod list;
mod locking;
mod parameters;
mod queue;
mod record;
mod scene;
mod taking;
