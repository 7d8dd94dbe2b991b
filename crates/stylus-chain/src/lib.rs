//! An embedded Arbitrum chain for tests and demonstrations.
//!
//! It executes the shipped WASM of Stylus programs: EVM state and EVM bytecode by `revm`, WASM by `wasmtime`, and
//! between them the Stylus host interface with Nitro's semantics and prices.

pub mod arbos;
pub mod chain;
pub mod changes;
pub mod config;
pub mod context;
pub mod data_fee;
pub mod engine;
mod evm;
pub mod executor;
mod frame;
mod hostio;
pub mod memory;
pub mod precompiles;
pub mod program_code;
pub mod programs;
pub mod recent;
pub mod system;
pub mod trace;
