//! CALIBER: titles of hardware as ERC-721, over [`caliber_nft::Registry`].
//!
//! The interface is `abi/caliber.sol`; its selectors, errors and events are compiled in from that file. What a title
//! says, what it goes through and what may be lent on it is decided in `caliber_nft`; what is here says who calls,
//! asks the authority for roles, checks signatures, keeps slots, owns tokens and tells of what happened.
//!
//! It calls the authority and contracts that sign (ERC-1271), which are only asked, and a receiver that has to take a
//! title, last. The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a
//! call of this contract is open.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod documents;
pub mod errors;
pub mod storage;

mod attestation;
mod lending;
mod life;
mod offices;
mod parameters;
mod records;
mod roles;
mod router;
mod tokens;
mod transfers;
mod views;

pub use errors::Error;
pub use storage::Caliber;

kit::program!(Caliber);
