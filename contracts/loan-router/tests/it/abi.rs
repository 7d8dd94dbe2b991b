//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts is
//! declared, and so is the constructor. `usdai bindings --check` compares the JSON with the Solidity.

use crate::scene::{Whole, open};
use alloy_primitives::Address;
use kit::program::Program;
use loan_opening::LoanOpening;
use loan_router::abi::CONSTRUCTOR;
use motsu::prelude::*;
use std::collections::BTreeSet;
use testing::{AUTHORITY, ERRORS, Interface, LOAN_TERMS};

/// Errors of tokens, which this contract is not.
const ABSENT: [&str; 11] = [
    "ECDSAInvalidSignature()",
    "ECDSAInvalidSignatureS(bytes32)",
    "ERC20InsufficientAllowance(address,uint256,uint256)",
    "ERC20InsufficientBalance(address,uint256,uint256)",
    "ERC20InvalidApprover(address)",
    "ERC20InvalidReceiver(address)",
    "ERC20InvalidSender(address)",
    "ERC20InvalidSpender(address)",
    "ERC2612ExpiredSignature(uint256)",
    "ERC2612InvalidSigner(address,address)",
    "MinimumNotMet(uint256,uint256)",
];
/// Functions of the other part, which the tests' machine runs on no storage of the router's.
const OF_DEFAULTS: [&str; 5] = ["callDefault", "foreclose", "onCollateralLiquidated", "recover", "reconcile"];

fn interface() -> Interface {
    Interface::read("loan-router").expect("abi/loan-router.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(30));
}

#[test]
fn what_contracts_share_is_declared() {
    let undeclared = |part| interface().undeclared(part).expect("declarations that parse");
    assert_eq!(undeclared(AUTHORITY), Vec::<String>::new());
    assert_eq!(undeclared(LOAN_TERMS), Vec::<String>::new());
    assert_eq!(undeclared(ERRORS).into_iter().collect::<BTreeSet<_>>(), ABSENT.map(str::to_owned).into());
}

/// What the parts answer is what the router's interface says, but for the principal that is there for the old loan.
#[test]
fn parts_take_what_the_router_takes() {
    let whole = interface();
    for (name, functions) in [("loan-opening", 7), ("loan-default", 5)] {
        let part = Interface::read(name).expect("a part's interface");
        assert_eq!(part.distinct_functions(), Some(functions));
        for selector in part.selectors() {
            assert!(whole.selectors().contains(&selector), "{name} {selector:#x}");
        }
    }
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no answer.
fn is_routed(router: &Contract<Whole>, selector: u32) -> bool {
    let outcome = router.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(router: Contract<Whole>, part: Contract<LoanOpening>) {
    open(&router, &part);
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&router, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&router, other), "{other:#x}");
    }
}

#[motsu::test]
fn no_function_takes_arguments_that_do_not_decode(router: Contract<Whole>, part: Contract<LoanOpening>) {
    let scene = open(&router, &part);
    let takes_any = |function: &&alloy_json_abi::Function| {
        let any = function.inputs.iter().all(|input| ["uint256", "bytes32"].contains(&input.ty.as_str()));
        !function.inputs.is_empty() && !any && !OF_DEFAULTS.contains(&function.name.as_str())
    };
    for function in interface().abi.functions().filter(takes_any) {
        for arguments in [&[][..], &[0xff; 31], &[0xff; 320]] {
            let input = [&function.selector()[..], arguments].concat();
            assert_eq!(scene.raw(part.address(), &input), Err(Vec::new()), "{}", function.signature());
        }
    }
}
