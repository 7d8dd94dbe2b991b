//! QEV: redemption positions, the line, and the sealed-bid auction, over [`qev_auction::Engine`].
//!
//! The interface is `abi/qev.sol`; its selectors, errors and events are compiled in from that file. Who is served,
//! when and at what rate is decided in `qev_auction`; what is here says who may call, hashes, keeps slots, tells of
//! what happened, owns positions, and calls the vault, last.
//!
//! The SDK's guard against re-entrance is on: every entry, views included, reverts with no data while a call of this
//! contract is open. The vault never calls back within a call from here, and nothing here calls the vault within one
//! of its own.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;
pub mod errors;
pub mod ledger;
pub mod sealing;
pub mod slots;
pub mod storage;

mod beacon;
mod bids;
mod claims;
mod clearing;
mod clock;
mod parameters;
mod positions;
mod requests;
mod reveals;
mod router;
mod transfers;
mod vault;
mod views;

pub use errors::Error;
pub use storage::Qev;

kit::program!(Qev);
