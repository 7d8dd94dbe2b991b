//! What stops minting: caps on the supply and on each asset.
//!
//! Neither applies to redemption.

use super::ReserveError;
use crate::fixed;
use crate::units::{Bps, Usd};
use ruint::aliases::U256;

/// Refuses a mint that would take USDai here and on other chains over `cap`; exactly `cap` passes.
///
/// [`ReserveError::SupplyCapExceeded`], or [`fixed::MathError::Overflow`] when the total exceeds 256 bits.
pub fn check_supply_cap(supply: Usd, bridged: Usd, minted: Usd, cap: Usd) -> Result<(), ReserveError> {
    let total = supply.checked_add(bridged)?.checked_add(minted)?;
    if total > cap {
        return Err(ReserveError::SupplyCapExceeded { total, cap });
    }
    Ok(())
}

/// Refuses a deposit after which the asset is more than `cap` of the reserve; exactly `cap` passes.
///
/// Both values include the deposit. The limit is rounded down, which decides as the exact ratio does.
/// [`ReserveError::ShareCapExceeded`] otherwise.
pub fn check_share_cap(
    asset_value_after: Usd,
    reserve_value_after: Usd,
    cap: Bps,
) -> Result<(), ReserveError> {
    let (cap, whole) = (U256::from(cap.get()), U256::from(Bps::DENOMINATOR));
    let allowed = Usd::new(fixed::mul_div_down(reserve_value_after.raw(), cap, whole)?);
    if asset_value_after > allowed {
        return Err(ReserveError::ShareCapExceeded { value: asset_value_after, allowed });
    }
    Ok(())
}
