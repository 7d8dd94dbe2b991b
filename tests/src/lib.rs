//! What the tests of whole contracts share: a chain on which the shipped programs are deployed, tokens in
//! EVM bytecode, and checks that say where they failed.

pub mod abi;
pub mod check;
mod solidity;
mod staking;
mod world;

pub use solidity::init_code;
pub use staking::{LoanReport, Staking};
pub use world::{AssetState, Terms, World, whole};
