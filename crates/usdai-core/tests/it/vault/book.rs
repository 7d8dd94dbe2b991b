//! The loan book between its reports.

use super::slow::accrued_and_fee;
use crate::model::{big, integer, units, usd};
use proptest::prelude::*;
use usdai_core::vault::Book;
use usdai_core::{AccrualRate, MathError, Timestamp, U256, Usd, YieldFeeBps};

const ONE: u64 = 1_000_000_000_000_000_000;

pub fn fee(value: u16) -> YieldFeeBps {
    YieldFeeBps::new(value).expect("fee of a table")
}

pub fn rate(per_second: u64) -> AccrualRate {
    AccrualRate::new(units(per_second) * units(ONE))
}

/// 40 accrued, 3 of it fee, 5 more a second from second 100 on.
pub fn book() -> Book {
    Book {
        principal: usd(1_000),
        marks: usd(100),
        accrued: usd(40),
        accrued_fee: usd(3),
        rate: rate(5),
        at: Timestamp::new(100),
        ..Book::default()
    }
}

#[track_caller]
fn check(now: u64, bps: u16, accrued: u64, accrued_fee: u64) {
    let now = Timestamp::new(now);
    assert_eq!(book().accrued_down(now), Ok(usd(accrued)));
    assert_eq!(book().settled(now, fee(bps)).map(|book| book.accrued_fee), Ok(usd(accrued_fee)));
    assert_eq!(book().accrued_net_down(now, fee(bps)), Ok(usd(accrued - accrued_fee)));
}

#[test]
fn interest_accrues_by_the_second() {
    check(0, 1_000, 40, 3);
    check(100, 1_000, 40, 3);
    check(101, 0, 45, 3);
    check(101, 1, 45, 4);
    check(101, 1_000, 45, 4);
    check(120, 1_000, 140, 13);
    check(121, 1_000, 145, 14);
}

#[test]
fn parts_of_a_wei_accrue_too() {
    let third = Book { rate: AccrualRate::new(units(ONE / 3)), ..Book::default() };
    for (now, accrued) in [(3, 0), (4, 1), (6, 1), (7, 2), (3_000_001, 1_000_000)] {
        assert_eq!(third.accrued_down(Timestamp::new(now)), Ok(usd(accrued)), "at {now}");
    }
}

#[test]
fn interest_that_does_not_fit_is_an_error() {
    let rate = AccrualRate::new(U256::MAX);
    let book = Book { accrued: Usd::new(U256::MAX), rate, ..Book::default() };
    assert_eq!(book.accrued_down(Timestamp::new(0)), Ok(Usd::new(U256::MAX)));
    assert_eq!(book.accrued_down(Timestamp::new(1)), Err(MathError::Overflow));
}

/// V11: a new fee meets only what accrues after it.
#[test]
fn v11_a_fee_change_settles_first() {
    let change = Timestamp::new(200);
    for (old, new) in [(0, 1_000), (1_000, 0), (300, 700)] {
        let settled = book().settled(change, fee(old)).expect("small amounts");
        let before = book().accrued_net_down(change, fee(old));
        assert_eq!(settled.accrued_net_down(change, fee(new)), before);
        let later = Timestamp::new(300);
        let grown = 500 - 500 * u64::from(new) / 10_000;
        let expected = before.and_then(|net| net.checked_add(usd(grown)));
        assert_eq!(settled.accrued_net_down(later, fee(new)), expected, "{old} to {new}");
    }
}

fn any_book() -> impl Strategy<Value = Book> {
    (integer(), integer(), 0u64..1_000_000).prop_map(|(accrued, rate, at)| {
        let accrued = accrued >> 128;
        Book {
            accrued: Usd::new(accrued),
            accrued_fee: Usd::new(accrued >> 4),
            rate: AccrualRate::new(rate >> 100),
            at: Timestamp::new(at),
            ..Book::default()
        }
    })
}

proptest! {
    #[test]
    fn book_accrues_as_the_model(book in any_book(), now in 0u64..u64::MAX, bps in 0u16..=1_000) {
        let now = Timestamp::new(now);
        let (accrued, accrued_fee) = accrued_and_fee(&book, now, fee(bps));
        prop_assert_eq!(big(book.accrued_down(now)?.raw()), accrued.clone());
        prop_assert_eq!(big(book.settled(now, fee(bps))?.accrued_fee.raw()), accrued_fee.clone());
        prop_assert_eq!(big(book.accrued_net_down(now, fee(bps))?.raw()), accrued - accrued_fee);
    }

    /// Settling moves no figure at its instant, and later costs less than a wei of interest and fee each.
    #[test]
    fn book_settles_without_a_step(
        book in any_book(), wait in 0u64..1 << 40, later in 0u64..1 << 40, bps in 0u16..=1_000,
    ) {
        let now = Timestamp::new(book.at.get() + wait);
        let settled = book.settled(now, fee(bps))?;
        prop_assert_eq!(settled.accrued_net_down(now, fee(bps))?, book.accrued_net_down(now, fee(bps))?);
        let then = Timestamp::new(now.get() + later);
        let (whole, parts) = (book.accrued_down(then)?, settled.accrued_down(then)?);
        prop_assert!(parts <= whole && whole.checked_sub(parts)? <= usd(1));
    }

    #[test]
    fn book_never_loses_interest_by_waiting(book in any_book(), now in 0u64..1 << 40, bps in 0u16..=1_000) {
        let net = |now| book.accrued_net_down(Timestamp::new(now), fee(bps));
        prop_assert!(net(now)? <= net(now + 1)?);
    }
}
