//! USDai as it ships: every test here runs the built WASM on the embedded chain.
//!
//! Names start with the id of the property or scenario they show (`base_`, `s01_`, `p02_`, `x03_`, `w17_`).

mod burning;
mod constructor;
mod errors;
mod events;
mod fuzzed;
mod gas;
mod layout;
mod native;
mod number_edges;
mod reentrance;
mod setters;
mod stablecoin;
mod support;
#[path = "../token/mod.rs"]
mod token;
mod untrusted_input;

/// What `token` is run on.
type Token = tests::World;
