//! What loans cost and where they stand: what `contracts/loan-router` keeps, by the arithmetic that it pays by.
//!
//! Apart, so that the contract which holds money has no code that only readers need.

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
extern crate alloc;

pub mod abi;

mod asked;
mod loans;
mod plans;
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
pub struct LoanLens {
    /// Slot 0: the router.
    router: StorageAddress,
}

impl LoanLens {
    /// Names the router, once. `AlreadyConstructed`, `ZeroAddress`.
    fn construct(&mut self, router: Address) -> Result<(), Error> {
        self.check_constructor_slot().map_err(|_| already_constructed())?;
        if router.is_zero() {
            return Err(zero_address());
        }
        self.router.set(router);
        Ok(())
    }
}

kit::program!(LoanLens);
