//! What is counted on of a loan in default.

use super::amount;
use usdai_core::Bps;
use usdai_core::loan::{Collateral, recoverable_down};

#[track_caller]
fn check(principal: u64, value: u64, haircut: u16, senior: u64, reserve: u64, expected: u64) {
    let collateral = Collateral {
        value: amount(value),
        haircut: Bps::new(haircut).expect("a share"),
        senior_claims: amount(senior),
        reserve: amount(reserve),
    };
    assert_eq!(recoverable_down(amount(principal), &collateral), Ok(amount(expected)));
}

/// Weakness 15: a loan in default is not at par, unless the title at its haircut covers it, fee and all.
#[test]
fn weakness_15_a_defaulted_loan_is_not_at_par() {
    check(1_000, 2_000, 5_000, 0, 0, 900);
    check(1_000, 2_223, 5_000, 0, 0, 999);
    check(1_000, 2_224, 5_000, 0, 0, 1_000);
    check(1_000, 1_000_000, 5_000, 0, 0, 1_000);
    check(1_000, 0, 5_000, 0, 0, 0);
    check(1_000, 0, 5_000, 0, 70, 70);
    check(1_000, 2_000, 5_000, 300, 0, 600);
    check(1_000, 2_000, 5_000, 300, 50, 650);
    check(1_000, 2_000, 5_000, 5_000, 50, 0);
    check(1_000, 2_000, 0, 0, 0, 0);
    check(1_000, 2_000, 10_000, 0, 0, 1_000);
}
