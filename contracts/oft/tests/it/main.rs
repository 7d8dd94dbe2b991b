//! The contract off the chain, on motsu.
//!
//! What depends on gas, on the guard or on LayerZero's own contracts is tested on the shipped program, in the workspace
//! at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod fake;
mod message;
mod options;
mod parameters;
mod receiving;
mod scene;
mod sending;
