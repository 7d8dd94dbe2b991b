//! USDai as it ships: every test here runs the built WASM on the embedded chain.
//!
//! Names start with the id of the property or scenario they show (`base_`, `s01_`, `p02_`, `x03_`, `w17_`).

mod allowances;
mod balances;
mod constructor;
mod errors;
mod events;
mod fuzz;
mod gas;
mod interface;
mod layout;
mod native;
mod native_currency;
mod number_edges;
mod permits;
mod reentrance;
mod setters;
mod stablecoin;
mod support;
mod token_sequences;
mod untrusted_input;
