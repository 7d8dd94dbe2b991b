//! The contract off the chain: its packing and encoding exhaustively, and its rules on motsu.
//!
//! What depends on the real machine (guard, storage cache, gas, traps) is tested on the shipped program, in
//! the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

mod abi;
mod deposits;
mod errors;
mod harvests;
mod layout;
mod limits;
mod options;
mod parameters;
mod permits;
mod record;
mod scene;
mod withdrawals;
