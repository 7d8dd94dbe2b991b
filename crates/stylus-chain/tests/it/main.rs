//! Tests of the chain's Rust interface and of what it is made of.

mod accounts;
mod blocks;
mod call_frames;
mod calls;
mod deployment;
mod evm_code;
mod history;
mod precompiles;
mod reverts;
mod snapshots;
mod state;
mod transactions;
mod vector_programs;
