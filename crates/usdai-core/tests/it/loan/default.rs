//! Default, cure and foreclosure, to the second.

use super::{DAY, DOLLAR, MONTH, amount, at, open, ten_thousand, units_of};
use usdai_core::loan::{Loan, Schedule, Status, Terms};
use usdai_core::{LoanError, Seconds, U256, Wad};

const GRACE_END: u64 = MONTH + 10 * DAY;
const CURE_END: u64 = GRACE_END + 1 + 14 * DAY;

fn terms(reserve_instalments: u8) -> Terms<'static> {
    Terms { reserve_instalments, ..ten_thousand(Schedule::Level) }
}

#[track_caller]
fn defaulted(terms: &Terms<'_>) -> Loan {
    let (loan, payment) = open(terms).call_default(terms, at(GRACE_END + 1)).expect("past its grace");
    assert_eq!(payment, None);
    loan
}

/// L11: a second before the end of the grace, at it, and after.
#[test]
fn l11_a_default_needs_the_grace_to_pass() {
    let terms = terms(0);
    let loan = open(&terms);
    for second in [0, MONTH, MONTH + 1, GRACE_END - 1, GRACE_END] {
        let error = LoanError::WithinGrace { until: at(GRACE_END) };
        assert_eq!(loan.call_default(&terms, at(second)), Err(error), "at {second}");
    }
    let after = defaulted(&terms);
    assert_eq!(after, Loan { status: Status::Defaulted { at: at(GRACE_END + 1) }, ..loan });
}

/// The reserve cures while it lasts; what it cannot cure it does not touch.
#[test]
fn the_reserve_comes_first() {
    let without_late_rate = terms(3);
    let loan = open(&without_late_rate);
    let (after, payment) = loan.call_default(&without_late_rate, at(GRACE_END + 1)).expect("past its grace");
    let payment = payment.expect("three instalments are held back");
    assert_eq!((after.status, after.paid, payment.served.instalments), (Status::Active, 1, 1));
    let spent = payment.total().expect("a sum");
    assert_eq!(after.reserve.checked_add(spent), Ok(loan.reserve));
    assert!(payment.prepaid.is_zero() && payment.reserve_returned.is_zero());

    let four_missed = at(4 * MONTH + 10 * DAY + 1);
    let (after, payment) = loan.call_default(&without_late_rate, four_missed).expect("past its grace");
    assert_eq!((payment, after.reserve, after.outstanding), (None, loan.reserve, loan.outstanding));
    assert!(matches!(after.status, Status::Defaulted { .. }));
}

/// It need not pay all that is overdue: within the grace of the second instalment there is no default.
#[test]
fn the_reserve_averts_a_default_for_a_month() {
    let terms = terms(1);
    let terms = Terms { late_rate: Wad::new(U256::ZERO), grace: Seconds::new(MONTH), ..terms };
    let loan = Loan { reserve: amount(1_000 * DOLLAR), ..open(&terms) };
    for (second, is_averted) in [(2 * MONTH + 1, true), (3 * MONTH, true), (3 * MONTH + 1, false)] {
        let (after, payment) = loan.call_default(&terms, at(second)).expect("past its grace");
        assert_eq!(payment.is_some(), is_averted, "at {second}");
        assert_eq!(after.status == Status::Active, is_averted);
        assert!(after.is_overdue(&terms, at(second)).expect("a deadline"));
    }
}

/// The reserve covers the last instalment only with the exit fee, and what is over goes back to the borrower.
#[test]
fn the_reserve_may_close_the_loan() {
    for (exit_fee, closes) in
        [(0, true), (1, true), (898 * DOLLAR, true), (900 * DOLLAR, false), (1_000 * DOLLAR, false)]
    {
        let terms = Terms { exit_fee: amount(exit_fee), ..terms(2) };
        let mut loan = open(&terms);
        for _ in 0..11 {
            let due = loan.quote(&terms, loan.deadline(&terms).expect("a deadline")).expect("a quote");
            let now = loan.deadline(&terms).expect("a deadline");
            (loan, _) = loan.pay(&terms, due.total_due().expect("a sum"), now).expect("a payment");
        }
        let now = at(12 * MONTH + 10 * DAY + 1);
        let (after, payment) = loan.call_default(&terms, now).expect("past its grace");
        assert_eq!(after.status == Status::Closed, closes, "exit fee {exit_fee}");
        if let Some(payment) = payment {
            let spent = payment.total().expect("a sum");
            assert_eq!(spent.checked_add(payment.reserve_returned), Ok(loan.reserve));
            assert_eq!((units_of(payment.exit_fee), after.reserve), (exit_fee, amount(0)));
        }
    }
}

/// Cured in the block of the default, on the last second, and a second late.
#[test]
fn a_cure_pays_all_that_is_overdue() {
    let terms = terms(0);
    let loan = defaulted(&terms);
    for second in [GRACE_END + 1, GRACE_END + DAY, CURE_END] {
        let now = at(second);
        let arrears = loan.quote(&terms, now).expect("a quote").arrears.total().expect("a sum");
        let short = amount(units_of(arrears) - 1);
        let error = LoanError::BelowDue { amount: short, needed: arrears };
        assert_eq!(loan.cure(&terms, short, now), Err(error));
        let (cured, payment) = loan.cure(&terms, arrears, now).expect("a cure");
        assert_eq!((cured.status, cured.paid, payment.total()), (Status::Active, 1, Ok(arrears)));
        let payoff = loan.quote(&terms, now).expect("a quote").payoff;
        let (closed, _) = loan.cure(&terms, payoff, now).expect("paid off");
        assert_eq!(closed.status, Status::Closed);
    }
    let late = LoanError::CureWindowOver { until: at(CURE_END) };
    assert_eq!(loan.cure(&terms, amount(20_000 * DOLLAR), at(CURE_END + 1)), Err(late));
}

#[test]
fn foreclosure_needs_the_cure_window_to_pass() {
    let terms = terms(0);
    let loan = defaulted(&terms);
    for second in [GRACE_END + 1, CURE_END] {
        let error = LoanError::CureWindowOpen { until: at(CURE_END) };
        assert_eq!(loan.foreclose(at(second)), Err(error));
    }
    let foreclosed = loan.foreclose(at(CURE_END + 1)).expect("past the window");
    assert_eq!(foreclosed.status, Status::Foreclosed { defaulted_at: at(GRACE_END + 1) });
}

/// L19: every edge that is not in the table is refused.
#[test]
fn l19_every_other_edge_is_refused() {
    let terms = terms(0);
    let much = amount(20_000 * DOLLAR);
    let late = at(CURE_END + 1);
    let active = open(&terms);
    let defaulted = defaulted(&terms);
    let foreclosed = defaulted.foreclose(late).expect("past the window");
    let refused = |loan: &Loan| LoanError::WrongStatus { status: loan.status };
    for loan in [defaulted, foreclosed] {
        assert_eq!(loan.pay(&terms, much, late), Err(refused(&loan)));
        assert_eq!(loan.call_default(&terms, late), Err(refused(&loan)));
    }
    for loan in [active, foreclosed] {
        assert_eq!(loan.cure(&terms, much, late), Err(refused(&loan)));
        assert_eq!(loan.foreclose(late), Err(refused(&loan)));
    }
    for loan in [active, defaulted] {
        let proceeds = super::waterfall::proceeds(1, 0, 0);
        assert_eq!(loan.recover(&terms, &proceeds, late).map(|recovery| recovery.loan), Err(refused(&loan)));
    }
}
