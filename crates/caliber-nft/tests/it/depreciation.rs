//! What is left of a value, beside exact fractions.

use crate::model::{DAY, NOW, big, config, depreciation, usd};
use caliber_nft::{Appraisal, CaliberError, DECLINING_YEARS, Depreciation, Method, YEAR};
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::{Seconds, Timestamp, U256, Usd};

const STRAIGHT: Method = Method::StraightLine;
const DECLINING: Method = Method::Declining;

/// `value` times what is left after `age`, as a fraction of whole numbers without bounds.
fn exact(value: Usd, terms: &Depreciation, age: u64) -> (BigUint, BigUint) {
    let value = big(value.raw());
    let (yearly, residual) = (u64::from(terms.yearly().get()), u64::from(terms.residual().get()));
    let (year, whole) = (BigUint::from(YEAR.get()), BigUint::from(10_000_u64));
    let full = &whole * &year;
    let kept = |seconds: u64| {
        let lost = BigUint::from(yearly) * BigUint::from(seconds);
        if lost > full { BigUint::default() } else { &full - lost }
    };
    let (years, rest) = (age / YEAR.get(), age % YEAR.get());
    let (left, of) = match terms.method() {
        STRAIGHT => (kept(age), full.clone()),
        DECLINING if years > DECLINING_YEARS => (BigUint::default(), full.clone()),
        DECLINING => {
            let power = years as u32;
            (BigUint::from(10_000 - yearly).pow(power) * kept(rest), whole.pow(power) * &full)
        }
    };
    let is_less = &left * &whole < BigUint::from(residual) * &of;
    if is_less { (value * residual, whole) } else { (value * left, of) }
}

fn terms() -> impl Strategy<Value = Depreciation> {
    let method = prop_oneof![Just(STRAIGHT), Just(DECLINING)];
    let yearly = prop_oneof![4 => 1..=10_000_u16, 1 => Just(10_000), 1 => Just(1)];
    (method, yearly, 0..=5_000_u16)
        .prop_map(|(method, yearly, residual)| depreciation(method, yearly, residual))
}

fn value() -> impl Strategy<Value = Usd> {
    prop_oneof![0..=20_u128, 0..1_u128 << 96, Just((1 << 96) - 1)].prop_map(usd)
}

/// Seconds up to 20 years, near the ends of years, and any number.
fn age() -> impl Strategy<Value = u64> {
    let near = (0..20_u64, 0..3_u64).prop_map(|(years, off)| (years * YEAR.get() + off).saturating_sub(1));
    prop_oneof![4 => 0..20 * YEAR.get(), 3 => near, 1 => any::<u64>()]
}

fn left(terms: &Depreciation, value: Usd, age: u64) -> Usd {
    terms.left_down(value, Seconds::new(age)).expect("a value")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_left_is_the_exact_value_rounded_down_once(terms in terms(), value in value(), age in age()) {
        let (numerator, denominator) = exact(value, &terms, age);
        prop_assert_eq!(big(left(&terms, value, age).raw()), numerator / denominator);
    }

    #[test]
    fn value_falls_and_stays_within_residual_and_appraisal(
        terms in terms(),
        value in value(),
        ages in [age(), age()],
    ) {
        let [early, late] = [ages[0].min(ages[1]), ages[0].max(ages[1])].map(|age| left(&terms, value, age));
        let residual = value.raw() * U256::from(terms.residual().get()) / U256::from(10_000);
        prop_assert!(value >= early && early >= late && late.raw() >= residual);
        prop_assert_eq!(left(&terms, value, 0), value);
    }

    /// At the end of a year a decline is a power, and what one second takes is less than a year's loss by its seconds.
    #[test]
    fn a_year_ends_without_a_step(yearly in 1..=10_000_u16, value in value(), years in 1..=DECLINING_YEARS) {
        let terms = depreciation(DECLINING, yearly, 0);
        let at = |age| left(&terms, value, age);
        let end = years * YEAR.get();
        let power = |base: u64| BigUint::from(base).pow(years as u32);
        let exact = big(value.raw()) * power(10_000 - u64::from(yearly)) / power(10_000);
        prop_assert_eq!(big(at(end).raw()), exact);
        let second = value.raw() * U256::from(yearly) / U256::from(10_000 * YEAR.get());
        prop_assert!(at(end - 1).raw() - at(end).raw() <= second + U256::from(2));
    }
}

#[test]
fn worked_values() {
    let year = YEAR.get();
    for (method, yearly, residual, value, age, expected) in [
        (STRAIGHT, 3_000, 1_000, 1_000_000, 0, 1_000_000),
        (STRAIGHT, 3_000, 1_000, 1_000_000, year / 2, 850_000),
        (STRAIGHT, 3_000, 1_000, 1_000_000, year, 700_000),
        (STRAIGHT, 3_000, 1_000, 1_000_000, 3 * year - 1, 100_000),
        (STRAIGHT, 3_000, 1_000, 1_000_000, 3 * year, 100_000),
        (STRAIGHT, 3_000, 1_000, 1_000_000, 50 * year, 100_000),
        (STRAIGHT, 3_000, 0, 1_000_000, 3 * year, 100_000),
        (STRAIGHT, 3_000, 0, 1_000_000, 4 * year, 0),
        (STRAIGHT, 10_000, 0, 3, 1, 2),
        (STRAIGHT, 10_000, 0, 3, u64::MAX, 0),
        (DECLINING, 3_000, 1_000, 1_000_000, 0, 1_000_000),
        (DECLINING, 3_000, 1_000, 1_000_000, year / 2, 850_000),
        (DECLINING, 3_000, 1_000, 1_000_000, year, 700_000),
        (DECLINING, 3_000, 1_000, 1_000_000, year + year / 2, 595_000),
        (DECLINING, 3_000, 1_000, 1_000_000, 2 * year, 490_000),
        (DECLINING, 3_000, 1_000, 1_000_000, 7 * year, 100_000),
        (DECLINING, 3_000, 0, 1_000_000, 7 * year, 82_354),
        (DECLINING, 10_000, 0, 1_000_000, year, 0),
        (DECLINING, 1, 0, 1_000_000, 17 * year - 1, 998_301),
        (DECLINING, 1, 500, 1_000_000, 17 * year, 50_000),
        (DECLINING, 1, 500, 1_000_000, u64::MAX, 50_000),
    ] {
        let terms = depreciation(method, yearly, residual);
        assert_eq!(left(&terms, usd(value), age), usd(expected), "{method:?} {yearly} {residual} {age}");
    }
}

#[test]
fn terms_have_bounds() {
    for (yearly, residual, is_good) in [
        (1, 0, true),
        (10_000, 5_000, true),
        (0, 0, false),
        (10_001, 0, false),
        (1, 5_001, false),
        (u16::MAX, u16::MAX, false),
    ] {
        let found = Depreciation::new(STRAIGHT, yearly, residual).map(|_| ());
        let error = CaliberError::DepreciationOutOfRange { yearly, residual };
        assert_eq!(found, if is_good { Ok(()) } else { Err(error) });
    }
    for number in [0, 3, u8::MAX] {
        assert_eq!(Method::new(number), Err(CaliberError::UnknownNumber { number }));
    }
}

#[test]
fn an_appraisal_is_fresh_for_180_days_and_of_no_future() {
    let terms = depreciation(STRAIGHT, 3_000, 1_000);
    let appraisal = Appraisal { value: usd(1), appraised_at: NOW, depreciation: terms };
    let appraised_at = NOW;
    for (now, error) in [
        (NOW.get(), None),
        (NOW.get() + 180 * DAY, None),
        (NOW.get() + 180 * DAY + 1, Some(CaliberError::AppraisalStale { appraised_at })),
        (NOW.get() - 1, Some(CaliberError::AppraisedLater { appraised_at })),
        (u64::MAX, Some(CaliberError::AppraisalStale { appraised_at })),
    ] {
        assert_eq!(appraisal.check(Timestamp::new(now)).err(), error);
    }
    for (value, is_good) in [(0, false), (1, true), ((1 << 96) - 1, true), (1 << 96, false)] {
        let value = usd(value);
        let error = CaliberError::ValueOutOfRange { value };
        assert_eq!(Appraisal { value, ..appraisal }.check(NOW), if is_good { Ok(()) } else { Err(error) });
    }
    assert_eq!(appraisal.value_at_down(Timestamp::new(0)), Ok(usd(1)));
}
