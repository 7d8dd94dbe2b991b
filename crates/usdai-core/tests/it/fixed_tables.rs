//! Fixed point at its edges, exact.

use crate::model::units;
use usdai_core::MathError::{DivideByZero, Overflow, Underflow};
use usdai_core::fixed::{add, div_down, div_up, mul, mul_div_down, mul_div_up, sub};
use usdai_core::fixed::{add_seconds, power_of_ten, sub_seconds};
use usdai_core::{MathError, U256};

const MAX: U256 = U256::MAX;
const ONE: U256 = U256::ONE;
const ZERO: U256 = U256::ZERO;

type Outcome = Result<U256, MathError>;

#[track_caller]
fn check_pairs(operation: fn(U256, U256) -> Outcome, table: &[(U256, U256, Outcome)]) {
    for (a, b, expected) in table {
        assert_eq!(operation(*a, *b), *expected, "of {a} and {b}");
    }
}

#[track_caller]
fn check_mul_div(table: &[(U256, U256, U256, Outcome, Outcome)]) {
    for (a, b, divisor, down, up) in table {
        assert_eq!(mul_div_down(*a, *b, *divisor), *down, "{a} * {b} / {divisor} down");
        assert_eq!(mul_div_up(*a, *b, *divisor), *up, "{a} * {b} / {divisor} up");
    }
}

fn hex(digits: &str) -> U256 {
    U256::from_str_radix(digits, 16).expect("hexadecimal of a table")
}

#[test]
fn sums_end_at_the_largest_integer() {
    check_pairs(
        add,
        &[
            (ZERO, ZERO, Ok(ZERO)),
            (MAX, ZERO, Ok(MAX)),
            (MAX - ONE, ONE, Ok(MAX)),
            (MAX, ONE, Err(Overflow)),
            (MAX, MAX, Err(Overflow)),
        ],
    );
}

#[test]
fn differences_end_at_zero() {
    check_pairs(
        sub,
        &[
            (ZERO, ZERO, Ok(ZERO)),
            (MAX, MAX, Ok(ZERO)),
            (MAX, MAX - ONE, Ok(ONE)),
            (ZERO, ONE, Err(Underflow)),
            (MAX - ONE, MAX, Err(Underflow)),
        ],
    );
}

#[test]
fn products_end_at_the_largest_integer() {
    let half = ONE << 128;
    check_pairs(
        mul,
        &[
            (ZERO, MAX, Ok(ZERO)),
            (ONE, MAX, Ok(MAX)),
            (half - ONE, half + ONE, Ok(MAX)),
            (half, half, Err(Overflow)),
            (units(2), MAX, Err(Overflow)),
            (MAX, MAX, Err(Overflow)),
        ],
    );
}

#[test]
fn quotients_lose_or_gain_a_fraction() {
    let three = units(3);
    check_pairs(
        div_down,
        &[
            (ZERO, ONE, Ok(ZERO)),
            (MAX, ONE, Ok(MAX)),
            (MAX, MAX, Ok(ONE)),
            (MAX - ONE, MAX, Ok(ZERO)),
            (units(7), three, Ok(units(2))),
            (ZERO, ZERO, Err(DivideByZero)),
            (MAX, ZERO, Err(DivideByZero)),
        ],
    );
    check_pairs(
        div_up,
        &[
            (ZERO, ONE, Ok(ZERO)),
            (MAX, ONE, Ok(MAX)),
            (MAX, MAX, Ok(ONE)),
            (MAX - ONE, MAX, Ok(ONE)),
            (units(7), three, Ok(three)),
            (units(6), three, Ok(units(2))),
            (ZERO, ZERO, Err(DivideByZero)),
        ],
    );
}

#[test]
fn products_of_512_bits_divide_exactly() {
    let half = ONE << 255;
    check_mul_div(&[
        (ZERO, MAX, MAX, Ok(ZERO), Ok(ZERO)),
        (MAX, MAX, MAX, Ok(MAX), Ok(MAX)),
        (MAX, MAX - ONE, MAX, Ok(MAX - ONE), Ok(MAX - ONE)),
        (MAX - ONE, MAX - ONE, MAX, Ok(MAX - units(2)), Ok(MAX - ONE)),
        (MAX, half, half, Ok(MAX), Ok(MAX)),
        (ONE, ONE, MAX, Ok(ZERO), Ok(ONE)),
        // A fraction above the largest integer: only the rounding up does not fit.
        (MAX - ONE, half + units(5), half + units(4), Ok(MAX), Err(Overflow)),
        (MAX, MAX, MAX - ONE, Err(Overflow), Err(Overflow)),
        (MAX, units(2), ONE, Err(Overflow), Err(Overflow)),
        (ZERO, ZERO, ZERO, Err(DivideByZero), Err(DivideByZero)),
        (MAX, MAX, ZERO, Err(DivideByZero), Err(DivideByZero)),
    ]);
}

/// Inputs for which Knuth's estimate of a digit is one, and two, too large.
#[test]
fn digits_estimated_too_large_are_corrected() {
    let cases = [
        (
            "100000000000000008000000080000000ffffffff80000000ffffffff",
            "80000000ffffffff80000000800000007fffffff7f1a355e0000000080000001",
            "80000001fffffffe00000001fffffffe800000010000000000000000ffffffff",
        ),
        (
            "ffffffff80000001fffffffe7fffffff000000007fffffff",
            "1ffffffff8000000000000001add31ecc8000000180000001fffffffe",
            "80000000ffffffff00000001fffffffe80000001000000008000000080000000",
        ),
    ];
    for (a, b, divisor) in cases {
        crate::fixed_properties::check_quotients(hex(a), hex(b), hex(divisor));
    }
}

#[test]
fn seconds_end_at_64_bits() {
    for (a, b, sum, difference) in [
        (0, 0, Ok(0), Ok(0)),
        (u64::MAX, 0, Ok(u64::MAX), Ok(u64::MAX)),
        (u64::MAX, 1, Err(Overflow), Ok(u64::MAX - 1)),
        (0, 1, Ok(1), Err(Underflow)),
        (u64::MAX - 1, 1, Ok(u64::MAX), Ok(u64::MAX - 2)),
    ] {
        assert_eq!(add_seconds(a, b), sum, "{a} + {b}");
        assert_eq!(sub_seconds(a, b), difference, "{a} - {b}");
    }
}

#[test]
fn powers_of_ten_end_within_64_bits() {
    for (exponent, power) in [(0, 1), (1, 10), (12, 1_000_000_000_000), (18, 1_000_000_000_000_000_000)] {
        assert_eq!(power_of_ten(exponent), units(power));
    }
    for exponent in [19, 20, u8::MAX] {
        assert_eq!(power_of_ten(exponent), units(10_000_000_000_000_000_000));
    }
}
