//! Weaknesses of the public implementation that are of arithmetic and are not shown elsewhere.

use super::waterfall::{check_sum, foreclosed, proceeds, tranches};
use super::{DAY, DOLLAR, MONTH, amount, at, open, ten_thousand, units_of};
use crate::model::units;
use usdai_core::loan::{LiquidationFeeBps, PerTranche, Schedule, Status, Terms};
use usdai_core::{UnitError, Wad};

const SALE: u64 = MONTH + 60 * DAY;

/// An instalment paid early costs the interest of its whole interval, and is told apart from what had accrued, so
/// that the vault can stream it.
#[test]
fn weakness_04_early_interest_is_told_from_accrued() {
    let terms = ten_thousand(Schedule::Linear);
    let loan = open(&terms);
    for (second, accrued) in [(1, 48), (MONTH / 2, 62_500_000), (MONTH, 125_000_000)] {
        let now = at(second);
        assert_eq!(loan.accrued_up(&terms, now), Ok(amount(accrued)), "at {second}");
        let due = loan.quote(&terms, now).expect("a quote").due;
        assert_eq!(units_of(due.interest), 125_000_000);
        let (after, _) = loan.pay(&terms, due.total().expect("a sum"), now).expect("a payment");
        assert!(after.accrued_up(&terms, at(MONTH)).expect("interest").is_zero());
        assert!(!after.accrued_up(&terms, at(MONTH + 1)).expect("interest").is_zero());
    }
}

#[test]
fn weakness_09_the_liquidation_fee_has_a_cap() {
    assert_eq!(LiquidationFeeBps::new(1_000).map(LiquidationFeeBps::get), Ok(1_000));
    for value in [1_001, 10_000, 10_001, u16::MAX] {
        assert_eq!(LiquidationFeeBps::new(value), Err(UnitError::FeeAboveCap { value, cap: 1_000 }));
    }
    let tranches = tranches();
    let terms = Terms { tranches: &tranches, ..ten_thousand(Schedule::Linear) };
    let loan = foreclosed(&terms);
    let sold = proceeds(8_888_888_888, 0, 1_000);
    let recovery = loan.recover(&terms, &sold, at(SALE)).expect("foreclosed");
    assert_eq!(units_of(recovery.fee), 888_888_888);
    assert_eq!(units_of(recovery.principal.total().expect("a sum")), 8_000 * DOLLAR);
}

/// At the very second at which an instalment opens, and around it, what is quoted is what is taken.
#[test]
fn weakness_11_quote_and_pay_agree_at_the_boundary() {
    let terms = ten_thousand(Schedule::Level);
    let first = open(&terms);
    let due = first.quote(&terms, at(1)).and_then(|quote| quote.total_due()).expect("a quote");
    let (loan, _) = first.pay(&terms, due, at(1)).expect("a payment");
    for second in [MONTH - 1, MONTH, MONTH + 1] {
        let quote = loan.quote(&terms, at(second)).expect("a quote");
        assert_eq!(u64::from(quote.due.instalments), u64::from(second > MONTH));
        let (closed, payment) = loan.pay(&terms, quote.payoff, at(second)).expect("a payment");
        assert_eq!((closed.status, payment.total()), (Status::Closed, Ok(quote.payoff)));
        assert_eq!(payment.served.interest, quote.due.interest);
    }
}

/// No lender gets interest of the future, and what is over is the borrower's.
#[test]
fn weakness_12_the_surplus_is_the_borrowers() {
    let tranches = tranches();
    let terms = Terms { tranches: &tranches, ..ten_thousand(Schedule::Linear) };
    let loan = foreclosed(&terms);
    let now = at(SALE);
    let sold = proceeds(50_000_000_000, 0, 500);
    let recovery = loan.recover(&terms, &sold, now).expect("foreclosed");
    check_sum(&loan, &sold, &recovery);
    let parts = [recovery.interest, recovery.later_interest].map(|part| part.total().expect("a sum"));
    let [before, later] = parts;
    assert_eq!(before.checked_add(later), loan.accrued_up(&terms, now));
    let lenders = 10_000 * DOLLAR + units_of(before) + units_of(later);
    assert_eq!(units_of(recovery.to_borrower), 50_000_000_000 - 2_500_000_000 - lenders);
}

/// What ranks before the junior principal stops at the default, however long the sale takes.
#[test]
fn weakness_14_a_default_ends_what_the_price_counts() {
    let tranches = tranches();
    let terms = Terms { tranches: &tranches, ..ten_thousand(Schedule::Level) };
    let loan = foreclosed(&terms);
    let sold = proceeds(20_000_000_000, 0, 0);
    let interest = |second| loan.recover(&terms, &sold, at(second)).expect("foreclosed").interest;
    let soon: PerTranche = interest(SALE);
    assert_eq!(soon, interest(SALE + 1_000 * DAY));
    assert_ne!(soon, PerTranche::NONE);
}

/// What the lenders are told is what was taken, unit by unit, in a currency of few decimals too.
#[test]
fn weakness_16_no_more_is_tracked_than_came() {
    let tranches = [
        super::tranche(3_333_333_333, 7),
        super::tranche(1, 31_709_791_983),
        super::tranche(9_999_999_999, 4_000_000_001),
    ];
    let late_rate = Wad::new(units(9_999_999_999));
    let terms = Terms { tranches: &tranches, late_rate, ..ten_thousand(Schedule::Level) };
    let mut loan = open(&terms);
    while loan.status != Status::Closed {
        let now = at(u64::from(loan.paid + 1) * MONTH + 1);
        let due = loan.quote(&terms, now).and_then(|quote| quote.total_due()).expect("a quote");
        let (after, payment) = loan.pay(&terms, due, now).expect("a payment");
        let told = [payment.principal, payment.interest].map(|part| units_of(part.total().expect("a sum")));
        assert_eq!(told.iter().sum::<u64>(), units_of(due));
        loan = after;
    }
}
