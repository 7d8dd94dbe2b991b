//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts is
//! declared, and so is the constructor. `usdai bindings --check` compares the JSON with the Solidity.

use crate::fake::Feed;
use crate::scene::open;
use alloy_primitives::Address;
use kit::program::Program;
use motsu::prelude::*;
use price_oracle::PriceOracle;
use price_oracle::abi::CONSTRUCTOR;
use std::collections::BTreeSet;
use testing::{AUTHORITY, ERRORS, Interface};

/// What of the shared errors it has.
const PRESENT: [&str; 6] = [
    "AlreadyConstructed()",
    "ArithmeticOverflow()",
    "NotAuthority(address)",
    "NotPendingAuthority(address)",
    "ValueNotAccepted(uint256)",
    "ZeroAddress()",
];

fn interface() -> Interface {
    Interface::read("price-oracle").expect("abi/price-oracle.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(11));
}

#[test]
fn what_contracts_share_is_declared() {
    assert_eq!(interface().undeclared(AUTHORITY).expect("declarations that parse"), Vec::<String>::new());
    let all = testing::parse(ERRORS).expect("declarations that parse");
    let all: BTreeSet<_> = all.errors().map(|error| error.signature()).collect();
    let absent: BTreeSet<_> =
        interface().undeclared(ERRORS).expect("declarations that parse").into_iter().collect();
    let present: BTreeSet<_> = all.difference(&absent).cloned().collect();
    assert_eq!(present, PRESENT.map(str::to_owned).into());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no answer.
fn is_routed(oracle: &Contract<PriceOracle>, selector: u32) -> bool {
    let outcome = oracle.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    open(&oracle, &feed);
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&oracle, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&oracle, other), "{other:#x}");
    }
}

#[motsu::test]
fn no_function_takes_arguments_that_do_not_decode(oracle: Contract<PriceOracle>, feed: Contract<Feed>) {
    let scene = open(&oracle, &feed);
    for function in interface().abi.functions().filter(|function| !function.inputs.is_empty()) {
        for arguments in [&[][..], &[0xff; 31], &[0xff; 192]] {
            let input = [&function.selector()[..], arguments].concat();
            assert_eq!(scene.raw(Address::ZERO, &input), Err(Vec::new()), "{}", function.signature());
        }
    }
}
