//! What the tests of whole contracts share: a chain on which the shipped programs are deployed, tokens in
//! EVM bytecode, and checks that say where they failed.

pub mod abi;
pub mod access;
pub mod calldata;
pub mod check;
pub mod credit;
pub mod gas;
pub mod provoked;
pub mod random;
pub mod redemptions;
pub mod snapshot;
mod solidity;
mod staking;
pub mod storage;
mod suite;
pub mod token;
mod world;

pub use credit::Credit;
pub use redemptions::Redemptions;
pub use solidity::init_code;
pub use staking::{LoanReport, Staking};
pub use suite::Suite;
pub use world::{AssetState, OPEN, Terms, World, whole};
