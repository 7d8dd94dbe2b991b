//! The end of a loan without anything left over.

use super::{MONTH, at, open, ten_thousand, tranche, units_of};
use crate::model::decimals_of;
use usdai_core::loan::{Schedule, Status, Terms};

/// Weakness 1: the last instalments paid together, in any number and late, in 6, 8 and 18 decimals.
#[test]
fn weakness_01_the_last_payment_closes_exactly() {
    for decimals in [6, 8, 18] {
        for schedule in [Schedule::Level, Schedule::Linear] {
            for together in 1..=12u16 {
                for principal in [7, 1_000_003, 999_999_999_999_999_989] {
                    check(decimals, schedule, together, principal);
                }
            }
        }
    }
}

fn check(decimals: u8, schedule: Schedule, together: u16, principal: u64) {
    let tranches = [tranche(principal, 3), tranche(principal, 31_709_791_983), tranche(3, 1_000)];
    let decimals = decimals_of(decimals);
    let terms = Terms { decimals, tranches: &tranches, ..ten_thousand(schedule) };
    let mut loan = open(&terms);
    let mut repaid = [0; 3];
    while loan.status != Status::Closed {
        let last = 12 - together <= loan.paid;
        let now = if last { at(40 * MONTH) } else { loan.deadline(&terms).expect("a deadline") };
        let due = loan.quote(&terms, now).and_then(|quote| quote.total_due()).expect("a quote");
        let (after, payment) = loan.pay(&terms, due, now).expect("what was quoted");
        for (index, sum) in repaid.iter_mut().enumerate() {
            *sum += units_of(payment.principal.get(index));
        }
        assert!(!last || after.status == Status::Closed);
        loan = after;
    }
    assert_eq!(repaid, [principal, principal, 3]);
    assert_eq!((loan.extra_units, units_of(loan.outstanding)), (0, 0));
}
