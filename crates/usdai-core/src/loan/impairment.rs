//! What a lender counts on once a loan is in default.

use super::LiquidationFeeBps;
use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Bps};
use ruint::aliases::U256;

/// What stands behind a loan in default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collateral {
    /// The title, depreciated: the less of the last appraisal before the default and any later one.
    pub value: AssetAmount,
    /// The part of it that a sale is counted on to bring.
    pub haircut: Bps,
    /// What of the principal and interest ranks before the lender.
    pub senior_claims: AssetAmount,
    /// Cash of the borrower that is held for the loan.
    pub reserve: AssetAmount,
}

/// What a lender with `principal` outstanding counts on, rounded down:
/// `min(principal, value x haircut - highest fee - senior claims + reserve)`.
///
/// With the highest liquidation fee, whatever is set: a mark must not rise when a fee changes.
pub fn recoverable_down(principal: AssetAmount, collateral: &Collateral) -> Result<AssetAmount, MathError> {
    let whole = U256::from(Bps::DENOMINATOR);
    let kept = U256::from(collateral.haircut.get());
    let net_of_fee = U256::from(LiquidationFeeBps::HIGHEST.as_bps().complement().get());
    let brought = fixed::mul_div_down(collateral.value.raw(), kept, whole)?;
    let brought = AssetAmount::new(fixed::mul_div_down(brought, net_of_fee, whole)?);
    let pot = brought.checked_add(collateral.reserve)?;
    Ok(pot.excess_over(collateral.senior_claims).min(principal))
}
