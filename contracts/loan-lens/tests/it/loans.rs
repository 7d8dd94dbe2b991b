//! Quotes and standings: at every point of a loan's life, to the second.

use crate::fake::{Scene, Words, decoded};
use alloy_primitives::U256;
use loan_lens::LoanLens;
use loan_lens::abi::ILoanLens as abi;
use motsu::prelude::*;
use testing::{done, refused};
use usdai_core::loan::{CURE_WINDOW, Loan, Opening, Status, Terms};
use usdai_core::{AssetAmount, Decimals, Timestamp};

const START: u64 = 1_000_000;
const INTERVAL: u64 = 2_628_000;
const GRACE: u64 = 432_000;

fn opened(terms: &Terms<'_>) -> Loan {
    Opening::new(terms, Timestamp::new(START)).expect("an opening").loan
}

fn six() -> Decimals {
    Decimals::new(6).expect("decimals")
}

/// What `repay` takes of the total, and of the payoff, in the same second.
#[motsu::test]
fn a_quote_is_what_is_taken(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    for schedule in [0, 1] {
        let terms = scene.terms(schedule);
        let own = decoded(&terms);
        let arithmetic = own.arithmetic(six()).expect("terms");
        let loan = opened(&arithmetic);
        scene.holds(loan);
        let deadlines = [1, 2, 3, 12].map(|number| START + number * INTERVAL);
        let seconds = deadlines.into_iter().flat_map(|deadline| [deadline - 1, deadline, deadline + 1]);
        for at in seconds.chain([START + 1]) {
            let quote = done(scene.ask(abi::quoteAtCall { terms: terms.clone(), at }))._0;
            for offered in [quote.total, quote.payoff] {
                let (_, taken) = loan
                    .pay(&arithmetic, AssetAmount::new(offered), Timestamp::new(at))
                    .unwrap_or_else(|error| panic!("{at}: {error}"));
                assert_eq!(taken.total().expect("a sum").raw(), offered, "{schedule} {at}");
            }
            let parts = [quote.principal, quote.interest, quote.lateInterest, quote.exitFee];
            assert_eq!(parts.into_iter().sum::<U256>(), quote.total, "{schedule} {at}");
            assert_eq!(
                (quote.lateInterest.is_zero(), quote.opensAfter),
                (at <= START + INTERVAL, START),
                "{at}"
            );
        }
    }
}

#[motsu::test]
fn arrears_are_the_least_that_cures(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let terms = scene.terms(0);
    let own = decoded(&terms);
    let arithmetic = own.arithmetic(six()).expect("terms");
    // The last one closes the loan, with the exit fee.
    for missed in [1, 2, 12] {
        let at = START + missed * INTERVAL + 1;
        let loan = Loan { status: Status::Defaulted { at: Timestamp::new(at) }, ..opened(&arithmetic) };
        scene.holds(loan);
        let arrears = done(scene.ask(abi::quoteAtCall { terms: terms.clone(), at }))._0.arrears;
        let cure = |amount: U256| loan.cure(&arithmetic, AssetAmount::new(amount), Timestamp::new(at));
        assert!(cure(arrears).is_ok() && cure(arrears - U256::from(1)).is_err(), "{missed}");
    }
}

#[motsu::test]
fn what_cannot_be_paid_is_not_quoted(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let terms = scene.terms(0);
    let own = decoded(&terms);
    let quote = |at| scene.ask(abi::quoteAtCall { terms: terms.clone(), at });
    let loan = own.id(words.address());
    refused(quote(START), abi::LoanUnknown { loan });
    refused(scene.ask(abi::loanCall { terms: terms.clone() }), abi::LoanUnknown { loan });
    let arithmetic = own.arithmetic(six()).expect("terms");
    scene.holds(opened(&arithmetic));
    refused(quote(START), abi::NotStarted { start: START });
    done(quote(START + 1));
    scene.holds(Loan {
        status: Status::Foreclosed { defaulted_at: Timestamp::new(START) },
        ..opened(&arithmetic)
    });
    refused(quote(START + 1), abi::WrongStatus { status: 3 });
    scene.holds(Loan { outstanding: AssetAmount::ZERO, status: Status::Closed, ..opened(&arithmetic) });
    let nothing = done(quote(START + 1))._0;
    assert_eq!((nothing.total, nothing.payoff, nothing.opensAfter), (U256::ZERO, U256::ZERO, 0));
}

#[motsu::test]
fn a_standing_has_every_time_and_amount(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let mut terms = scene.terms(1);
    terms.trancheSpecs.push(terms.trancheSpecs[0].clone());
    let own = decoded(&terms);
    let arithmetic = own.arithmetic(six()).expect("terms");
    let loan = opened(&arithmetic);
    let first = loan.instalment(&arithmetic).expect("an instalment").total().expect("a sum");
    let (paid, _) = loan.pay(&arithmetic, first, Timestamp::new(START + 1)).expect("a payment");
    let at = Timestamp::new(START + 9 * INTERVAL);
    let cases = [
        (Loan { status: Status::Active, ..paid }, [1, 0, 0]),
        (Loan { status: Status::Defaulted { at }, ..paid }, [2, at.get(), at.get() + CURE_WINDOW.get()]),
        (Loan { status: Status::Foreclosed { defaulted_at: at }, ..paid }, [3, at.get(), 0]),
    ];
    for (loan, expected) in cases {
        scene.holds(loan);
        let standing = done(scene.ask(abi::loanCall { terms: terms.clone() }))._0;
        assert_eq!(standing.id, own.id(words.address()));
        assert_eq!([standing.status.into(), standing.defaultedAt, standing.cureUntil], expected);
        assert_eq!((standing.decimals, standing.liquidationFeeRate, standing.start), (6, 1_000, START));
        assert_eq!((standing.instalments, standing.instalmentsPaid), (12, 1));
        assert_eq!(
            [standing.outstanding, standing.reserve],
            [loan.outstanding, loan.reserve].map(|a| a.raw())
        );
        let times = [START + INTERVAL, START + 2 * INTERVAL, START + 2 * INTERVAL + GRACE];
        assert_eq!([standing.opensAfter, standing.deadline, standing.defaultAfter], times);
        assert_eq!(standing.balances.len(), 2);
        assert_eq!(standing.balances.iter().sum::<U256>(), standing.outstanding);
        // The tests' machine runs long after the loan's last deadline.
        assert!(standing.accrued > U256::ZERO);
    }
    scene.holds(Loan { outstanding: AssetAmount::ZERO, status: Status::Closed, ..paid });
    let closed = done(scene.ask(abi::loanCall { terms: terms.clone() }))._0;
    assert_eq!((closed.status, closed.opensAfter, closed.deadline, closed.defaultAfter), (4, 0, 0, 0));
    assert_eq!((closed.accrued, closed.balances), (U256::ZERO, vec![U256::ZERO; 2]));
}
