//! Schedules that are known to the cent, and that sum to the principal.

use super::{DOLLAR, FIFTEEN_PERCENT, at, open, ten_thousand, tranche, units_of};
use crate::model::decimals_of;
use usdai_core::loan::{Loan, MOST_INSTALMENTS, Payment, Schedule, Status, Terms};
use usdai_core::{AssetAmount, Seconds};

/// Every instalment in its last second.
pub fn pay_off(terms: &Terms<'_>) -> Vec<Payment> {
    let mut loan = open(terms);
    let mut payments = Vec::new();
    while loan.status != Status::Closed {
        let now = loan.deadline(terms).expect("a deadline");
        let due = loan.quote(terms, now).and_then(|quote| quote.total_due()).expect("a quote");
        let (after, payment) = loan.pay(terms, due, now).expect("a payment");
        assert_eq!(payment.total(), Ok(due));
        payments.push(payment);
        loan = after;
    }
    payments
}

fn cents(amount: AssetAmount) -> u64 {
    (units_of(amount) + DOLLAR / 200) / (DOLLAR / 100)
}

#[test]
fn linear_reference_to_the_cent() {
    let payments = pay_off(&ten_thousand(Schedule::Linear));
    let totals: Vec<u64> = payments.iter().map(|payment| cents(payment.total().expect("a sum"))).collect();
    let expected =
        [95_833, 94_792, 93_750, 92_708, 91_667, 90_625, 89_583, 88_542, 87_500, 86_458, 85_417, 84_375];
    assert_eq!(totals, expected);
}

#[test]
fn level_reference_to_the_cent() {
    let payments = pay_off(&ten_thousand(Schedule::Level));
    assert_eq!(payments.len(), 12);
    for payment in &payments {
        assert_eq!(cents(payment.total().expect("a sum")), 90_258);
    }
    let rows = [(0, 12_500, 77_758), (1, 11_528, 78_730), (2, 10_544, 79_714), (3, 9_547, 80_711)];
    for (index, interest, principal) in rows.into_iter().chain([(11, 1_114, 89_144)]) {
        let row = (cents(payments[index].served.interest), cents(payments[index].served.principal));
        assert_eq!(row, (interest, principal), "row {index}");
    }
}

/// L13: one period, a few and the most; 6, 8 and 18 decimals; round principals, primes and single units.
#[test]
fn l13_schedules_sum_to_the_principal() {
    for decimals in [6, 8, 18] {
        for schedule in [Schedule::Level, Schedule::Linear] {
            for instalments in [1, 2, 3, 7, 12, 36, MOST_INSTALMENTS] {
                for principal in [1, 2, 13, 999_999_999_989, 10_000_000_000_000_000_000] {
                    check_sum(decimals, schedule, instalments, principal);
                }
            }
        }
    }
}

fn check_sum(decimals: u8, schedule: Schedule, instalments: u16, principal: u64) {
    let tranches = [tranche(principal, FIFTEEN_PERCENT)];
    let decimals = decimals_of(decimals);
    let terms = Terms { decimals, instalments, tranches: &tranches, ..ten_thousand(schedule) };
    let payments = pay_off(&terms);
    assert!(payments.len() <= usize::from(instalments));
    let sum = payments.iter().try_fold(AssetAmount::ZERO, |sum, paid| sum.checked_add(paid.served.principal));
    assert_eq!(sum.map(units_of), Ok(principal), "{terms:?}");
}

/// L14: the least and the highest rate; nothing overflows in fifty years of the most principal.
#[test]
fn l14_fifty_years_of_the_highest_rate() {
    use usdai_core::loan::{HIGHEST_RATE, MOST_PRINCIPAL, Tranche};
    let amount = AssetAmount::new(MOST_PRINCIPAL.raw());
    let tranches = [Tranche { amount, rate: HIGHEST_RATE }];
    let interval = Seconds::new(50 * 365 * super::DAY / u64::from(MOST_INSTALMENTS));
    for schedule in [Schedule::Level, Schedule::Linear] {
        let terms = Terms {
            decimals: decimals_of(18),
            interval,
            instalments: MOST_INSTALMENTS,
            grace: interval,
            late_rate: HIGHEST_RATE,
            tranches: &tranches,
            ..ten_thousand(schedule)
        };
        let loan = open(&terms);
        let end = at(50 * 366 * super::DAY);
        let quote = loan.quote(&terms, end).expect("a quote after fifty years");
        assert_eq!(quote.arrears.instalments, MOST_INSTALMENTS);
        let (closed, payment): (Loan, Payment) = loan.pay(&terms, quote.payoff, end).expect("a payment");
        assert_eq!((closed.status, payment.total()), (Status::Closed, Ok(quote.payoff)));
    }
}

/// Interest that rounds to less than a unit is a unit, and a principal of it nothing before the last instalment.
#[test]
fn l21_a_loan_of_one_unit_is_paid() {
    let tranches = [tranche(1, 1)];
    for (schedule, expected) in [(Schedule::Linear, vec![1, 2]), (Schedule::Level, vec![1, 1, 2])] {
        let terms = Terms { instalments: 3, tranches: &tranches, ..ten_thousand(schedule) };
        let paid: Vec<u64> =
            pay_off(&terms).iter().map(|payment| units_of(payment.total().expect("a sum"))).collect();
        assert_eq!(
            paid, expected,
            "a third of a unit rounds to none, a half to one, and less than a half to none"
        );
    }
}
