//! Scaling between an asset's decimals and eighteen.

use crate::model::{any_decimals, big, decimals_of, factor, integer, quotient_up, small, units};
use proptest::prelude::*;
use usdai_core::{AssetAmount, Decimals, MathError, U256, UnitError, Usd};

#[track_caller]
fn check_scaling(places: u8, value: u64, down: u64, up: u64, dust: u64) {
    let decimals = decimals_of(places);
    let value = Usd::new(units(value));
    assert_eq!(decimals.to_asset_down(value), Ok(AssetAmount::new(units(down))), "down");
    assert_eq!(decimals.to_asset_up(value), Ok(AssetAmount::new(units(up))), "up");
    assert_eq!(decimals.dust(value), Ok(Usd::new(units(dust))), "dust");
}

#[test]
fn decimals_are_six_to_eighteen() {
    for value in 0..=u8::MAX {
        let expected =
            if (6..=18).contains(&value) { Ok(value) } else { Err(UnitError::DecimalsOutOfRange { value }) };
        assert_eq!(Decimals::new(value).map(Decimals::get), expected);
    }
}

#[test]
fn one_unit_is_a_power_of_ten() {
    for places in 6..=18 {
        let decimals = decimals_of(places);
        assert_eq!(big(decimals.one_unit().raw()), factor(decimals));
    }
}

#[test]
fn less_than_a_unit_is_dust() {
    const UNIT: u64 = 1_000_000_000_000;
    for (places, value, down, up, dust) in [
        (6, 0, 0, 0, 0),
        (6, 1, 0, 1, 1),
        (6, UNIT - 1, 0, 1, UNIT - 1),
        (6, UNIT, 1, 1, 0),
        (6, UNIT + 1, 1, 2, 1),
        (8, UNIT, 100, 100, 0),
        (17, 9, 0, 1, 9),
        (17, 10, 1, 1, 0),
        (18, 0, 0, 0, 0),
        (18, 1, 1, 1, 0),
        (18, u64::MAX, u64::MAX, u64::MAX, 0),
    ] {
        check_scaling(places, value, down, up, dust);
    }
}

#[test]
fn scaling_up_overflows_one_past_its_edge() {
    for places in 6..=18 {
        let decimals = decimals_of(places);
        let most = U256::MAX / decimals.one_unit().raw();
        assert!(decimals.to_usd(AssetAmount::new(most)).is_ok());
        if let Some(past) = most.checked_add(U256::ONE) {
            assert_eq!(decimals.to_usd(AssetAmount::new(past)), Err(MathError::Overflow));
        }
    }
}

proptest! {
    #[test]
    fn value_at_par_is_exact(decimals in any_decimals(), amount in integer()) {
        let expected = small(&(big(amount) * factor(decimals))).ok_or(MathError::Overflow);
        prop_assert_eq!(decimals.to_usd(AssetAmount::new(amount)).map(Usd::raw), expected);
    }

    #[test]
    fn units_enclose_the_value(decimals in any_decimals(), value in integer()) {
        let down = big(decimals.to_asset_down(Usd::new(value))?.raw());
        let up = big(decimals.to_asset_up(Usd::new(value))?.raw());
        prop_assert_eq!(&down, &(big(value) / factor(decimals)));
        prop_assert_eq!(&up, &quotient_up(big(value), &factor(decimals)));
        prop_assert!(up - down <= 1u8.into());
    }

    #[test]
    fn dust_is_what_whole_units_leave(decimals in any_decimals(), value in integer()) {
        let dust = decimals.dust(Usd::new(value))?;
        prop_assert_eq!(big(dust.raw()), big(value) % factor(decimals));
        prop_assert!(dust < decimals.one_unit());
    }

    #[test]
    fn whole_units_survive_both_ways(decimals in any_decimals(), amount in integer()) {
        let amount = AssetAmount::new(amount);
        if let Ok(value) = decimals.to_usd(amount) {
            prop_assert_eq!(decimals.to_asset_down(value)?, amount);
            prop_assert_eq!(decimals.to_asset_up(value)?, amount);
        }
    }

    #[test]
    fn units_grow_with_value(decimals in any_decimals(), a in integer(), b in integer()) {
        let (less, more) = (Usd::new(a.min(b)), Usd::new(a.max(b)));
        prop_assert!(decimals.to_asset_down(less)? <= decimals.to_asset_down(more)?);
        prop_assert!(decimals.to_asset_up(less)? <= decimals.to_asset_up(more)?);
    }
}
