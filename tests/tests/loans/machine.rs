//! The table of a loan's life: every call in every state by everybody is done, or refused with its error.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use caliber_nft::Actor;
use tests::abi::{ICaliber, ILoanRouter};

use crate::support::{Stage, State, comes_to, data_of, u};

/// A call of the router, and what it comes to in the stage's state: nothing where it is done.
struct Function {
    name: &'static str,
    data: fn(&mut Stage) -> Bytes,
    refusal: fn(&mut Stage, Address) -> Option<Bytes>,
}

const FUNCTIONS: [Function; 9] = [
    Function {
        name: "borrow",
        data: |stage| {
            let (terms, deposits) = (stage.deal.terms.clone(), stage.scene.deposits(&stage.deal));
            ILoanRouter::borrowCall { terms, deposits }.abi_encode().into()
        },
        refusal: of_borrow,
    },
    Function {
        name: "refinance",
        data: |stage| {
            let (old, terms) = (stage.deal.terms.clone(), stage.successor.terms.clone());
            let deposits = stage.scene.deposits(&stage.successor);
            ILoanRouter::refinanceCall { old, terms, deposits, most: U256::MAX }.abi_encode().into()
        },
        refusal: of_refinance,
    },
    Function {
        name: "repay",
        data: |stage| {
            let (terms, amount) = (stage.deal.terms.clone(), U256::MAX);
            ILoanRouter::repayCall { terms, amount }.abi_encode().into()
        },
        refusal: |stage, _| of_payment(stage, &[State::Active, State::Defaulted]),
    },
    Function {
        name: "callDefault",
        data: |stage| ILoanRouter::callDefaultCall { terms: stage.deal.terms.clone() }.abi_encode().into(),
        refusal: |stage, _| of_state(stage, &[State::Active]),
    },
    Function {
        name: "cure",
        data: |stage| {
            let (terms, amount) = (stage.deal.terms.clone(), U256::MAX);
            ILoanRouter::cureCall { terms, amount }.abi_encode().into()
        },
        refusal: |stage, _| of_payment(stage, &[State::Defaulted]),
    },
    Function {
        name: "foreclose",
        data: |stage| ILoanRouter::forecloseCall { terms: stage.deal.terms.clone() }.abi_encode().into(),
        refusal: |stage, _| {
            if stage.state == State::Defaulted {
                let until = cure_until(stage);
                return Some(data_of(&ILoanRouter::CureWindowOpen { until }));
            }
            of_state(stage, &[State::Lapsed])
        },
    },
    Function {
        name: "onCollateralLiquidated",
        data: |stage| {
            let (loan, proceeds) = (stage.loan, u(1));
            ILoanRouter::onCollateralLiquidatedCall { loan, proceeds }.abi_encode().into()
        },
        refusal: |stage, caller| {
            if caller != stage.scene.auction {
                return Some(data_of(&ILoanRouter::NotAuction { caller }));
            }
            if stage.state == State::Sold {
                return Some(data_of(&ILoanRouter::TitleSold { loan: stage.loan }));
            }
            of_state(stage, &[State::Foreclosed])
        },
    },
    Function {
        name: "recover",
        data: |stage| ILoanRouter::recoverCall { terms: stage.deal.terms.clone() }.abi_encode().into(),
        refusal: |stage, _| {
            if stage.state == State::Foreclosed {
                return Some(data_of(&ILoanRouter::TitleUnsold { loan: stage.loan }));
            }
            of_state(stage, &[State::Sold])
        },
    },
    Function {
        name: "reconcile",
        data: |stage| {
            let terms = stage.deal.terms.clone();
            ILoanRouter::reconcileCall { terms, index: U256::ZERO }.abi_encode().into()
        },
        refusal: |stage, _| {
            let loan = stage.loan;
            let unreported = ILoanRouter::NothingUnreported { loan, index: U256::ZERO };
            Some(unknown(stage).unwrap_or_else(|| data_of(&unreported)))
        },
    },
];

fn unknown(stage: &Stage) -> Option<Bytes> {
    (stage.state == State::None).then(|| data_of(&ILoanRouter::LoanUnknown { loan: stage.loan }))
}

/// Done in these states, and refused by their number in all others.
fn of_state(stage: &Stage, done_in: &[State]) -> Option<Bytes> {
    if done_in.contains(&stage.state) {
        return None;
    }
    let wrong = ILoanRouter::WrongStatus { status: stage.state.number() };
    Some(unknown(stage).unwrap_or_else(|| data_of(&wrong)))
}

fn of_payment(stage: &mut Stage, done_in: &[State]) -> Option<Bytes> {
    if stage.state == State::Lapsed {
        let until = cure_until(stage);
        return Some(data_of(&ILoanRouter::CureWindowOver { until }));
    }
    of_state(stage, done_in)
}

fn of_borrow(stage: &mut Stage, caller: Address) -> Option<Bytes> {
    let borrower = stage.deal.borrower.address;
    if caller != borrower {
        return Some(data_of(&ILoanRouter::NotBorrower { caller, borrower }));
    }
    (stage.state != State::None).then(|| data_of(&ILoanRouter::LoanExists { loan: stage.loan }))
}

/// The title says first that it is no pledge any more, or another's; that of a loan in default could be released.
fn of_refinance(stage: &mut Stage, caller: Address) -> Option<Bytes> {
    const ACTIVE: u8 = 3;
    if stage.state == State::None {
        return unknown(stage);
    }
    let borrower = stage.deal.borrower.address;
    if caller != borrower {
        return Some(data_of(&ILoanRouter::NotBorrower { caller, borrower }));
    }
    let sold = ICaliber::NotAllowed { from: 7, to: ACTIVE, by: Actor::Router as u8 };
    match stage.state {
        State::None | State::Active => None,
        State::Defaulted | State::Lapsed => Some(data_of(&ILoanRouter::WrongStatus { status: 2 })),
        State::Foreclosed => Some(data_of(&ICaliber::NoEdge { from: 6, to: ACTIVE })),
        State::Sold | State::Recovered => Some(data_of(&sold)),
        State::Repaid => Some(data_of(&ICaliber::NoEdge { from: ACTIVE, to: ACTIVE })),
    }
}

fn cure_until(stage: &mut Stage) -> u64 {
    let until = stage.scene.loan(&stage.deal).cure_until();
    until.unwrap_or_else(|error| panic!("{error}")).get()
}

#[test]
fn every_call_in_every_state_by_everybody_is_done_or_refused_with_its_error() {
    let mut edges = Vec::new();
    for state in State::ALL {
        let mut stage = Stage::at(state);
        assert_eq!(crate::support::status(&mut stage.scene, &stage.deal), state.number());
        for function in &FUNCTIONS {
            let data = (function.data)(&mut stage);
            for (name, caller) in stage.callers() {
                let case = format!("{} of a loan that is {state:?} by the {name}", function.name);
                let expected = (function.refusal)(&mut stage, caller);
                comes_to(&case, &stage.foresee(caller, data.clone()), expected.as_ref());
                if expected.is_none() && !edges.contains(&(function.name, state)) {
                    edges.push((function.name, state));
                }
            }
        }
    }
    let expected = [
        ("borrow", State::None),
        ("refinance", State::Active),
        ("repay", State::Active),
        ("callDefault", State::Active),
        ("repay", State::Defaulted),
        ("cure", State::Defaulted),
        ("foreclose", State::Lapsed),
        ("onCollateralLiquidated", State::Foreclosed),
        ("recover", State::Sold),
    ];
    assert_eq!(edges, expected);
}

/// What the router runs by delegate call has no storage of its own, and so it is nobody's router.
#[test]
fn the_parts_run_in_nobody_elses_place() {
    let mut stage = Stage::at(State::Active);
    let partners = stage.scene.ask(&ILoanRouter::partnersCall {});
    for part in [partners.opening, partners.defaults] {
        for function in &FUNCTIONS {
            let data = (function.data)(&mut stage);
            let result = stage.scene.chain().call_raw(stage.deal.borrower.address, part, data);
            let expected = data_of(&ILoanRouter::NotRouter { account: part });
            comes_to(function.name, &result, Some(&expected));
        }
    }
}
