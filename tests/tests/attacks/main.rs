//! Attacks on USDai as it ships, each named after what the attacker tries. Here are those that fail.

mod authority;
mod bad_assets;
mod harvests;
mod listings;
mod moves;
mod records;
mod signatures;
mod support;
mod through_a_proxy;
