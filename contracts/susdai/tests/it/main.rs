//! The contract off the chain: its packing and encoding exhaustively, and its rules on motsu, with USDai as its
//! asset.
//!
//! Time stands still on that machine. What depends on time, on gas or on the guard is tested on the shipped
//! program, in the workspace at the root.

// Fields and locals are named as in the interface.
#![allow(non_snake_case)]

mod abi;
mod deposits;
mod errors;
mod fees;
mod harvests;
mod layout;
mod parameters;
mod permissions;
mod properties;
mod redemptions;
mod reports;
mod scene;
mod slots;
