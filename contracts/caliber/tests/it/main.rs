//! The contract off the chain, on motsu: its interface, and a title's life by an authority and signers of the
//! tests' own.
//!
//! What depends on keys, gas or the guard is tested on the shipped program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

extern crate alloc;

mod abi;
mod fake;
mod life;
