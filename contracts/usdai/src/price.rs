//! What one whole unit of an asset counts for.

use alloy_primitives::Address;
use usdai_core::Wad;

/// The price of an asset in dollars. No asset has a feed: each counts for a dollar.
pub fn price_of(_asset: Address) -> Wad {
    Wad::ONE
}
