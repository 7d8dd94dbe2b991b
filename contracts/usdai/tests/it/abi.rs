//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts
//! is declared, and so is the constructor. `usdai bindings --check` compares `abi/usdai.json` with the Solidity.

use alloy_primitives::Address;
use kit::program::Program;
use motsu::prelude::*;
use testing::{AUTHORITY, ERC20, ERRORS, Interface};
use usdai::UsdAi;
use usdai::abi::CONSTRUCTOR;

fn interface() -> Interface {
    Interface::read("usdai").expect("abi/usdai.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(58));
}

#[test]
fn what_contracts_share_is_declared() {
    for part in [ERRORS, AUTHORITY, ERC20] {
        assert_eq!(interface().undeclared(part).expect("declarations that parse"), Vec::<String>::new());
    }
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(contract: &Contract<UsdAi>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed(contract: Contract<UsdAi>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&contract, selector), "{}", function.signature());
    }
}

#[motsu::test]
fn nothing_else_is_routed(contract: Contract<UsdAi>) {
    let others = interface().neighbours();
    assert!(others.len() > 1_000);
    for other in others {
        assert!(!is_routed(&contract, other), "{other:#x}");
    }
}

#[test]
fn selectors_of_the_deployed_usdai_are_kept() {
    let known = interface().selectors();
    // For the same acts: deposit twice, withdraw twice, supplyCap, setSupplyCap,
    // bridgedSupply.
    for selector in [0x8b6099db, 0xd97e6ec0, 0x16762eed, 0xfdd2b4af, 0x8f770ad0, 0xb6a3f59a, 0x11c301e0_u32] {
        assert!(known.contains(&selector), "{selector:#x}");
    }
}
