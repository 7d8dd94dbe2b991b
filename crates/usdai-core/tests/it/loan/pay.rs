//! Payments at the edges of an instalment's window.

use super::{DAY, DOLLAR, MONTH, amount, at, open, ten_thousand, units_of};
use usdai_core::LoanError;
use usdai_core::loan::{Opening, Schedule, Status, Terms};

const FIRST: u64 = 958_333_333;

/// L11, weakness 11: `quote` and `pay` agree to the second.
#[track_caller]
fn check_due(paid: u16, second: u64, instalments: u16, overdue: u16) {
    let terms = ten_thousand(Schedule::Linear);
    let mut loan = open(&terms);
    loan.paid = paid;
    let quote = loan.quote(&terms, at(second)).expect("a quote");
    assert_eq!((quote.due.instalments, quote.arrears.instalments), (instalments, overdue), "at {second}");
    let due = quote.total_due().expect("a sum");
    let outcome = loan.pay(&terms, due, at(second));
    match outcome {
        Ok((_, payment)) => {
            assert_eq!((payment.served.instalments, payment.total()), (instalments, Ok(due)));
            let short = amount(units_of(due) - 1);
            if instalments == 1 {
                let error = LoanError::BelowDue { amount: short, needed: due };
                assert_eq!(loan.pay(&terms, short, at(second)), Err(error));
            }
        }
        Err(LoanError::NotStarted { .. }) => assert_eq!(second, 0),
        Err(error) => assert!(instalments == 0 && matches!(error, LoanError::NothingPaid { .. }), "{error}"),
    }
}

#[test]
fn an_instalment_opens_after_the_last_deadline() {
    for (paid, second, instalments, overdue) in [
        (0, 0, 0, 0),
        (0, 1, 1, 0),
        (0, MONTH - 1, 1, 0),
        (0, MONTH, 1, 0),
        (0, MONTH + 1, 1, 1),
        (0, 2 * MONTH - 1, 1, 1),
        (0, 2 * MONTH, 2, 1),
        (0, 2 * MONTH + 1, 2, 2),
        (1, 1, 0, 0),
        (1, MONTH, 0, 0),
        (1, MONTH + 1, 1, 0),
        (3, 40 * MONTH, 9, 9),
    ] {
        check_due(paid, second, instalments, overdue);
    }
}

/// What is offered beyond the last whole instalment is not taken while one is open, and prepays where none is.
#[test]
fn l12_prepayment_lowers_the_principal_at_once() {
    let terms = ten_thousand(Schedule::Linear);
    let loan = open(&terms);
    let extra = 100 * DOLLAR;
    let (after, payment) = loan.pay(&terms, amount(FIRST + extra), at(DAY)).expect("a payment");
    assert_eq!((units_of(payment.prepaid), payment.total()), (extra, Ok(amount(FIRST + extra))));
    assert_eq!(units_of(after.outstanding), 10_000 * DOLLAR - 833_333_333 - extra);
    let next = after.instalment(&terms).expect("an instalment");
    assert_eq!(units_of(next.principal), 824_242_424, "an eleventh of what is left");

    let two_due = at(MONTH + 1);
    let (after, payment) = loan.pay(&terms, amount(FIRST + extra + DOLLAR), two_due).expect("a payment");
    assert_eq!(payment.served.instalments, 1, "the second one is open and not covered");
    assert!(payment.prepaid.is_zero() && payment.total().map(units_of).expect("a sum") < FIRST + DOLLAR);
    assert_eq!(after.paid, 1);
}

/// L12: paid off at any time, all is taken once, and only what is owed.
#[test]
fn l12_a_loan_is_paid_off_at_any_time() {
    for schedule in [Schedule::Level, Schedule::Linear] {
        let terms = Terms { exit_fee: amount(DOLLAR), reserve_instalments: 2, ..ten_thousand(schedule) };
        let loan = open(&terms);
        for second in [1, DAY, MONTH, MONTH + 1, 5 * MONTH, 12 * MONTH, 12 * MONTH + 1, 100 * MONTH] {
            let quote = loan.quote(&terms, at(second)).expect("a quote");
            let much = amount(1_000_000 * DOLLAR);
            let (after, payment) = loan.pay(&terms, much, at(second)).expect("a payment");
            assert_eq!(payment.total(), Ok(quote.payoff), "at {second}");
            assert_eq!((after.status, payment.exit_fee), (Status::Closed, amount(DOLLAR)));
            assert_eq!((payment.reserve_returned, after.reserve), (loan.reserve, amount(0)));
            let short = amount(units_of(quote.payoff) - 1);
            match loan.pay(&terms, short, at(second)) {
                Err(LoanError::BelowDue { needed, .. }) => assert_eq!(needed, quote.payoff),
                Ok((after, payment)) => {
                    assert!(after.status == Status::Active && payment.exit_fee.is_zero());
                    assert!(second > MONTH, "the last instalment of several is left");
                }
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn a_closed_loan_takes_nothing() {
    let terms = ten_thousand(Schedule::Level);
    let loan = open(&terms);
    let much = amount(20_000 * DOLLAR);
    let (closed, _) = loan.pay(&terms, much, at(1)).expect("a payment");
    let error = LoanError::WrongStatus { status: Status::Closed };
    assert_eq!(closed.pay(&terms, much, at(2)), Err(error));
    assert_eq!(closed.call_default(&terms, at(100 * MONTH)), Err(error));
    assert_eq!(closed.cure(&terms, much, at(2)), Err(error));
    assert_eq!(closed.foreclose(at(2)), Err(error));
    assert_eq!(closed.quote(&terms, at(2)), Ok(Default::default()));
}

/// Weakness 2: a loan pays off another, with cash in, with cash out, and to the unit.
#[test]
fn weakness_02_refinancing_balances_to_the_unit() {
    let terms = Terms { reserve_instalments: 1, ..ten_thousand(Schedule::Linear) };
    let old = open(&terms);
    let now = at(3 * MONTH);
    let quote = old.quote(&terms, now).expect("a quote");
    let (_, payoff) = old.pay(&terms, quote.payoff, now).expect("a payment");
    let needed = units_of(quote.payoff) - units_of(old.reserve);
    for (principal, fee) in [(needed, 0), (needed - 1, 0), (needed + 1, 0), (needed + 9, 8), (2 * needed, 7)]
    {
        let tranches = [super::tranche(principal, super::FIFTEEN_PERCENT)];
        let fresh =
            Terms { tranches: &tranches, origination_fee: amount(fee), ..ten_thousand(Schedule::Level) };
        let opening = Opening::new(&fresh, now).expect("good terms");
        let cash = opening.refinance(&payoff).expect("sums");
        let (input, output) = (units_of(cash.from_borrower), units_of(cash.to_borrower));
        assert!(input == 0 || output == 0);
        assert_eq!(principal + input, needed + fee + output, "{principal} {fee}");
    }
}
