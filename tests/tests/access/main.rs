//! Who may mint USDai and how much, on the program as it ships: a beta of 10,000 addresses, invitations, tranches,
//! makers, prices, the bridge, and what no mode of access ever stops.
//!
//! Names start with the id of the scenario they show (`s02_`, `p04_`).

mod beta;
mod bridge;
mod closed;
mod data;
mod exempt;
mod exits;
mod gas;
mod invites;
mod makers;
mod most;
mod open;
mod prices;
mod rotation;
mod support;
mod tranches;
mod wallets;
