//! Conversions between shares and dollars.

use super::slow::SlowPrice;
use crate::model::{big, integer, small, units, usd};
use proptest::prelude::*;
use usdai_core::vault::{SUPPLY_CAP, SharePrice, VIRTUAL_UNITS};
use usdai_core::{MathError, Shares, U256, Usd, Wad};

pub fn price(assets: u64, supply: u64) -> SharePrice {
    SharePrice { assets: usd(assets), supply: shares(supply) }
}

pub fn shares(value: u64) -> Shares {
    Shares::new(units(value))
}

/// Prices over any integers, rarely so large that the virtual units do not fit.
pub fn any_price() -> impl Strategy<Value = SharePrice> {
    (integer(), integer())
        .prop_map(|(assets, supply)| SharePrice { assets: Usd::new(assets), supply: Shares::new(supply) })
}

/// Prices of vaults as they may be: up to 2^96 shares at 1e-9 to 1e9, now and then without either.
pub fn vault_price() -> impl Strategy<Value = SharePrice> {
    (integer(), 160usize..256, integer(), 160usize..256).prop_map(|(assets, less, supply, fewer)| {
        SharePrice { assets: Usd::new(assets >> less), supply: Shares::new(supply >> fewer) }
    })
}

#[track_caller]
fn check(price: SharePrice, amount: u64, as_shares: (u64, u64), as_assets: (u64, u64)) {
    assert_eq!(price.to_shares_down(usd(amount)), Ok(shares(as_shares.0)));
    assert_eq!(price.to_shares_up(usd(amount)), Ok(shares(as_shares.1)));
    assert_eq!(price.to_assets_down(shares(amount)), Ok(usd(as_assets.0)));
    assert_eq!(price.to_assets_up(shares(amount)), Ok(usd(as_assets.1)));
}

#[test]
fn conversions_at_their_edges() {
    // An empty vault has a price of exactly one.
    check(price(0, 0), 0, (0, 0), (0, 0));
    check(price(0, 0), 1, (1, 1), (1, 1));
    check(price(0, 0), u64::MAX, (u64::MAX, u64::MAX), (u64::MAX, u64::MAX));
    // 3,000,000 / 2,000,000 with the virtual units: one and a half.
    check(price(2_000_000, 1_000_000), 1, (0, 1), (1, 2));
    check(price(2_000_000, 1_000_000), 3, (2, 2), (4, 5));
    // After a total loss the virtual assets alone stand behind 2,000,000.
    check(price(0, 1_000_000), 3, (6, 6), (1, 2));
    // Assets without shares: the virtual shares have them.
    check(price(1_000_000, 0), 3, (1, 2), (6, 6));
}

#[test]
fn price_starts_at_one() {
    assert_eq!(price(0, 0).wad_down(), Ok(Wad::ONE));
    assert_eq!(
        price(3 * VIRTUAL_UNITS, VIRTUAL_UNITS).wad_down().map(Wad::raw),
        Ok(units(2) * Wad::ONE.raw())
    );
}

#[test]
fn a_price_without_room_for_virtual_units_overflows() {
    let most = U256::MAX - units(VIRTUAL_UNITS);
    for (assets, supply, is_fine) in [
        (most, U256::ZERO, true),
        (U256::ZERO, most, true),
        (most + U256::ONE, U256::ZERO, false),
        (U256::ZERO, most + U256::ONE, false),
    ] {
        let price = SharePrice { assets: Usd::new(assets), supply: Shares::new(supply) };
        let expected = if is_fine { None } else { Some(MathError::Overflow) };
        assert_eq!(price.to_shares_up(usd(1)).err(), expected);
        assert_eq!(price.to_assets_down(shares(0)).err(), expected);
    }
}

#[test]
fn shares_are_issued_down_to_a_price_of_one_millionth() {
    // (assets + 1e6) * 1e6 against supply + 1e6.
    let trillion = 1_000_000_000_000;
    for (assets, supply, is_issuable) in [
        (0, 0, true),
        (1, 0, true),
        (0, 1, false),
        (1, 1, true),
        (1, trillion, true),
        (1, trillion + 1, false),
        (1_000_000, 2 * trillion - 1_000_000, true),
        (1_000_000, 2 * trillion - 999_999, false),
    ] {
        assert_eq!(price(assets, supply).is_issuable(), Ok(is_issuable), "{assets} / {supply}");
    }
}

#[test]
fn supply_ends_at_ninety_six_bits() {
    assert_eq!(SUPPLY_CAP.raw(), (U256::ONE << 96) - U256::ONE);
    let at = |supply| SharePrice { assets: Usd::ZERO, supply: Shares::new(supply) }.room();
    assert_eq!(at(U256::ZERO), SUPPLY_CAP);
    assert_eq!(at(SUPPLY_CAP.raw()), Shares::ZERO);
    assert_eq!(at(U256::MAX), Shares::ZERO);
}

proptest! {
    #[test]
    fn share_conversions_are_exact_but_for_their_fraction(price in any_price(), amount in integer()) {
        let slow = SlowPrice::new(&price);
        if small(&slow.dollars).is_none() || small(&slow.shares).is_none() {
            prop_assert_eq!(price.to_shares_down(Usd::new(amount)), Err(MathError::Overflow));
            return Ok(());
        }
        let exact = big(amount);
        let expect = |value| small(&value).ok_or(MathError::Overflow);
        let (dollars, sharing) = (Usd::new(amount), Shares::new(amount));
        prop_assert_eq!(price.to_shares_down(dollars).map(Shares::raw), expect(slow.to_shares_down(&exact)));
        prop_assert_eq!(price.to_shares_up(dollars).map(Shares::raw), expect(slow.to_shares_up(&exact)));
        prop_assert_eq!(price.to_assets_down(sharing).map(Usd::raw), expect(slow.to_assets_down(&exact)));
        prop_assert_eq!(price.to_assets_up(sharing).map(Usd::raw), expect(slow.to_assets_up(&exact)));
        let one = if price.assets.is_zero() && !price.supply.is_zero() { 0u8.into() } else { big(Wad::ONE.raw()) };
        prop_assert_eq!(price.wad_down().map(Wad::raw), expect(slow.to_assets_down(&one)));
    }

    /// The eight round trips of ERC-4626 at one price: what comes back is never more than what went in.
    #[test]
    fn share_round_trips_never_gain(price in vault_price(), amount in integer(), shift in 128usize..256) {
        let (dollars, sharing) = (Usd::new(amount >> shift), Shares::new(amount >> shift));
        prop_assert!(price.to_assets_down(price.to_shares_down(dollars)?)? <= dollars);
        prop_assert!(price.to_shares_up(dollars)? >= price.to_shares_down(dollars)?);
        prop_assert!(price.to_shares_down(price.to_assets_down(sharing)?)? <= sharing);
        prop_assert!(price.to_assets_up(sharing)? >= price.to_assets_down(sharing)?);
        prop_assert!(price.to_shares_up(price.to_assets_up(sharing)?)? >= sharing);
        prop_assert!(price.to_assets_down(sharing)? <= price.to_assets_up(sharing)?);
        prop_assert!(price.to_assets_up(price.to_shares_up(dollars)?)? >= dollars);
        prop_assert!(price.to_shares_down(dollars)? <= price.to_shares_up(dollars)?);
    }

    #[test]
    fn share_conversions_grow_with_the_amount(price in vault_price(), a in integer(), b in integer()) {
        let (less, more) = (a.min(b) >> 128, a.max(b) >> 128);
        prop_assert!(price.to_shares_down(Usd::new(less))? <= price.to_shares_down(Usd::new(more))?);
        prop_assert!(price.to_shares_up(Usd::new(less))? <= price.to_shares_up(Usd::new(more))?);
        prop_assert!(price.to_assets_down(Shares::new(less))? <= price.to_assets_down(Shares::new(more))?);
        prop_assert!(price.to_assets_up(Shares::new(less))? <= price.to_assets_up(Shares::new(more))?);
    }

    #[test]
    fn shares_are_issued_at_the_exact_bound(price in vault_price()) {
        let slow = SlowPrice::new(&price);
        let is_high_enough = slow.dollars * 1_000_000u32 >= slow.shares;
        let is_backed = price.supply.is_zero() || !price.assets.is_zero();
        prop_assert_eq!(price.is_issuable(), Ok(is_high_enough && is_backed));
    }
}
