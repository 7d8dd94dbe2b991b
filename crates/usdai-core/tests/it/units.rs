//! Types of amounts, rates and times: bounds and checked sums.

use crate::model::{amount, units, usd};
use proptest::prelude::*;
use usdai_core::{
    AssetAmount, Bps, FeeBps, MathError, Seconds, Shares, Timestamp, U256, UnitError, Usd, Wad,
};

#[track_caller]
fn check_bps(value: u16, is_allowed: bool) {
    let expected = if is_allowed { Ok(value) } else { Err(UnitError::BpsAboveWhole { value }) };
    assert_eq!(Bps::new(value).map(Bps::get), expected);
}

#[track_caller]
fn check_fee(value: u16, is_allowed: bool) {
    let expected = if is_allowed { Ok(value) } else { Err(UnitError::FeeAboveCap { value, cap: 100 }) };
    assert_eq!(FeeBps::new(value).map(FeeBps::get), expected);
}

#[test]
fn basis_points_end_at_the_whole() {
    for (value, is_allowed) in [(0, true), (1, true), (10_000, true), (10_001, false), (u16::MAX, false)] {
        check_bps(value, is_allowed);
    }
}

#[test]
fn fees_end_at_one_percent() {
    for (value, is_allowed) in [(0, true), (1, true), (100, true), (101, false), (u16::MAX, false)] {
        check_fee(value, is_allowed);
    }
}

#[test]
fn complement_completes_the_whole() {
    for value in [0, 1, 50, 9_999, 10_000] {
        let share = Bps::new(value).expect("share of the table");
        assert_eq!(share.get() + share.complement().get(), Bps::DENOMINATOR);
        assert_eq!(share.complement().complement(), share);
    }
}

#[test]
fn one_is_a_one_with_eighteen_decimals() {
    assert_eq!(Wad::ONE, Wad::new(units(10).pow(units(18))));
}

#[test]
fn amounts_refuse_to_wrap() {
    let most = U256::MAX;
    assert_eq!(Usd::new(most).checked_add(usd(1)), Err(MathError::Overflow));
    assert_eq!(Usd::ZERO.checked_sub(usd(1)), Err(MathError::Underflow));
    assert_eq!(AssetAmount::new(most).checked_add(AssetAmount::new(units(1))), Err(MathError::Overflow));
    assert_eq!(AssetAmount::ZERO.checked_sub(AssetAmount::new(units(1))), Err(MathError::Underflow));
    assert_eq!(Shares::new(most).checked_add(Shares::new(units(1))), Err(MathError::Overflow));
    assert_eq!(Shares::ZERO.checked_sub(Shares::new(units(1))), Err(MathError::Underflow));
}

#[test]
fn times_refuse_to_wrap() {
    let (first, second) = (Timestamp::new(100), Timestamp::new(130));
    assert_eq!(second.since(first), Ok(Seconds::new(30)));
    assert_eq!(first.since(first), Ok(Seconds::new(0)));
    assert_eq!(first.since(second), Err(MathError::Underflow));
    assert_eq!(first.checked_add(Seconds::new(30)), Ok(second));
    assert_eq!(second.checked_add(Seconds::new(u64::MAX)), Err(MathError::Overflow));
    assert_eq!(Seconds::new(u64::MAX).checked_add(Seconds::new(1)), Err(MathError::Overflow));
    assert_eq!(Seconds::new(3).checked_sub(Seconds::new(4)), Err(MathError::Underflow));
    assert_eq!(Seconds::new(4).checked_sub(Seconds::new(4)), Ok(Seconds::new(0)));
}

#[test]
fn errors_tell_their_numbers() {
    for (error, text) in [
        (UnitError::BpsAboveWhole { value: 10_001 }, "10001 basis points exceed the whole of 10000"),
        (UnitError::FeeAboveCap { value: 101, cap: 100 }, "a fee of 101 basis points exceeds the cap of 100"),
        (UnitError::DecimalsOutOfRange { value: 19 }, "19 decimals are not between 6 and 18"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

proptest! {
    #[test]
    fn difference_undoes_a_sum(a in amount(), b in amount()) {
        let (a, b) = (Usd::new(a), Usd::new(b));
        let sum = a.checked_add(b)?;
        prop_assert!(sum >= a);
        prop_assert_eq!(sum.checked_sub(b)?, a);
    }
}
