//! What a redemption pays.

use crate::model::{amount, any_rules, big, factor, integer, quotient_up, rules, units, usd};
use proptest::prelude::*;
use usdai_core::reserve::{Redeemed, fee_up, least_redeemable_up, redeem_down};
use usdai_core::{AssetAmount, ReserveError, U256, Usd};

const ONE: u64 = 1_000_000_000_000_000_000;
const UNIT: u64 = 1_000_000_000_000;

#[track_caller]
fn check(decimals: u8, fee: u16, burned: u64, expected: Result<(u64, u64), ReserveError>) {
    let redeemed = redeem_down(usd(burned), &rules(decimals, 0, fee));
    let expected =
        expected.map(|(paid, fee)| Redeemed { paid: AssetAmount::new(units(paid)), fee: usd(fee) });
    assert_eq!(redeemed, expected);
}

#[test]
fn payments_are_rounded_down() {
    for (decimals, fee, burned, paid, kept) in [
        (6, 0, ONE, 1_000_000, 0),
        (6, 0, ONE - 1, 999_999, 0),
        (6, 0, UNIT, 1, 0),
        (6, 0, 2 * UNIT - 1, 1, 0),
        (6, 100, ONE, 990_000, ONE / 100),
        (6, 1, ONE + 1, 999_900, ONE / 10_000 + 1),
        (18, 0, 1, 1, 0),
        (18, 1, 2, 1, 1),
        (18, 100, 101, 99, 2),
    ] {
        check(decimals, fee, burned, Ok((paid, kept)));
    }
}

#[test]
fn payments_of_nothing_are_refused() {
    let below = |burned, least| ReserveError::BelowOneUnit { burned: usd(burned), least: usd(least) };
    for (decimals, fee, burned, error) in [
        (6, 0, 0, ReserveError::ZeroAmount),
        (18, 100, 0, ReserveError::ZeroAmount),
        (6, 0, 1, below(1, UNIT)),
        (6, 0, UNIT - 1, below(UNIT - 1, UNIT)),
        (6, 100, UNIT, below(UNIT, 1_010_101_010_102)),
        (18, 1, 1, below(1, 2)),
    ] {
        check(decimals, fee, burned, Err(error));
    }
}

#[test]
fn the_largest_redemption_is_paid() {
    for (decimals, fee) in [(6, 0), (6, 100), (18, 0), (18, 100)] {
        let rules = rules(decimals, 0, fee);
        let redeemed = redeem_down(Usd::new(U256::MAX), &rules).expect("no overflow in a payment");
        let kept = big(U256::MAX) * (10_000 - fee) / (factor(rules.decimals) * 10_000u16);
        assert_eq!(big(redeemed.paid.raw()), kept);
    }
}

proptest! {
    /// The fee up and the payment down amount to one rounding of the exact payment.
    #[test]
    fn payment_is_below_exact_by_less_than_one(rules in any_rules(), burned in integer()) {
        let kept = 10_000 - rules.redeem_fee.get();
        let exact = big(burned) * kept / (factor(rules.decimals) * 10_000u16);
        match redeem_down(Usd::new(burned), &rules) {
            Ok(redeemed) => {
                prop_assert_eq!(big(redeemed.paid.raw()), exact);
                prop_assert_eq!(redeemed.fee, fee_up(Usd::new(burned), rules.redeem_fee)?);
            }
            Err(ReserveError::ZeroAmount) => prop_assert!(burned.is_zero()),
            Err(error) => {
                let (burned, least) = (Usd::new(burned), least_redeemable_up(&rules)?);
                prop_assert_eq!(error, ReserveError::BelowOneUnit { burned, least });
                prop_assert_eq!(exact, 0u8.into());
            }
        }
    }

    #[test]
    fn payment_and_fee_never_exceed_what_is_burnt(rules in any_rules(), burned in integer()) {
        if let Ok(redeemed) = redeem_down(Usd::new(burned), &rules) {
            let spent = rules.decimals.to_usd(redeemed.paid)?.checked_add(redeemed.fee)?;
            prop_assert!(spent.raw() <= burned);
            prop_assert!(Usd::new(burned).checked_sub(spent)? < rules.decimals.one_unit());
        }
    }

    #[test]
    fn the_least_redemption_is_the_edge(rules in any_rules()) {
        let least = least_redeemable_up(&rules)?;
        let kept = 10_000 - rules.redeem_fee.get();
        prop_assert_eq!(big(least.raw()), quotient_up(factor(rules.decimals) * 10_000u16, &kept.into()));
        prop_assert_eq!(redeem_down(least, &rules)?.paid, AssetAmount::new(units(1)));
        let before = redeem_down(least.checked_sub(usd(1))?, &rules);
        let is_refused = matches!(before, Err(ReserveError::BelowOneUnit { .. } | ReserveError::ZeroAmount));
        prop_assert!(is_refused, "{before:?}");
    }

    #[test]
    fn payment_grows_with_what_is_burnt(rules in any_rules(), a in integer(), b in integer()) {
        let payment = |burned| {
            redeem_down(Usd::new(burned), &rules).map_or(AssetAmount::ZERO, |redeemed| redeemed.paid)
        };
        prop_assert!(payment(a.min(b)) <= payment(a.max(b)));
    }

    #[test]
    fn splitting_a_redemption_gains_nothing(rules in any_rules(), a in amount(), b in amount()) {
        let payment = |burned| {
            redeem_down(Usd::new(burned), &rules).map_or(AssetAmount::ZERO, |redeemed| redeemed.paid)
        };
        prop_assert!(payment(a).checked_add(payment(b))? <= payment(a + b));
    }
}
