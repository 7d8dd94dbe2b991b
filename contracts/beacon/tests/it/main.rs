//! The contract off the chain: its interface, and from a round to the field.
//!
//! What needs the precompiles is tested on the shipped program, in the workspace at the root.

extern crate alloc;

mod abi;
mod field;
