//! Clearing an epoch in one go.

use crate::{Book, Outcome, Pricing, Scan, Shares};
use ruint::aliases::U256;
use usdai_core::{MathError, Usd, Wad, fixed};

/// What is settled before anything is opened, and the price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Cash that the epoch may pay, C.
    pub capacity: Usd,
    /// USDai of a share at the clearing, 18 decimals: pi.
    pub price: Wad,
    /// Shares of positions that sealed a bid and did not open it, U; none where that is excused.
    pub unopened: Shares,
}

impl Terms {
    /// The shares that the capacity pays for, K, rounded down; none at a price of zero, and at most 2^128 - 1, more
    /// than there can be.
    pub fn capacity_in_shares(&self) -> Result<Shares, MathError> {
        if self.price.raw() == U256::ZERO {
            return Ok(Shares::ZERO);
        }
        let shares = fixed::mul_div_down(self.capacity.raw(), Wad::ONE.raw(), self.price.raw())?;
        Ok(Shares::from_raw(shares).unwrap_or(Shares::MAXIMUM))
    }
}

/// Clears the book: takes what is served out of it, and says what the epoch comes to.
///
/// `line` is the shares that wait and did not bid, sealed bids that were not opened included.
pub fn clear<P: Pricing, B: Book>(book: &mut B, line: Shares, terms: &Terms) -> Result<Outcome, MathError> {
    let mut scan = Scan::<P>::new(terms)?;
    book.walk(|tick, bid| if scan.is_done() { Ok(None) } else { scan.visit(tick, bid).map(Some) })?;
    scan.finish(line)
}
