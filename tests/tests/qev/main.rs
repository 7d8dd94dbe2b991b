//! The redemption auction as it ships, with the vault that pays for it.

mod claims;
mod requests;
mod support;
mod vectors;
mod vectors_small;
