//! The auction's books with names: what `contracts/qev` keeps, decoded by the same crate that writes it.
//!
//! Apart, so that the contract which holds shares has no code that only readers need.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;

mod books;
mod router;

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::Address;
use kit::Error;
use kit::errors::{already_constructed, zero_address};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageAddress;

/// The lens.
#[storage]
pub struct QevLens {
    /// Slot 0: the auction.
    qev: StorageAddress,
}

impl QevLens {
    /// Names the auction, once. `AlreadyConstructed`, `ZeroAddress`.
    fn construct(&mut self, qev: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| already_constructed())?;
        if qev.is_zero() {
            return Err(zero_address());
        }
        self.qev.set(qev);
        Ok(())
    }
}

kit::program!(QevLens);
