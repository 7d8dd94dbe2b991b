//! Net asset value, once as hoped and once as safe.

use super::SharePrice;
use crate::fixed::MathError;
use crate::units::{Shares, Usd};

/// Everything that counts in a price, at one instant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Cash that is not reserved for claims.
    pub free_cash: Usd,
    /// Lent and not paid back.
    pub principal: Usd,
    /// What is doubted of the principal.
    pub marks: Usd,
    /// Interest that accrued and is not paid, net of the fee.
    pub accrued_net: Usd,
    /// In the stream S1 or held for it.
    pub interest_unreleased: Usd,
    /// In the book's relief.
    pub relief_unreleased: Usd,
    /// In the stream S2 or held for it.
    pub gains_unreleased: Usd,
}

impl Holdings {
    /// Cash, principal and accrued interest without gains that are not yet released.
    ///
    /// Zero where a loss took more than that leaves, which the release then makes good. Exact for the
    /// terms given, which are themselves rounded to make it less.
    pub fn optimistic_down(&self) -> Result<Usd, MathError> {
        Ok(self.gross()?.checked_add(self.accrued_net)?.excess_over(self.gains_unreleased))
    }

    /// Cash and principal without marks and without anything that is not yet released.
    ///
    /// Never more than [`Self::optimistic_down`], because what is taken off there is taken off here too.
    pub fn conservative_down(&self) -> Result<Usd, MathError> {
        let unreleased = self.gains_unreleased.checked_add(self.interest_unreleased)?;
        let doubted = self.marks.checked_add(self.relief_unreleased)?;
        Ok(self.gross()?.excess_over(unreleased.checked_add(doubted)?))
    }

    /// The price that deposits pay.
    pub fn optimistic_price(&self, supply: Shares) -> Result<SharePrice, MathError> {
        Ok(SharePrice { assets: self.optimistic_down()?, supply })
    }

    /// The price that redemptions are paid.
    pub fn conservative_price(&self, supply: Shares) -> Result<SharePrice, MathError> {
        Ok(SharePrice { assets: self.conservative_down()?, supply })
    }

    fn gross(&self) -> Result<Usd, MathError> {
        self.free_cash.checked_add(self.principal)
    }
}
