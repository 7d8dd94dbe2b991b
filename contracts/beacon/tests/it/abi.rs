//! The interface: selectors are unique, all are routed, nothing else is, and so is the constructor declared.
//! `usdai bindings --check` compares `abi/beacon.json` with the Solidity.

use alloy_primitives::Address;
use beacon::Beacon;
use beacon::abi::CONSTRUCTOR;
use kit::program::Program;
use motsu::prelude::*;
use testing::Interface;

fn interface() -> Interface {
    Interface::read("beacon").expect("abi/beacon.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(2));
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(beacon: &Contract<Beacon>, selector: u32) -> bool {
    let outcome = beacon.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(beacon: Contract<Beacon>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&beacon, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&beacon, other), "{other:#x}");
    }
}
