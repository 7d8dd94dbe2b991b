//! What the reserve of USDai credits for a deposit, pays for a redemption and may harvest.
//!
//! Every rounding favours the pool: value is credited down, fees are taken up, payments are made down.
//! Fees and remainders stay in the reserve and so become surplus.

mod error;
mod limits;

pub use error::ReserveError;
pub use limits::{check_share_cap, check_supply_cap};

use crate::decimals::Decimals;
use crate::fixed::{self, MathError};
use crate::units::{AssetAmount, Bps, FeeBps, Usd, Wad};
use ruint::aliases::U256;

/// The terms on which one asset enters and leaves the reserve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssetRules {
    /// The asset's own decimals.
    pub decimals: Decimals,
    /// Kept from the value of a deposit.
    pub mint_fee: FeeBps,
    /// Kept from the value of a redemption.
    pub redeem_fee: FeeBps,
    /// The most of the reserve's value that this asset may be.
    pub share_cap: Bps,
}

/// What a deposit mints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minted {
    /// USDai for the recipient, never zero.
    pub credited: Usd,
    /// Value that stays in the reserve.
    pub fee: Usd,
}

/// What a redemption pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redeemed {
    /// Units of the asset for the recipient, never zero.
    pub paid: AssetAmount,
    /// Value that stays in the reserve, apart from a remainder below one unit, which stays too.
    pub fee: Usd,
}

/// One asset as it stands in the reserve's books.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The internal ledger, not the balance.
    pub ledger: AssetAmount,
    /// The asset's own decimals.
    pub decimals: Decimals,
    /// Price of one whole asset in dollars.
    pub price: Wad,
}

/// The USDai for what arrived, at `price` or a dollar, whichever is less, without the mint fee.
///
/// Value is rounded down and the fee up. [`ReserveError::ZeroAmount`] when nothing arrived,
/// [`ReserveError::MintsNothing`] when it is worth no USDai after the fee, [`MathError::Overflow`] when the
/// value exceeds 256 bits.
pub fn mint_down(received: AssetAmount, rules: &AssetRules, price: Wad) -> Result<Minted, ReserveError> {
    if received.is_zero() {
        return Err(ReserveError::ZeroAmount);
    }
    let value = value_down(received, rules.decimals, price)?;
    let fee = fee_up(value, rules.mint_fee)?;
    let credited = value.checked_sub(fee)?;
    if credited.is_zero() {
        return Err(ReserveError::MintsNothing { received });
    }
    Ok(Minted { credited, fee })
}

/// The units paid for burnt USDai, at par without the redeem fee.
///
/// The fee is rounded up and the payment down. [`ReserveError::ZeroAmount`] when nothing is burnt,
/// [`ReserveError::BelowOneUnit`] when not one unit would be paid, with the least that pays one.
pub fn redeem_down(burned: Usd, rules: &AssetRules) -> Result<Redeemed, ReserveError> {
    if burned.is_zero() {
        return Err(ReserveError::ZeroAmount);
    }
    let fee = fee_up(burned, rules.redeem_fee)?;
    let paid = rules.decimals.to_asset_down(burned.checked_sub(fee)?)?;
    if paid.is_zero() {
        let least = least_redeemable_up(rules)?;
        return Err(ReserveError::BelowOneUnit { burned, least });
    }
    Ok(Redeemed { paid, fee })
}

/// The least USDai whose redemption pays one unit of the asset.
pub fn least_redeemable_up(rules: &AssetRules) -> Result<Usd, MathError> {
    let kept = U256::from(rules.redeem_fee.as_bps().complement().get());
    let one_unit = rules.decimals.one_unit().raw();
    fixed::mul_div_up(one_unit, U256::from(Bps::DENOMINATOR), kept).map(Usd::new)
}

/// The dollars of `amount` at `price` or par, whichever is less, rounded down.
///
/// [`MathError::Overflow`] when the amount at par exceeds 256 bits.
pub fn value_down(amount: AssetAmount, decimals: Decimals, price: Wad) -> Result<Usd, MathError> {
    let at_par = decimals.to_usd(amount)?;
    if price >= Wad::ONE {
        return Ok(at_par);
    }
    fixed::mul_div_down(at_par.raw(), price.raw(), Wad::ONE.raw()).map(Usd::new)
}

/// The fee on `value`, rounded up, never more than `value`.
pub fn fee_up(value: Usd, fee: FeeBps) -> Result<Usd, MathError> {
    if fee == FeeBps::ZERO {
        return Ok(Usd::ZERO);
    }
    share_up(value, fee.as_bps())
}

/// The value of all holdings, each rounded down by [`value_down`].
pub fn reserve_value_down(holdings: impl IntoIterator<Item = Holding>) -> Result<Usd, MathError> {
    holdings.into_iter().try_fold(Usd::ZERO, |total, holding| {
        total.checked_add(value_down(holding.ledger, holding.decimals, holding.price)?)
    })
}

/// What the reserve is worth beyond every USDai here and on other chains; zero when it is worth less.
///
/// Exact for the values given, which are themselves rounded down.
pub fn surplus_down(values: Usd, supply: Usd, bridged: Usd) -> Usd {
    supply.checked_add(bridged).and_then(|owed| values.checked_sub(owed)).unwrap_or(Usd::ZERO)
}

fn share_up(value: Usd, share: Bps) -> Result<Usd, MathError> {
    fixed::mul_div_up(value.raw(), U256::from(share.get()), U256::from(Bps::DENOMINATOR)).map(Usd::new)
}
