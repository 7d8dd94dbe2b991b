//! Amounts: what is read, what is refused, and that nothing is lost on the way.

use alloy_primitives::U256;
use deploy::amount::{Amount, AmountError, grouped, plain};
use deploy::verbs::Tolerance;
use proptest::prelude::*;

/// What a balance is in these tests.
const BALANCE: u64 = 777;

fn read(text: &str, decimals: u8) -> Result<U256, AmountError> {
    text.parse::<Amount>()?.units(decimals, U256::from(BALANCE))
}

#[test]
fn amounts_that_are_read() {
    let largest = U256::MAX.to_string();
    let cases: &[(&str, u8, &str)] = &[
        ("1", 6, "1000000"),
        ("1000.5", 6, "1000500000"),
        ("1_000.50", 6, "1000500000"),
        ("1,000.50", 6, "1000500000"),
        ("1_0_0.2_5", 6, "100250000"),
        ("12,345,678.00", 6, "12345678000000"),
        ("0.000001", 6, "1"),
        ("0.0000010000", 6, "1"),
        ("000001", 6, "1000000"),
        ("5.00", 0, "5"),
        ("0", 18, "0"),
        ("0.0", 255, "0"),
        ("123wei", 6, "123"),
        ("1_000 wei", 18, "1000"),
        (" 7 ", 0, "7"),
        ("all", 6, "777"),
        ("MAX", 18, "777"),
        (&largest, 0, &largest),
        (&format!("{largest}wei"), 18, &largest),
    ];
    for (text, decimals, units) in cases {
        let units: U256 = units.parse().expect("a number");
        assert_eq!(read(text, *decimals), Ok(units), "{text:?} with {decimals} decimals");
    }
}

#[test]
fn amounts_that_are_refused() {
    let not_a_number = |text: &str| AmountError::NotANumber(text.into());
    let too_large = format!("{}0", U256::MAX);
    let cases: Vec<(&str, u8, AmountError)> = vec![
        ("", 6, AmountError::Empty),
        ("  ", 6, AmountError::Empty),
        ("-1", 6, AmountError::Negative("-1".into())),
        ("\u{2212}1", 6, AmountError::Negative("\u{2212}1".into())),
        ("-all", 6, AmountError::Negative("-all".into())),
        ("+1", 6, not_a_number("+1")),
        ("1e6", 6, not_a_number("1e6")),
        ("0x10", 6, not_a_number("0x10")),
        ("1 000", 6, not_a_number("1 000")),
        (".5", 6, not_a_number(".5")),
        ("5.", 6, not_a_number("5.")),
        ("1.2.3", 6, not_a_number("1.2.3")),
        ("_1", 6, not_a_number("_1")),
        ("1_", 6, not_a_number("1_")),
        ("1__0", 6, not_a_number("1__0")),
        ("1_.0", 6, not_a_number("1_.0")),
        ("1,00.00", 6, not_a_number("1,00.00")),
        ("1000,000.00", 6, not_a_number("1000,000.00")),
        ("1,000_000.00", 6, not_a_number("1,000_000.00")),
        ("1.000,5", 6, not_a_number("1.000,5")),
        ("\u{661}", 6, not_a_number("\u{661}")),
        ("wei", 6, not_a_number("wei")),
        ("everything", 6, not_a_number("everything")),
        ("1,500", 6, AmountError::Comma("1,500".into())),
        ("1,5", 6, AmountError::Comma("1,5".into())),
        ("0.0000001", 6, AmountError::TooManyDecimals { places: 7, decimals: 6 }),
        ("1.5", 0, AmountError::TooManyDecimals { places: 1, decimals: 0 }),
        ("1.5wei", 6, AmountError::PartOfUnit("1.5wei".into())),
        (&too_large, 0, AmountError::TooLarge),
        ("1", 78, AmountError::TooLarge),
        ("200000000000000000000000000000000000000000000000000000000000", 18, AmountError::TooLarge),
    ];
    for (text, decimals, error) in cases {
        assert_eq!(read(text, decimals), Err(error), "{text:?} with {decimals} decimals");
    }
}

#[test]
fn the_flag_means_smallest_units() {
    let flagged = |text: &str| text.parse::<Amount>().and_then(Amount::in_smallest_units);
    assert_eq!(flagged("1_000"), Ok(Amount::Units(U256::from(1_000))));
    assert_eq!(flagged("5.00"), Ok(Amount::Units(U256::from(5))));
    assert_eq!(flagged("5wei"), Ok(Amount::Units(U256::from(5))));
    assert_eq!(flagged("all"), Ok(Amount::All));
    assert_eq!(flagged("0.5"), Err(AmountError::PartOfUnit("0.50".into())));
}

#[test]
fn what_is_printed() {
    for (units, decimals, with_groups, without) in [
        (0u64, 18, "0.00", "0.00"),
        (1, 6, "0.000001", "0.000001"),
        (1_234_567_890, 6, "1,234.56789", "1234.56789"),
        (1_000_000_000_000, 6, "1,000,000.00", "1000000.00"),
        (5, 0, "5.00", "5.00"),
    ] {
        assert_eq!(grouped(U256::from(units), decimals), with_groups);
        assert_eq!(plain(U256::from(units), decimals), without);
    }
}

#[test]
fn tolerances_leave_at_least_what_they_say() {
    for (percent, amount, least) in [
        ("0", 1_000_u64, 1_000_u64),
        ("0.1", 1_000, 999),
        ("0.1", 999, 999),
        ("100", 7, 0),
        ("0.01", 10_001, 10_000),
    ] {
        let tolerance: Tolerance = percent.parse().expect("a percentage");
        assert_eq!(
            tolerance.below(U256::from(amount)),
            U256::from(least),
            "{percent} percent below {amount}"
        );
    }
    let tolerance: Tolerance = "0.1".parse().expect("a percentage");
    let largest = tolerance.below(U256::MAX);
    assert!(largest < U256::MAX && largest > U256::MAX / U256::from(1_002) * U256::from(1_000), "{largest}");
}

proptest! {
    #[test]
    fn every_printed_amount_is_read_back(limbs in any::<[u64; 4]>(), shift in 0usize..256, decimals in 0u8..=77) {
        let units = U256::from_limbs(limbs) >> shift;
        prop_assert_eq!(read(&grouped(units, decimals), decimals), Ok(units));
        prop_assert_eq!(read(&plain(units, decimals), decimals), Ok(units));
        prop_assert_eq!(read(&format!("{units}wei"), decimals), Ok(units));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}", decimals in any::<u8>()) {
        let _answer = read(&text, decimals);
    }

    #[test]
    fn near_amounts_never_panic_and_never_round(text in "[0-9_,.]{0,90}(wei)?", decimals in any::<u8>()) {
        if let Ok(units) = read(&text, decimals) && decimals <= 77 && !text.ends_with("wei") {
            let again = read(&plain(units, decimals), decimals);
            prop_assert_eq!(again, Ok(units));
        }
    }
}
