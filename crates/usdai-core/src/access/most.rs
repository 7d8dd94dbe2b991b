//! The most of an asset that may be deposited: the inverse of what a deposit credits, exact to the unit.

use crate::decimals::Decimals;
use crate::fixed::{self, MathError};
use crate::reserve::AssetRules;
use crate::units::{AssetAmount, Bps, Usd, Wad};
use ruint::aliases::U256;

/// The most units for which [`crate::reserve::mint_down`] credits at most `room`: for one unit more it credits more.
///
/// It may credit nothing for them, and refuse. [`MathError::DivideByZero`] at a price of zero, at which no deposit is
/// ever credited; [`MathError::Overflow`] for a room beyond 200 bits or so.
pub fn most_units(room: Usd, rules: &AssetRules, price: Wad) -> Result<AssetAmount, MathError> {
    // What is credited of a value is its part without the fee, rounded down.
    let value = most_value(room.raw(), whole(), number(rules.mint_fee.as_bps().complement()))?;
    let at_par = if price >= Wad::ONE { value } else { most_value(value, Wad::ONE.raw(), price.raw())? };
    rules.decimals.to_asset_down(Usd::new(at_par))
}

/// The most units of an asset that a reserve may hold beside `others`, at par, for the asset to be no more than `cap`
/// of it: with one unit more [`crate::reserve::check_share_cap`] refuses. 2^256 - 1 when there is no cap.
pub fn most_units_of_share(others: Usd, decimals: Decimals, cap: Bps) -> Result<AssetAmount, MathError> {
    if cap == Bps::WHOLE {
        return Ok(AssetAmount::new(U256::MAX));
    }
    // x <= (others + x) * cap / whole, solved for x.
    let most = fixed::mul_div_down(others.raw(), number(cap), number(cap.complement()))?;
    decimals.to_asset_down(Usd::new(most))
}

/// The most `x` with `x * divisor / multiplier`, rounded down, at most `limit`.
fn most_value(limit: U256, multiplier: U256, divisor: U256) -> Result<U256, MathError> {
    let above = fixed::mul_div_up(fixed::add(limit, U256::ONE)?, multiplier, divisor)?;
    fixed::sub(above, U256::ONE)
}

fn whole() -> U256 {
    number(Bps::WHOLE)
}

fn number(share: Bps) -> U256 {
    U256::from_limbs([share.get().into(), 0, 0, 0])
}
