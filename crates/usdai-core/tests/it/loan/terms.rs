//! Terms at their bounds and one beyond.

use super::{FIFTEEN_PERCENT, MONTH, START, amount, at, ten_thousand, tranche, units_of};
use crate::model::{decimals_of, units};
use usdai_core::loan::{
    HIGHEST_RATE, LONGEST_INTERVAL, MOST_INSTALMENTS, MOST_PRINCIPAL, MOST_TRANCHES, Opening, Schedule,
    Terms, Tranche,
};
use usdai_core::{AssetAmount, LoanError, MathError, Seconds, Timestamp, U256, Usd, Wad};

#[track_caller]
fn good(terms: &Terms<'_>) {
    Opening::new(terms, at(0)).expect("terms within bounds");
}

#[track_caller]
fn bad(terms: &Terms<'_>, error: LoanError) {
    assert_eq!(Opening::new(terms, at(0)), Err(error));
}

fn base() -> Terms<'static> {
    ten_thousand(Schedule::Level)
}

/// L15: no tranche, one, the most, one more; the same lender twice is two tranches.
#[test]
fn l15_one_to_32_tranches() {
    let many = [tranche(1_000, FIFTEEN_PERCENT); MOST_TRANCHES + 1];
    for count in [1, 2, MOST_TRANCHES] {
        good(&Terms { tranches: &many[..count], ..base() });
    }
    for count in [0, MOST_TRANCHES + 1] {
        bad(&Terms { tranches: &many[..count], ..base() }, LoanError::TranchesOutOfRange { count });
    }
    let empty = [tranche(1_000, 1), tranche(0, 1)];
    bad(&Terms { tranches: &empty, ..base() }, LoanError::EmptyTranche { index: 1 });
}

#[test]
fn l14_rates_have_bounds() {
    let beyond = Wad::new(HIGHEST_RATE.raw() + units(1));
    for rate in [Wad::new(units(1)), HIGHEST_RATE] {
        good(&Terms { tranches: &[Tranche { amount: amount(1_000), rate }], ..base() });
    }
    for rate in [Wad::new(U256::ZERO), beyond, Wad::new(U256::MAX)] {
        let tranches = [Tranche { amount: amount(1_000), rate }];
        bad(&Terms { tranches: &tranches, ..base() }, LoanError::RateOutOfRange { rate });
    }
    good(&Terms { late_rate: HIGHEST_RATE, ..base() });
    bad(&Terms { late_rate: beyond, ..base() }, LoanError::RateOutOfRange { rate: beyond });
}

#[test]
fn l13_times_have_bounds() {
    let longest = LONGEST_INTERVAL.get();
    for seconds in [1, MONTH, longest] {
        let interval = Seconds::new(seconds);
        good(&Terms { interval, grace: interval, ..base() });
        let grace = Seconds::new(seconds + 1);
        bad(&Terms { interval, grace, ..base() }, LoanError::GraceAboveInterval { grace, interval });
    }
    for seconds in [0, longest + 1, u64::MAX] {
        let interval = Seconds::new(seconds);
        bad(&Terms { interval, ..base() }, LoanError::IntervalOutOfRange { interval });
    }
    for instalments in [1, MOST_INSTALMENTS] {
        good(&Terms { instalments, ..base() });
    }
    for instalments in [0, MOST_INSTALMENTS + 1, u16::MAX] {
        bad(&Terms { instalments, ..base() }, LoanError::InstalmentsOutOfRange { instalments });
    }
}

#[test]
fn principal_has_a_bound() {
    let rate = Wad::new(units(1));
    let limit = MOST_PRINCIPAL.raw();
    let check = |amounts: &[U256], error| {
        let tranche = |amount: &U256| Tranche { amount: AssetAmount::new(*amount), rate };
        let tranches: Vec<Tranche> = amounts.iter().map(tranche).collect();
        let terms = Terms { decimals: decimals_of(18), tranches: &tranches, ..base() };
        assert_eq!(Opening::new(&terms, at(0)).err(), error);
    };
    let above = |principal| Some(LoanError::PrincipalAboveMost { principal: Usd::new(principal) });
    check(&[limit], None);
    check(&[limit - units(1), units(1)], None);
    check(&[limit, units(1)], above(limit + units(1)));
    check(&[U256::MAX], above(U256::MAX));
    check(&[U256::MAX, U256::MAX], Some(LoanError::Math(MathError::Overflow)));
}

/// What is lent is what the borrower, the fee and the reserve get.
#[test]
fn the_principal_is_paid_out_whole() {
    for (fee, reserve_instalments) in [(0, 0), (50_000_000, 0), (0, 3), (50_000_000, 3), (1, 11)] {
        let terms = Terms { origination_fee: amount(fee), reserve_instalments, ..base() };
        let opening = Opening::new(&terms, at(0)).expect("terms of a table");
        let first = units_of(opening.first.total().expect("a sum"));
        assert_eq!(units_of(opening.loan.reserve), first * u64::from(reserve_instalments));
        let parts = units_of(opening.to_borrower) + units_of(opening.loan.reserve) + fee;
        assert_eq!(parts, 10_000_000_000);
        assert_eq!(opening.loan.start, Timestamp::new(START));
    }
}

#[test]
fn something_is_left_for_the_borrower() {
    let principal = base().principal().expect("a sum");
    good(&Terms { origination_fee: amount(9_999_999_999), ..base() });
    let fee = Terms { origination_fee: principal, ..base() };
    bad(&fee, LoanError::NothingForBorrower { withheld: principal, principal });
    let reserve = Terms { reserve_instalments: 12, ..base() };
    let error = Opening::new(&reserve, at(0)).expect_err("twelve instalments are more than the principal");
    assert!(matches!(error, LoanError::NothingForBorrower { .. }), "{error}");
}
