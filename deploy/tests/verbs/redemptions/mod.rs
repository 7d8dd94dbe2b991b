//! Leaving the vault with the command line: positions, sealed bids, epochs.

mod chart;
mod demand;
mod deployed;
mod epochs;
mod holder;
mod many;
mod openings;
pub mod proxy;
mod race;
mod rates;
mod refusals;
pub mod scene;
