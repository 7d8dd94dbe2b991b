//! The interface: all is routed, nothing else is, the constructor is declared, and of the refusals of loans it has
//! those that a view can give. `usdai bindings --check` compares `abi/loan-lens.json` with the Solidity.

use alloy_primitives::Address;
use kit::program::Program;
use loan_lens::LoanLens;
use loan_lens::abi::CONSTRUCTOR;
use motsu::prelude::*;
use testing::{Interface, LOAN_TERMS};

fn interface() -> Interface {
    Interface::read("loan-lens").expect("abi/loan-lens.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(6));
}

#[test]
fn what_it_does_not_refuse_is_what_moves_money() {
    let expected = [
        "BelowDue(uint256,uint256)",
        "CureWindowOpen(uint64)",
        "CureWindowOver(uint64)",
        "NothingPaid(uint64)",
        "WithinGrace(uint64)",
    ];
    let mut missing = interface().undeclared(LOAN_TERMS).expect("declarations that parse");
    missing.sort();
    assert_eq!(missing, expected);
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(lens: Contract<LoanLens>) {
    let is_routed = |selector| {
        let outcome = lens.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
        !matches!(outcome.motsu_res(), Ok(None))
    };
    for other in interface().neighbours() {
        assert!(!is_routed(other), "{other:#x}");
    }
    for selector in interface().selectors() {
        assert!(is_routed(selector), "{selector:#x}");
    }
}
