//! What borrowers paid and the vault does not have yet.

use super::Change;
use crate::Decimals;
use crate::fixed::MathError;
use crate::units::{AssetAmount, Usd};
use crate::vault::{Book, Flows};

/// Cash of one currency, in dollars at par.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Paid as principal: still in the principal of the sum.
    pub principal: Usd,
    /// Paid as interest: as far as it had accrued still in that of the sum.
    pub interest: Usd,
}

impl Collected {
    /// Both together.
    pub fn total(&self) -> Result<Usd, MathError> {
        self.principal.checked_add(self.interest)
    }

    /// With what else came in.
    pub fn with(&self, other: &Self) -> Result<Self, MathError> {
        Ok(Self {
            principal: self.principal.checked_add(other.principal)?,
            interest: self.interest.checked_add(other.interest)?,
        })
    }

    /// Units of the currency to convert, where the holder has `balance` of it: never more than was booked.
    pub fn units(&self, decimals: Decimals, balance: AssetAmount) -> Result<AssetAmount, MathError> {
        Ok(decimals.to_asset_down(self.total()?)?.min(balance))
    }

    /// All of it handed on to the vault, whose book is given, where `received` dollars came of it.
    ///
    /// What is missing is missing of the interest first, then principal is lost. Nothing beyond the total counts.
    pub fn swept(&self, received: Usd, book: &Book) -> Result<Change, MathError> {
        let paid = received.min(self.total()?);
        let principal = paid.min(self.principal).min(book.principal);
        let interest = paid.checked_sub(principal)?;
        Ok(Change {
            flows: Flows { principal, interest, ..Flows::default() },
            lost: self.principal.checked_sub(principal)?,
            unpaid: self.interest,
            ..Change::default()
        })
    }
}
