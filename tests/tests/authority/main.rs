//! The authority as it ships, with USDai and the vault as its targets: who may do what in every contract, orders,
//! pauses, roles, and what a target or a caller can try.

mod gas;
mod handover;
mod hostile_targets;
mod pauses;
mod powers;
mod pushes;
mod reentrance;
mod roles;
mod sequences;
mod stage;
mod support;
mod syncs;
mod table;
mod untrusted_input;
