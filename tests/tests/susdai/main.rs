//! sUSDai as a token and as an interface, as it ships: every test here runs the built WASM on the embedded
//! chain.
//!
//! Names start with the id of the property that they show (`base_`, `p02_`, `x03_`).

mod constructor;
mod errors;
mod events;
mod fuzzed;
mod layout;
mod number_edges;
mod pause;
mod records;
mod setters;
mod support;
#[path = "../token/mod.rs"]
mod token;
mod unconstructed;

/// What `token` is run on.
type Token = tests::Staking;
