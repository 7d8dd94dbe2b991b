//! What a deposit mints.

use crate::model::{
    amount, any_decimals, any_price, any_rules, big, factor, integer, min_par, quotient_up, rules, small,
    units, usd,
};
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::reserve::{Minted, fee_up, mint_down, value_down};
use usdai_core::{AssetAmount, FeeBps, MathError, ReserveError, U256, Usd, Wad};

const ONE: u64 = 1_000_000_000_000_000_000;

struct Case {
    decimals: u8,
    fee: u16,
    price: u64,
    received: u64,
    expected: Result<(u64, u64), ReserveError>,
}

#[track_caller]
fn check(case: Case) {
    let minted = mint_down(
        AssetAmount::new(units(case.received)),
        &rules(case.decimals, case.fee, 0),
        Wad::new(units(case.price)),
    );
    let expected = case.expected.map(|(credited, fee)| Minted { credited: usd(credited), fee: usd(fee) });
    assert_eq!(minted, expected);
}

#[test]
fn deposits_are_credited_at_a_dollar_at_most() {
    let million = 1_000_000;
    for (price, credited) in
        [(ONE, ONE), (ONE + 1, ONE), (u64::MAX, ONE), (ONE - 1, ONE - 1), (ONE / 200 * 199, ONE / 200 * 199)]
    {
        check(Case { decimals: 6, fee: 0, price, received: million, expected: Ok((credited, 0)) });
    }
}

#[test]
fn fees_are_kept_rounded_up() {
    for (decimals, fee, received, expected) in [
        (6, 1, 1_000_000, (ONE / 10_000 * 9_999, ONE / 10_000)),
        (6, 100, 1_000_000, (ONE / 100 * 99, ONE / 100)),
        (18, 100, 100, (99, 1)),
        (18, 100, 101, (99, 2)),
        (18, 1, 2, (1, 1)),
        (18, 0, 1, (1, 0)),
    ] {
        check(Case { decimals, fee, price: ONE, received, expected: Ok(expected) });
    }
}

#[test]
fn deposits_without_value_are_refused() {
    let nothing = |received| ReserveError::MintsNothing { received: AssetAmount::new(units(received)) };
    for (decimals, fee, price, received, error) in [
        (6, 0, ONE, 0, ReserveError::ZeroAmount),
        (18, 100, ONE, 0, ReserveError::ZeroAmount),
        (18, 1, ONE, 1, nothing(1)),
        (18, 0, ONE - 1, 1, nothing(1)),
        (6, 0, 0, 1_000_000, nothing(1_000_000)),
        (18, 100, ONE / 2, 3, nothing(3)),
    ] {
        check(Case { decimals, fee, price, received, expected: Err(error) });
    }
}

#[test]
fn deposits_overflow_one_past_the_edge() {
    let rules = rules(6, 100, 0);
    let most = U256::MAX / rules.decimals.one_unit().raw();
    assert!(mint_down(AssetAmount::new(most), &rules, Wad::ONE).is_ok());
    let past = AssetAmount::new(most + U256::ONE);
    assert_eq!(mint_down(past, &rules, Wad::ONE), Err(ReserveError::Math(MathError::Overflow)));
}

fn with_unit_price() -> BigUint {
    big(Wad::ONE.raw())
}

proptest! {
    #[test]
    fn value_is_below_exact_by_less_than_one(
        decimals in any_decimals(), received in integer(), price in any_price(),
    ) {
        let at_par = big(received) * factor(decimals);
        let expected = match small(&at_par) {
            Some(_) => Ok(at_par * min_par(price) / with_unit_price()),
            None => Err(MathError::Overflow),
        };
        let value = value_down(AssetAmount::new(received), decimals, price);
        prop_assert_eq!(value.map(|value| big(value.raw())), expected);
    }

    #[test]
    fn fee_is_above_exact_by_less_than_one(value in integer(), bps in 0u16..=100) {
        let fee = fee_up(Usd::new(value), FeeBps::new(bps)?)?;
        prop_assert_eq!(big(fee.raw()), quotient_up(big(value) * bps, &10_000u16.into()));
        prop_assert!(fee.raw() <= value);
    }

    #[test]
    fn credit_and_fee_are_the_value(rules in any_rules(), received in amount(), price in any_price()) {
        let received = AssetAmount::new(received);
        let value = value_down(received, rules.decimals, price)?;
        match mint_down(received, &rules, price) {
            Ok(minted) => {
                prop_assert_eq!(minted.credited.checked_add(minted.fee)?, value);
                prop_assert_eq!(minted.fee, fee_up(value, rules.mint_fee)?);
            }
            Err(ReserveError::ZeroAmount) => prop_assert!(received.is_zero()),
            Err(error) => {
                prop_assert_eq!(error, ReserveError::MintsNothing { received });
                prop_assert_eq!(fee_up(value, rules.mint_fee)?, value);
            }
        }
    }

    /// Two roundings, so the credit is less than two below the exact one and never above it.
    #[test]
    fn credit_is_below_exact_by_less_than_two(
        rules in any_rules(), received in amount(), price in any_price(),
    ) {
        let Ok(minted) = mint_down(AssetAmount::new(received), &rules, price) else { return Ok(()) };
        let scale = with_unit_price() * 10_000u16;
        let kept = 10_000 - rules.mint_fee.get();
        let exact = big(received) * factor(rules.decimals) * min_par(price) * kept;
        prop_assert!(big(minted.credited.raw()) * &scale <= exact);
        prop_assert!((big(minted.credited.raw()) + 2u8) * &scale > exact);
    }

    #[test]
    fn credit_grows_with_deposit_and_price(
        rules in any_rules(), a in amount(), b in amount(), low in any_price(), high in any_price(),
    ) {
        let credit = |received, price| {
            mint_down(AssetAmount::new(received), &rules, price).map_or(Usd::ZERO, |minted| minted.credited)
        };
        prop_assert!(credit(a.min(b), low) <= credit(a.max(b), low));
        prop_assert!(credit(a, low.min(high)) <= credit(a, low.max(high)));
    }

    #[test]
    fn splitting_a_deposit_gains_nothing(
        rules in any_rules(), a in amount(), b in amount(), price in any_price(),
    ) {
        let credit = |received| {
            mint_down(AssetAmount::new(received), &rules, price).map_or(Usd::ZERO, |minted| minted.credited)
        };
        prop_assert!(credit(a).checked_add(credit(b))? <= credit(a + b));
    }
}
