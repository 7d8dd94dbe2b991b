//! `usdai keeper` against a node and a beacon on loopback, run as a process of its own.

mod always;
mod beacons;
mod decisions;
mod duties;
mod epochs;
mod hostile;
mod killed;
mod lending;
mod many;
mod model;
#[path = "../deployment/proxy.rs"]
#[allow(dead_code)] // A keeper dies at each request by its number.
mod proxy;
mod refusals;
mod scene;
mod stage;
mod stingy;
mod together;
