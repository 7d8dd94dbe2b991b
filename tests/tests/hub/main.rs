//! The hub of bridges as it ships, alone: limits at their edges and over time, what waits and how it is paid, bridges
//! that mean harm, tokens that misbehave, calldata of any kind, the storage, gas; and of its adapter for LayerZero what
//! needs no LayerZero. What LayerZero's contracts bring and take is in `bridge`.

mod abuse;
mod adapter;
mod adapter_input;
mod constructor;
mod gas;
mod hostile;
mod layout;
mod limits;
mod lockstep;
mod queue;
mod reentrance;
mod support;
mod untrusted_input;
mod want_of_gas;
