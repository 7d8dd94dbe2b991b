//! The attacks on shares of a vault by the ids of the catalogue, V01 to V16.
//!
//! What waits for redemption: that a payment of nothing is refused (V05), the split of a redemption by what it
//! pays (V07), the last exit (V09); until then the price of an exit is the redemption price.

mod assets;
mod dust;
mod first_depositor;
mod harvests;
mod limits;
mod losses;
