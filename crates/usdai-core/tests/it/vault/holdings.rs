//! Net asset value in both readings.

use crate::model::{big, integer, small, usd};
use proptest::prelude::*;
use usdai_core::vault::Holdings;
use usdai_core::{MathError, U256, Usd};

#[track_caller]
fn check(free_cash: u64, loans: [u64; 3], unreleased: [u64; 3], optimistic: u64, conservative: u64) {
    let [principal, marks, accrued_net] = loans.map(usd);
    let [interest_unreleased, relief_unreleased, gains_unreleased] = unreleased.map(usd);
    let holdings = Holdings {
        free_cash: usd(free_cash),
        principal,
        marks,
        accrued_net,
        interest_unreleased,
        relief_unreleased,
        gains_unreleased,
    };
    assert_eq!(holdings.optimistic_down(), Ok(usd(optimistic)));
    assert_eq!(holdings.conservative_down(), Ok(usd(conservative)));
}

#[test]
fn values_count_what_they_may() {
    check(0, [0, 0, 0], [0, 0, 0], 0, 0);
    check(100, [0, 0, 0], [0, 0, 0], 100, 100);
    check(100, [50, 0, 0], [0, 0, 0], 150, 150);
    check(100, [50, 20, 0], [0, 0, 0], 150, 130);
    check(100, [50, 0, 7], [0, 0, 0], 157, 150);
    check(100, [50, 0, 0], [9, 0, 0], 150, 141);
    check(100, [50, 0, 0], [0, 0, 11], 139, 139);
    check(100, [50, 0, 0], [0, 13, 0], 150, 137);
    check(100, [50, 20, 7], [9, 13, 11], 146, 97);
    // A loss took what was still to be released: nothing is left, and nothing is negative.
    check(5, [0, 0, 0], [0, 0, 10], 0, 0);
    check(5, [0, 0, 10], [3, 0, 10], 5, 0);
    check(5, [10, 10, 0], [6, 0, 0], 15, 0);
}

proptest! {
    #[test]
    fn values_are_exact_and_in_order(terms in proptest::array::uniform7(integer()), shift in 0usize..8) {
        let [cash, principal, marks, accrued, interest, relief, gains] = terms.map(|term| Usd::new(term >> shift));
        let holdings = Holdings {
            free_cash: cash, principal, marks, accrued_net: accrued,
            interest_unreleased: interest, relief_unreleased: relief, gains_unreleased: gains,
        };
        let [cash, principal, marks, accrued, interest, relief, gains] = terms.map(|term| big(term >> shift));
        let less = |value: num_bigint::BigUint, taken: num_bigint::BigUint| {
            if value > taken { value - taken } else { 0u8.into() }
        };
        let optimistic = less(&cash + &principal + &accrued, gains.clone());
        let conservative = less(&cash + &principal, &gains + &interest + &relief + &marks);
        let fits = |value: &num_bigint::BigUint| small(value).is_some();
        if fits(&(&cash + &principal + &accrued)) {
            prop_assert_eq!(holdings.optimistic_down().map(Usd::raw), Ok(small(&optimistic).unwrap_or(U256::MAX)));
        } else {
            prop_assert_eq!(holdings.optimistic_down(), Err(MathError::Overflow));
        }
        if let (Ok(high), Ok(low)) = (holdings.optimistic_down(), holdings.conservative_down()) {
            prop_assert_eq!(big(low.raw()), conservative);
            prop_assert!(low <= high);
        }
    }
}
