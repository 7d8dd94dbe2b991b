//! Late instalments against the interest on what is really outstanding.

use super::{DAY, DOLLAR, FIFTEEN_PERCENT, MONTH, amount, at, open, ten_thousand, units_of};
use crate::model::{big, units};
use num_bigint::BigUint;
use usdai_core::Wad;
use usdai_core::loan::{Schedule, Terms};

const WAD: u64 = 1_000_000_000_000_000_000;

/// 36% in 365 days.
const LATE_RATE: u64 = 11_415_525_114;

fn terms(schedule: Schedule, late_rate: u64) -> Terms<'static> {
    Terms { late_rate: Wad::new(units(late_rate)), ..ten_thousand(schedule) }
}

/// `balance x rate x time` in units, a fraction counted whole.
fn interest(balance: u64, rate: u64, seconds: u64) -> BigUint {
    (BigUint::from(balance) * rate * seconds + WAD - 1u8) / WAD
}

/// Weakness 13: a missed instalment keeps accruing. All the interest is that of the whole principal for the whole
/// time, but for less than two units an instalment.
#[test]
fn weakness_13_missed_instalments_accrue_on_what_is_outstanding() {
    for schedule in [Schedule::Level, Schedule::Linear] {
        let terms = terms(schedule, 0);
        let loan = open(&terms);
        for missed in 1..=12 {
            let now = at(missed * MONTH);
            let quote = loan.quote(&terms, now).expect("a quote");
            assert_eq!(u64::from(quote.due.instalments), missed);
            let ours = big(quote.due.all_interest().expect("a sum").raw());
            let exact = interest(10_000 * DOLLAR, FIFTEEN_PERCENT, missed * MONTH);
            assert!(ours >= exact && ours <= exact + 2 * missed, "{missed} missed");
            let accrued = loan.accrued_up(&terms, now).expect("interest");
            assert_eq!(accrued, quote.due.all_interest().expect("a sum"));
        }
    }
}

/// What the public model charges instead, as if the missed ones had been paid: 6.5% less after 12 months.
#[test]
fn weakness_13_the_schedule_alone_would_be_less() {
    let terms = terms(Schedule::Linear, 0);
    let quote = open(&terms).quote(&terms, at(12 * MONTH)).expect("a quote");
    let scheduled = units_of(quote.due.interest);
    assert_eq!(scheduled / DOLLAR, 812, "125 x (12 + 11 + ... + 1) / 12");
    assert_eq!(units_of(quote.due.all_interest().expect("a sum")) / DOLLAR, 1_500);
}

/// The late rate is on principal and interest overdue, for as long as they are, without a cap at the grace.
#[test]
fn l11_late_interest_to_the_second() {
    let terms = terms(Schedule::Linear, LATE_RATE);
    let loan = open(&terms);
    let (principal, scheduled) = (833_333_333, 125_000_000);
    for late in [1, 2, 10 * DAY, 10 * DAY + 1, MONTH - 1] {
        let quote = loan.quote(&terms, at(MONTH + late)).expect("a quote");
        assert_eq!(units_of(quote.due.principal), principal);
        let carried = BigUint::from(principal) * FIFTEEN_PERCENT * late;
        let punished = BigUint::from(principal + scheduled) * LATE_RATE * late;
        let exact = (carried + punished + WAD - 1u8) / WAD;
        assert_eq!(big(quote.due.late_interest.raw()), exact, "{late} seconds late");
    }
    let on_time = loan.quote(&terms, at(MONTH)).expect("a quote");
    assert!(on_time.due.late_interest.is_zero(), "the deadline's second is on time");
}

/// Paying what is due one by one costs what it costs at once.
#[test]
fn late_instalments_cost_the_same_together() {
    let terms = terms(Schedule::Level, LATE_RATE);
    let now = at(5 * MONTH + DAY);
    let whole = open(&terms).quote(&terms, now).expect("a quote").due;
    let mut loan = open(&terms);
    let mut sum = 0;
    for left in (0..whole.instalments).rev() {
        let total = units_of(whole.total().expect("a sum"));
        let needed = match loan.pay(&terms, amount(0), now) {
            Err(usdai_core::LoanError::BelowDue { needed, .. }) => needed,
            other => panic!("{other:?}"),
        };
        sum += units_of(needed);
        (loan, _) = loan.pay(&terms, needed, now).expect("a payment");
        assert_eq!(sum == total, left == 0);
    }
    assert!(!loan.is_overdue(&terms, now).expect("a deadline"));
}
