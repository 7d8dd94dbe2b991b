//! The vault takes every report, whatever is in its book and whatever happened.

use crate::model::usd;
use proptest::prelude::*;
use usdai_core::portfolio::{Change, Totals};
use usdai_core::vault::{Book, Flows, Report, Rules};
use usdai_core::{AccrualRate, Timestamp, U256, Usd, YieldFeeBps};

const RULES: Rules = Rules { fee: YieldFeeBps::ZERO, maximum_rate: Book::HIGHEST_RATE };

fn book(marks: u64) -> Book {
    Book { principal: usd(1_000), marks: usd(marks), accrued: usd(40), ..Book::default() }
}

/// Of a book with 1,000 out and 100 doubted, 20 of which nobody doubts any more.
#[track_caller]
fn check(change: Change, principal: u64, marks: u64, lifted: u64) {
    let totals = Totals { book: book(100), lifted: usd(20) };
    let (report, after) = totals.report(&change, Timestamp::new(0)).expect("small numbers");
    let expected =
        Report { principal: usd(principal), marks: usd(marks), accrued: usd(40), rate: AccrualRate::ZERO };
    assert_eq!((report, after), (expected, usd(lifted)));
    book(100).update(&report, &change.flows, Timestamp::new(0), &RULES).expect("the vault takes it");
}

#[test]
fn marks_are_lowered_with_cash_alone() {
    let cash =
        |principal, interest| Flows { sent: usd(0), principal: usd(principal), interest: usd(interest) };
    let none = Change::default();
    check(none, 1_000, 100, 20);
    check(Change { flows: cash(0, 1), ..none }, 1_000, 80, 0);
    check(Change { flows: cash(1, 0), ..none }, 999, 80, 0);
    // A cure; with a new default elsewhere it is used up first.
    check(Change { unmarked: usd(30), ..none }, 1_000, 100, 50);
    check(Change { marked: usd(15), ..none }, 1_000, 100, 5);
    check(Change { marked: usd(25), ..none }, 1_000, 105, 0);
    // A sale: what is lost is doubted no more, and the rest of the mark waits.
    check(Change { unmarked: usd(30), lost: usd(10), ..none }, 990, 90, 40);
    check(Change { unmarked: usd(30), lost: usd(50), ..none }, 950, 50, 0);
    check(Change { unmarked: usd(30), lost: usd(60), ..none }, 940, 50, 0);
    check(Change { unmarked: usd(30), lost: usd(10), flows: cash(1, 0), ..none }, 989, 50, 0);
}

#[test]
fn what_does_not_concern_marks_leaves_them() {
    let none = Change::default();
    for (change, concerns) in [
        (none, false),
        (Change { unpaid: usd(1), started: AccrualRate::new(U256::ONE), ..none }, false),
        (Change { unmarked: usd(1), marked: usd(1), ..none }, false),
        (Change { flows: Flows { sent: usd(1), ..Flows::default() }, ..none }, false),
        (Change { unmarked: usd(1), ..none }, true),
        (Change { marked: usd(1), ..none }, true),
        (Change { lost: usd(1), ..none }, true),
        (Change { flows: Flows { interest: usd(1), ..Flows::default() }, ..none }, true),
    ] {
        assert_eq!(change.concerns_marks(), concerns, "{change:?}");
        if !concerns {
            // The reader may leave out what is lifted, and write none.
            let report = |lifted| {
                Totals { book: book(100), lifted: usd(lifted) }
                    .report(&change, Timestamp::new(0))
                    .expect("small")
            };
            assert_eq!(report(20).0, report(0).0);
            assert_eq!((report(20).1, report(0).1), (usd(20), usd(0)));
        }
    }
}

fn dollars() -> impl Strategy<Value = Usd> {
    let units = prop_oneof![Just(0u128), 1u128..100, any::<u128>().prop_map(|units| units >> 32)];
    units.prop_map(|units| Usd::new(U256::from(units)))
}

fn any_rate() -> impl Strategy<Value = AccrualRate> {
    (any::<u128>(), 0usize..128).prop_map(|(rate, less)| AccrualRate::new(U256::from(rate) << 8 >> less))
}

prop_compose! {
    fn any_book()(
        principal in dollars(), marks in dollars(), accrued in dollars(), lost in dollars(), rate in any_rate(),
        at in 0u64..1 << 31,
    ) -> Book {
        let marks = marks.min(principal);
        Book { principal, marks, accrued, lost, rate, at: Timestamp::new(at), ..Book::default() }
    }
}

prop_compose! {
    fn any_change()(
        sent in dollars(), principal in dollars(), interest in dollars(), lost in dollars(), unmarked in dollars(),
        marked in dollars(), unpaid in dollars(), stopped in any_rate(), started in any_rate(),
    ) -> Change {
        let flows = Flows { sent, principal, interest };
        Change { flows, lost, unmarked, marked, unpaid, stopped, started }
    }
}

proptest! {
    /// Also of a book that another loan book filled, or whose rate was stopped.
    #[test]
    fn report_is_always_taken(
        book in any_book(), change in any_change(), lifted in dollars(), wait in 0u64..1 << 31,
    ) {
        let now = Timestamp::new(book.at.get() + wait);
        // Cash is bounded where it is counted, by `Collected::swept`.
        let most = book.principal.checked_add(change.flows.sent)?;
        let flows = Flows { principal: change.flows.principal.min(most), ..change.flows };
        let change = Change { flows, ..change };
        let (report, left) = Totals { book, lifted }.report(&change, now)?;
        let update = book.update(&report, &flows, now, &RULES)?;
        prop_assert!(left <= update.book.marks && update.book.marks <= update.book.principal);
        prop_assert!(update.book.accrued <= book.accrued_down(now)?.excess_over(change.unpaid));
    }
}
