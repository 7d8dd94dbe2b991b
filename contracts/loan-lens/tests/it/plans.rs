//! Schedules and openings, against the numbers of the protocol's page and against the arithmetic.

use crate::fake::{Scene, Words, cents, constructor, decoded, raw};
use alloy_primitives::{Address, U256};
use loan_lens::LoanLens;
use loan_lens::abi::ILoanLens as abi;
use motsu::prelude::*;
use testing::{done, refused};
use usdai_core::loan::Opening;
use usdai_core::{Decimals, Timestamp};

#[motsu::test]
fn the_router_is_named_once(lens: Contract<LoanLens>, words: Contract<Words>, alice: Address) {
    refused(raw(&lens, &constructor(Address::ZERO)), abi::ZeroAddress {});
    let scene = Scene::new(&lens, &words);
    refused(raw(&lens, &constructor(alice)), abi::AlreadyConstructed {});
    assert_eq!(done(scene.ask(abi::routerCall {}))._0, words.address());
}

/// To the cent: the page says 958.33, 947.92, 937.50, ... 843.75, and level 902.58, last 11.14 + 891.44.
#[motsu::test]
fn schedules_are_those_of_the_page(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let rounded = |amount: U256| (amount + U256::from(5_000)) / U256::from(10_000) * U256::from(10_000);
    for (schedule, totals) in [(1, [95_833, 94_792, 93_750, 84_375]), (0, [90_258; 4])] {
        let rows = done(scene.ask(abi::scheduleCall { terms: scene.terms(schedule) })).rows;
        assert_eq!(rows.len(), 12);
        for (index, total) in [0, 1, 2, 11].into_iter().zip(totals) {
            let row = &rows[index];
            assert_eq!(rounded(row.principal + row.interest), cents(total), "{schedule} {index}");
        }
        let principal: U256 = rows.iter().map(|row| row.principal).sum();
        assert_eq!((principal, rows[11].balance), (cents(1_000_000), U256::ZERO));
        for pair in rows.windows(2) {
            assert_eq!(
                (pair[1].due - pair[0].due, pair[0].balance - pair[1].balance),
                (2_628_000, pair[1].principal)
            );
        }
    }
    let last = done(scene.ask(abi::scheduleCall { terms: scene.terms(0) })).rows[11].clone();
    assert_eq!([last.interest, last.principal].map(rounded), [1_114, 89_144].map(cents));
}

/// A loan that began keeps its times, whatever was paid since.
#[motsu::test]
fn a_schedule_starts_with_its_loan(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let terms = scene.terms(1);
    let own = decoded(&terms);
    let arithmetic = own.arithmetic(Decimals::new(6).expect("decimals")).expect("terms");
    let loan = Opening::new(&arithmetic, Timestamp::new(1_000)).expect("an opening").loan;
    let (loan, _) = loan.pay(&arithmetic, loan.outstanding, Timestamp::new(1_001)).expect("a payment");
    scene.holds(loan);
    let rows = done(scene.ask(abi::scheduleCall { terms })).rows;
    assert_eq!((rows.len(), rows[0].due, rows[11].due), (12, 1_000 + 2_628_000, 1_000 + 31_536_000));
}

#[motsu::test]
fn the_longest_schedule_has_240_rows(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let mut terms = scene.terms(0);
    for (instalments, is_known) in [(240, true), (241, false)] {
        terms.duration = terms.repaymentInterval * instalments;
        let answer = scene.ask(abi::scheduleCall { terms: terms.clone() });
        if is_known {
            assert_eq!(done(answer).rows.len(), 240);
        } else {
            refused(answer, abi::InstalmentsOutOfRange { instalments: 241 });
        }
    }
}

#[motsu::test]
fn an_opening_is_divided(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let opening = done(scene.ask(abi::openingCall { terms: scene.terms(1) }))._0;
    assert_eq!([opening.principal, opening.originationFee], [cents(1_000_000), cents(10_000)]);
    assert_eq!(opening.reserve, opening.firstInstalment);
    assert_eq!(opening.toBorrower + opening.originationFee + opening.reserve, opening.principal);
}

#[motsu::test]
fn terms_and_currencies_out_of_bounds_are_named(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    let refuse = |change: &dyn Fn(&mut abi::LoanTerms)| {
        let mut terms = scene.terms(1);
        change(&mut terms);
        (scene.ask(abi::openingCall { terms: terms.clone() }), scene.ask(abi::scheduleCall { terms }))
    };
    macro_rules! each {
        ($($change:expr => $error:expr),* $(,)?) => {$(
            let (opening, schedule) = refuse(&$change);
            refused(opening, $error);
            refused(schedule, $error);
        )*};
    }
    let most = U256::from(10).pow(U256::from(36));
    each! {
        |t: &mut abi::LoanTerms| t.schedule = 2 => abi::ScheduleUnknown { schedule: 2 },
        |t: &mut abi::LoanTerms| t.duration += 1 =>
            abi::DurationNotWhole { duration: 31_536_001, repaymentInterval: 2_628_000 },
        |t: &mut abi::LoanTerms| t.repaymentInterval = 0 => abi::IntervalOutOfRange { repaymentInterval: 0 },
        |t: &mut abi::LoanTerms| t.trancheSpecs.clear() => abi::TranchesOutOfRange { count: U256::ZERO },
        |t: &mut abi::LoanTerms| t.trancheSpecs[0].amount = U256::ZERO =>
            abi::EmptyTranche { index: U256::ZERO },
        |t: &mut abi::LoanTerms| t.trancheSpecs[0].rate = U256::ZERO => abi::RateOutOfRange { rate: U256::ZERO },
        |t: &mut abi::LoanTerms| t.gracePeriodDuration = 2_628_001 =>
            abi::GraceAboveInterval { grace: 2_628_001, repaymentInterval: 2_628_000 },
        |t: &mut abi::LoanTerms| t.trancheSpecs[0].amount = most =>
            abi::PrincipalAboveMost { principal: most * U256::from(10).pow(U256::from(12)) },
        |t: &mut abi::LoanTerms| t.trancheSpecs[0].amount = U256::MAX => abi::ArithmeticOverflow {},
        |t: &mut abi::LoanTerms| (t.originationFee, t.reserveInstalments) = (cents(1_000_000), 0) =>
            abi::NothingForBorrower { withheld: cents(1_000_000), principal: cents(1_000_000) },
    }
    for decimals in [5, 19, 256 + 6] {
        scene.has_decimals(decimals);
        let unusable = abi::CurrencyUnusable { currencyToken: words.address() };
        refused(scene.ask(abi::openingCall { terms: scene.terms(1) }), unusable);
    }
}

#[motsu::test]
fn a_silent_router_is_told(lens: Contract<LoanLens>, words: Contract<Words>) {
    let scene = Scene::new(&lens, &words);
    scene.has_decimals(0);
    let silent = || abi::ContractSilent { contract_: words.address() };
    refused(scene.ask(abi::quoteCall { terms: scene.terms(1) }), silent());
    refused(scene.ask(abi::scheduleCall { terms: scene.terms(1) }), silent());
    refused(scene.ask(abi::loanCall { terms: scene.terms(1) }), silent());
}
