//! The storage.

use alloc::vec;
use alloc::vec::Vec;
use kit::authority::Authority;
use stylus_sdk::prelude::*;

/// The contract.
#[storage]
pub struct PriceOracle {
    /// Slots 0 and 1: who gives orders, and who was offered that place.
    pub(crate) authority: Authority,
}
