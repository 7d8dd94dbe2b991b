//! Caps and surplus.

use crate::model::{big, integer, small, units, usd};
use proptest::prelude::*;
use usdai_core::reserve::{check_share_cap, check_supply_cap, surplus_down};
use usdai_core::{Bps, MathError, ReserveError, U256, Usd};

#[track_caller]
fn check_supply(supply: U256, bridged: U256, minted: U256, cap: U256, expected: Result<(), ReserveError>) {
    let [supply, bridged, minted, cap] = [supply, bridged, minted, cap].map(Usd::new);
    assert_eq!(check_supply_cap(supply, bridged, minted, cap), expected);
}

#[test]
fn supply_may_reach_its_cap() {
    let over = |total, cap| Err(ReserveError::SupplyCapExceeded { total: usd(total), cap: usd(cap) });
    for (supply, bridged, minted, cap, expected) in [
        (0, 0, 0, 0, Ok(())),
        (0, 0, 1, 0, over(1, 0)),
        (60, 30, 10, 100, Ok(())),
        (60, 30, 11, 100, over(101, 100)),
        (60, 41, 0, 100, over(101, 100)),
    ] {
        check_supply(units(supply), units(bridged), units(minted), units(cap), expected);
    }
    let (max, one) = (U256::MAX, U256::ONE);
    check_supply(max - one, U256::ZERO, one, max, Ok(()));
    check_supply(max, U256::ZERO, one, max, Err(ReserveError::Math(MathError::Overflow)));
    check_supply(max, one, U256::ZERO, max, Err(ReserveError::Math(MathError::Overflow)));
}

#[test]
fn an_asset_may_reach_its_share() {
    let over =
        |value, allowed| Err(ReserveError::ShareCapExceeded { value: usd(value), allowed: usd(allowed) });
    for (value, reserve, cap, expected) in [
        (0, 0, 0, Ok(())),
        (1, 1, 10_000, Ok(())),
        (1, 1, 9_999, over(1, 0)),
        (1, 100, 0, over(1, 0)),
        (40, 100, 4_000, Ok(())),
        (41, 100, 4_000, over(41, 40)),
        (50, 101, 5_000, Ok(())),
        (51, 101, 5_000, over(51, 50)),
    ] {
        let cap = Bps::new(cap).expect("cap of the table");
        assert_eq!(check_share_cap(usd(value), usd(reserve), cap), expected);
    }
    let max = Usd::new(U256::MAX);
    assert_eq!(check_share_cap(max, max, Bps::WHOLE), Ok(()));
}

#[test]
fn surplus_is_never_negative() {
    for (values, supply, bridged, surplus) in
        [(0, 0, 0, 0), (10, 6, 3, 1), (10, 6, 4, 0), (10, 6, 5, 0), (10, 11, 0, 0), (10, 0, 0, 10)]
    {
        assert_eq!(surplus_down(usd(values), usd(supply), usd(bridged)), usd(surplus));
    }
    let max = Usd::new(U256::MAX);
    assert_eq!(surplus_down(max, max, max), Usd::ZERO);
    assert_eq!(surplus_down(max, Usd::ZERO, Usd::ZERO), max);
}

#[test]
fn errors_tell_their_numbers() {
    for (error, text) in [
        (ReserveError::ZeroAmount, "the amount is zero"),
        (
            ReserveError::BelowOneUnit { burned: usd(1), least: usd(2) },
            "redeeming 1 pays nothing, the least is 2",
        ),
        (
            ReserveError::SupplyCapExceeded { total: usd(3), cap: usd(2) },
            "a supply of 3 exceeds the cap of 2",
        ),
        (ReserveError::Math(MathError::Overflow), "result too large"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

proptest! {
    #[test]
    fn supply_cap_compares_the_exact_total(
        supply in integer(), bridged in integer(), minted in integer(), cap in integer(),
    ) {
        let total = big(supply) + big(bridged) + big(minted);
        let expected = match small(&total) {
            None => Err(ReserveError::Math(MathError::Overflow)),
            Some(total) if total > cap => {
                Err(ReserveError::SupplyCapExceeded { total: Usd::new(total), cap: Usd::new(cap) })
            }
            Some(_) => Ok(()),
        };
        let [supply, bridged, minted, cap] = [supply, bridged, minted, cap].map(Usd::new);
        prop_assert_eq!(check_supply_cap(supply, bridged, minted, cap), expected);
    }

    /// The rounded limit decides exactly as the ratio itself.
    #[test]
    fn share_cap_compares_the_exact_ratio(value in integer(), reserve in integer(), cap in 0u16..=10_000) {
        let is_within = big(value) * 10_000u16 <= big(reserve) * cap;
        let outcome = check_share_cap(Usd::new(value), Usd::new(reserve), Bps::new(cap)?);
        prop_assert_eq!(outcome.is_ok(), is_within);
    }

    #[test]
    fn surplus_is_exact(values in integer(), supply in integer(), bridged in integer()) {
        let owed = big(supply) + big(bridged);
        let exact = if big(values) > owed { big(values) - owed } else { 0u8.into() };
        let surplus = surplus_down(Usd::new(values), Usd::new(supply), Usd::new(bridged));
        prop_assert_eq!(big(surplus.raw()), exact);
    }
}
