//! What stops minting: caps on the supply and on each asset, and a feed that is low or old.
//!
//! None of these applies to redemption.

use super::ReserveError;
use crate::fixed;
use crate::units::{Bps, Seconds, Timestamp, Usd, Wad};
use ruint::aliases::U256;

/// When a feed's price is good enough to mint at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedRules {
    /// How far below a dollar the price may be.
    pub tolerance: Bps,
    /// How old the price may be.
    pub max_age: Seconds,
}

impl FeedRules {
    /// The tolerance of a feed that sets none: 50 basis points.
    pub const DEFAULT_TOLERANCE: Bps = match Bps::new(50) {
        Ok(tolerance) => tolerance,
        Err(_) => Bps::ZERO,
    };

    /// The least price at which the asset mints, exact: 1e18 is a multiple of 10,000.
    pub fn least_price(&self) -> Result<Wad, ReserveError> {
        let kept = U256::from(self.tolerance.complement().get());
        let least = fixed::mul_div_up(Wad::ONE.raw(), kept, U256::from(Bps::DENOMINATOR))?;
        Ok(Wad::new(least))
    }
}

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

/// Refuses a price that is later than now, older than the rules allow or too far below a dollar, in this
/// order.
///
/// A price exactly at the tolerance, and an age of exactly the maximum, pass. Errors:
/// [`ReserveError::PriceFromFuture`], [`ReserveError::StalePrice`], [`ReserveError::Depegged`].
pub fn check_feed(
    price: Wad,
    updated_at: Timestamp,
    now: Timestamp,
    rules: &FeedRules,
) -> Result<(), ReserveError> {
    let age = now.since(updated_at).map_err(|_| ReserveError::PriceFromFuture { updated_at, now })?;
    if age > rules.max_age {
        return Err(ReserveError::StalePrice { age, max_age: rules.max_age });
    }
    let least = rules.least_price()?;
    if price < least {
        return Err(ReserveError::Depegged { price, least });
    }
    Ok(())
}
