//! What one bid gets of a settled epoch.

use crate::Shares;
use crate::{Record, Tick};
use ruint::aliases::U256;
use usdai_core::{Bps, MathError, Usd, Wad, fixed};

/// 1e18 times 10,000.
const WAD_BPS: U256 = U256::from_limbs([1_864_712_049_423_024_128, 542, 0, 0]);

/// The two parts of a bid after an epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    /// Shares that leave.
    pub served: Shares,
    /// Shares that stay bid. A share-wei may be lost to the rounding, for the vault.
    pub stays: Shares,
}

/// The parts of a bid of `shares` at `tick`, each rounded down.
pub fn fill_down(record: &Record, tick: Tick, shares: Shares) -> Result<Fill, MathError> {
    let all = Fill { served: shares, stays: Shares::ZERO };
    let none = Fill { served: Shares::ZERO, stays: shares };
    let Some(marginal) = record.marginal else {
        return Ok(if record.is_void { none } else { all });
    };
    if tick != marginal {
        return Ok(if tick > marginal { all } else { none });
    }
    let bid = record.marginal_bid;
    let left = bid.checked_sub(record.marginal_served)?;
    let part = |of: Shares| fixed::mul_div_down(shares.raw(), of.raw(), bid.raw()).and_then(Shares::from_raw);
    Ok(Fill { served: part(record.marginal_served)?, stays: part(left)? })
}

/// USDai for `shares` at `price` less `rate` basis points, rounded down once.
pub fn pay_down(shares: Shares, price: Wad, rate: u16) -> Result<Usd, MathError> {
    let kept = Bps::DENOMINATOR.saturating_sub(rate);
    let kept = fixed::mul(shares.raw(), U256::from_limbs([kept.into(), 0, 0, 0]))?;
    fixed::mul_div_down(kept, price.raw(), WAD_BPS).map(Usd::new)
}
