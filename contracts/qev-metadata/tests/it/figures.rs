//! Numbers as people read them.

use alloy_primitives::U256;
use qev_metadata::figures::{amount, percentage, whole};
use qev_metadata::position::Position;

#[test]
fn amounts_have_separators_and_two_decimals_rounded_down() {
    for (units, expected) in [
        ("0", "0.00"),
        ("1", "0.00"),
        ("9999999999999999", "0.00"),
        ("10000000000000000", "0.01"),
        ("999999999999999999", "0.99"),
        ("1000000000000000000", "1.00"),
        ("999999999999999999999", "999.99"),
        ("1000000000000000000000", "1,000.00"),
        ("123456789019999999999999999", "123,456,789.01"),
        ("79228162514264337593543950335", "79,228,162,514.26"),
        ("340282366920938463463374607431768211455", "340,282,366,920,938,463,463.37"),
    ] {
        assert_eq!(amount(units.parse().expect("a number")), expected, "{units}");
    }
    let largest = "115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.58";
    assert_eq!(amount(U256::MAX), largest);
}

#[test]
fn whole_numbers_are_plain() {
    for number in [0, 1, 9, 10, 1_000, u64::MAX] {
        assert_eq!(whole(U256::from(number)), number.to_string());
    }
    assert_eq!(whole(U256::MAX), U256::MAX.to_string());
}

#[test]
fn rates_are_percentages() {
    for (bps, expected) in [
        (0, "0.00%"),
        (5, "0.05%"),
        (10, "0.10%"),
        (325, "3.25%"),
        (1_000, "10.00%"),
        (10_000, "100.00%"),
        (u16::MAX, "655.35%"),
    ] {
        assert_eq!(percentage(bps), expected);
    }
}

#[test]
fn a_tick_is_a_rate_where_a_bid_stands() {
    for (tick, bid, rate) in [
        (0, 1, None),
        (1, 1, Some(1)),
        (10, 1, Some(10)),
        (1_000, 1, Some(1_000)),
        (1_001, 1, Some(1_010)),
        (1_900, 1, Some(10_000)),
        (1_901, 1, None),
        (u16::MAX, 1, None),
        (10, 0, None),
    ] {
        let position = Position { tick, bid: U256::from(bid), ..Position::default() };
        assert_eq!(position.rate(), rate, "{tick}");
    }
}
