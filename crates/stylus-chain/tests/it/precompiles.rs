//! Precompiles of ArbOS and the contracts of the genesis, called in transactions.

mod activation;
mod cache;
mod cache_manager;
mod chain_questions;
mod data_fee;
mod deployer;
mod fragments;
mod interface;
mod owner;
mod rules_of_calls;
mod solidity;
mod world;
