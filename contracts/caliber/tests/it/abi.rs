//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts is
//! declared, and so is the constructor. `usdai bindings --check` compares `abi/caliber.json` with the Solidity.

use alloy_primitives::Address;
use caliber::Caliber;
use caliber::abi::CONSTRUCTOR;
use kit::program::Program;
use motsu::prelude::*;
use testing::{AUTHORITY, Interface};

fn interface() -> Interface {
    Interface::read("caliber").expect("abi/caliber.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(55));
}

#[test]
fn what_contracts_share_is_declared() {
    assert_eq!(interface().undeclared(AUTHORITY).expect("declarations that parse"), Vec::<String>::new());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no answer.
fn is_routed(caliber: &Contract<Caliber>, selector: u32) -> bool {
    let outcome = caliber.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(caliber: Contract<Caliber>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&caliber, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&caliber, other), "{other:#x}");
    }
}
