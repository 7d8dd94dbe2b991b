//! The interface: all is routed, nothing else is, and the constructor is declared. `usdai bindings --check` compares
//! `abi/qev-lens.json` with the Solidity.

use alloy_primitives::Address;
use kit::program::Program;
use motsu::prelude::*;
use qev_lens::QevLens;
use qev_lens::abi::CONSTRUCTOR;
use testing::Interface;

fn interface() -> Interface {
    Interface::read("qev-lens").expect("abi/qev-lens.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(7));
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(lens: Contract<QevLens>) {
    let is_routed = |selector| {
        let outcome = lens.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
        !matches!(outcome.motsu_res(), Ok(None))
    };
    for other in interface().neighbours() {
        assert!(!is_routed(other), "{other:#x}");
    }
    // Those that ask the auction first have a test of their own.
    for name in ["qev", "record", "tickSums"] {
        let function =
            interface().abi.function(name).and_then(|all| all.first()).cloned().expect("a function");
        assert!(is_routed(u32::from_be_bytes(function.selector().0)), "{name}");
    }
}
