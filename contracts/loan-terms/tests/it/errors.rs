//! Every refusal of the arithmetic has an error of its own with its numbers.

use alloy_primitives::U256;
use alloy_sol_types::SolError;
use loan_terms::errors::{ILoanTerms as abi, of_loan};
use usdai_core::loan::{LoanError, Status};
use usdai_core::{AssetAmount, MathError, Seconds, Timestamp, Usd, Wad};

#[track_caller]
fn is(error: LoanError, expected: impl SolError) {
    assert_eq!(Vec::from(of_loan(error)), expected.abi_encode());
}

#[test]
fn each_is_spelled() {
    use LoanError as E;
    let [one, two] = [1, 2].map(U256::from);
    let (units, until) = (AssetAmount::new, Timestamp::new(1));
    let interval = Seconds::new(2);
    is(E::TranchesOutOfRange { count: 1 }, abi::TranchesOutOfRange { count: one });
    is(E::EmptyTranche { index: 1 }, abi::EmptyTranche { index: one });
    is(E::RateOutOfRange { rate: Wad::new(one) }, abi::RateOutOfRange { rate: one });
    is(E::IntervalOutOfRange { interval }, abi::IntervalOutOfRange { repaymentInterval: 2 });
    is(E::InstalmentsOutOfRange { instalments: 1 }, abi::InstalmentsOutOfRange { instalments: 1 });
    let above = E::GraceAboveInterval { grace: Seconds::new(1), interval };
    is(above, abi::GraceAboveInterval { grace: 1, repaymentInterval: 2 });
    is(E::PrincipalAboveMost { principal: Usd::new(one) }, abi::PrincipalAboveMost { principal: one });
    let nothing = E::NothingForBorrower { withheld: units(one), principal: units(two) };
    is(nothing, abi::NothingForBorrower { withheld: one, principal: two });
    is(E::NotStarted { start: until }, abi::NotStarted { start: 1 });
    let below = E::BelowDue { amount: units(one), needed: units(two) };
    is(below, abi::BelowDue { amount: one, needed: two });
    is(E::NothingPaid { opens_after: until }, abi::NothingPaid { opensAfter: 1 });
    is(E::WithinGrace { until }, abi::WithinGrace { until: 1 });
    is(E::CureWindowOver { until }, abi::CureWindowOver { until: 1 });
    is(E::CureWindowOpen { until }, abi::CureWindowOpen { until: 1 });
    assert_eq!(of_loan(E::Math(MathError::Overflow)), kit::errors::arithmetic_overflow());
    let at = Timestamp::new(9);
    let statuses =
        [Status::Active, Status::Defaulted { at }, Status::Foreclosed { defaulted_at: at }, Status::Closed];
    for (status, number) in statuses.into_iter().zip(1..) {
        is(E::WrongStatus { status }, abi::WrongStatus { status: number });
    }
}

#[test]
fn an_interface_is_held_to_the_part() {
    let part = testing::parse(testing::LOAN_TERMS).expect("declarations that parse");
    let declared: Vec<_> = part.errors().map(|error| error.selector().0).collect();
    assert_eq!(declared.len(), abi::ILoanTermsErrors::SELECTORS.len());
    assert!(declared.iter().all(|selector| abi::ILoanTermsErrors::SELECTORS.contains(selector)));
}
