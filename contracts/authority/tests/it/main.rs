//! The contract off the chain: its roles, orders, operations and pauses on motsu, with USDai and a hostile contract as
//! targets.
//!
//! What depends on the real machine (guard, gas, refusals without a reason) is tested on the shipped program, in
//! the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

mod abi;
mod admin;
mod decoding;
mod delays;
mod entries;
mod layout;
mod modules;
mod operations;
mod pauses;
mod permissions;
mod push;
mod rebuild;
mod renouncing;
mod roles;
mod scene;
mod targets;
