//! The storage: there is none.

use alloc::vec;
use alloc::vec::Vec;
use stylus_sdk::prelude::*;

/// Title metadata.
#[storage]
pub struct CaliberMetadata {}
