//! What the contracts share, off the chain: decoding and encoding, pauses, and a contract that is made of
//! nothing else, on motsu.
//!
//! What depends on the real machine is tested on the shipped programs, in the workspace at the root.

extern crate alloc;

mod authority;
mod calldata;
mod errors;
mod interface;
mod packing;
mod pause;
mod plain;
mod program;
mod words;
