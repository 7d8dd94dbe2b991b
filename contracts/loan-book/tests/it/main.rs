//! The contract off the chain: its interface, its packing, its errors, and who may call what.
//!
//! What the vault, USDai, titles and the router do with it is tested on the shipped programs, in the workspace at the
//! root; what an event does to an entry, in `usdai-core`.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

mod abi;
mod errors;
mod parameters;
mod permissions;
mod scene;
mod slots;
