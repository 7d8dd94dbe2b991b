//! The interface: the one function is routed and nothing else is; there is no constructor.
//! `usdai bindings --check` compares `abi/caliber-metadata.json` with the Solidity.

use alloy_primitives::Address;
use caliber_metadata::CaliberMetadata;
use kit::program::Program;
use motsu::prelude::*;
use testing::Interface;

fn interface() -> Interface {
    Interface::read("caliber-metadata").expect("abi/caliber-metadata.json")
}

#[test]
fn there_is_no_constructor() {
    assert_eq!(interface().abi.constructor, None);
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no answer.
fn is_routed(metadata: &Contract<CaliberMetadata>, selector: u32) -> bool {
    let outcome = metadata.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(metadata: Contract<CaliberMetadata>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&metadata, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&metadata, other), "{other:#x}");
    }
}
