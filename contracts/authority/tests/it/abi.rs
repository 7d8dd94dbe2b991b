//! The interface: selectors are unique, all are routed, nothing else is, the constructor is declared, and what its
//! text says of numbers is so. `usdai bindings --check` compares `abi/authority.json` with the Solidity.

use crate::scene::{ask, selector};
use alloy_primitives::{Address, FixedBytes};
use authority::Authority;
use authority::abi::{CONSTRUCTOR, IAuthority as abi};
use authority::entries::ENTRIES;
use kit::program::Program;
use motsu::prelude::*;
use testing::{Interface, interface_id};

const SOURCE: &str = include_str!("../../../../abi/authority.sol");

fn interface() -> Interface {
    Interface::read("authority").expect("abi/authority.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(36));
}

#[test]
fn the_text_has_the_selectors_of_the_entries() {
    let names = ["pauseMint", "pauseDeposits", "pauseRequests", "pauseBorrowing"];
    for (name, entry) in names.into_iter().zip(ENTRIES) {
        assert_eq!(selector(&format!("{name}(uint64)")), FixedBytes::from(entry));
        let line = SOURCE.lines().find(|line| line.contains(&format!("{name}(uint64)")));
        let said = line.and_then(|line| line.split_whitespace().last());
        assert_eq!(said, Some(format!("{entry:#010x}").as_str()), "{name}");
    }
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(contract: &Contract<Authority>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed(contract: Contract<Authority>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&contract, selector), "{}", function.signature());
    }
}

#[motsu::test]
fn nothing_else_is_routed(contract: Contract<Authority>) {
    let others = interface().neighbours();
    assert!(others.len() > 1_000);
    for other in others.into_iter().chain(ENTRIES) {
        assert!(!is_routed(&contract, other), "{other:#x}");
    }
}

#[motsu::test]
fn interfaces_are_told_by_their_ids(contract: Contract<Authority>) {
    let control = interface_id(&[
        "hasRole(bytes32,address)",
        "getRoleAdmin(bytes32)",
        "grantRole(bytes32,address)",
        "revokeRole(bytes32,address)",
        "renounceRole(bytes32,address)",
    ]);
    assert_eq!(control, FixedBytes([0x79, 0x65, 0xdb, 0x0b]));
    let enumerable = interface_id(&["getRoleMember(bytes32,uint256)", "getRoleMemberCount(bytes32)"]);
    let supports = |interfaceId| ask(&contract, abi::supportsInterfaceCall { interfaceId })._0;
    assert!(
        supports(control) && supports(enumerable) && supports(interface_id(&["supportsInterface(bytes4)"]))
    );
    for other in [[0; 4], [0xff; 4], [0x79, 0x65, 0xdb, 0x0a]] {
        assert!(!supports(FixedBytes(other)));
    }
}
