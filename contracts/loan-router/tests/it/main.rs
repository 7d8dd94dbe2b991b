//! The contract off the chain, on motsu: the interface, the parameters and the slots.
//!
//! What moves money is tested on the shipped programs, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod parameters;
mod scene;
mod slots;
