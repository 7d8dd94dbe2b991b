//! The storage: there is none.

use alloc::vec;
use alloc::vec::Vec;
use stylus_sdk::prelude::*;

/// Position metadata.
#[storage]
pub struct PositionMetadata {}
