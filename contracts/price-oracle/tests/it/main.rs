//! The contract off the chain, on motsu.
//!
//! What depends on gas or on the guard is tested on the shipped program, in the workspace at the root.

extern crate alloc;

mod abi;
mod fake;
mod parameters;
mod prices;
mod scene;
mod slots;
