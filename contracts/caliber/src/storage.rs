//! The storage.

use alloc::vec;
use alloc::vec::Vec;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageU256;

/// The contract.
#[storage]
pub struct Caliber {
    pub(crate) first: StorageU256,
}
