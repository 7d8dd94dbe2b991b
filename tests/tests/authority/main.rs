//! The authority as it ships, with USDai and the vault as its targets: who may do what in every contract, orders,
//! pauses, roles, and what a target or a caller can try.

mod gas;
mod guardians;
mod handover;
mod hostile_targets;
mod line;
mod liveness;
mod modules;
mod operations;
mod pauses;
mod pushes;
mod reentrance;
mod renouncing;
mod roles;
mod sealed_sequences;
mod sequences;
mod state;
mod support;
mod syncs;
mod untrusted_input;
