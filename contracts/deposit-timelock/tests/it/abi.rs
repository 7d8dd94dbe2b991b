//! The interface: selectors are unique, all are routed, nothing else is, and what is shared with other contracts
//! is declared. `usdai bindings --check` compares the JSON with the Solidity.

use crate::scene::Scene;
use alloy_primitives::Address;
use deposit_timelock::DepositTimelock;
use kit::program::Program;
use motsu::prelude::*;
use std::collections::BTreeSet;
use testing::{ERRORS, Interface};

/// Errors of tokens, which this contract is not, of orders and of pauses.
const ABSENT: [&str; 16] = [
    "AlreadyConstructed()",
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
    "NotAuthority(address)",
    "NotPendingAuthority(address)",
    "PauseCoolingDown(uint64)",
    "PauseTooLong(uint64,uint64)",
];

fn interface() -> Interface {
    Interface::read("deposit-timelock").expect("abi/deposit-timelock.json")
}

#[test]
fn the_interface_is_whole() {
    assert_eq!(interface().distinct_functions(), Some(10));
    let undeclared: BTreeSet<_> =
        interface().undeclared(ERRORS).expect("declarations that parse").into_iter().collect();
    assert_eq!(undeclared, ABSENT.map(str::to_owned).into());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(contract: &Contract<DepositTimelock>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(contract: Contract<DepositTimelock>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&contract, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&contract, other), "{other:#x}");
    }
}

#[motsu::test]
fn no_function_takes_arguments_that_do_not_decode(timelock: Contract<DepositTimelock>, alice: Address) {
    let scene = Scene { timelock: &timelock, token: alice };
    let takes_any = |function: &&alloy_json_abi::Function| !function.inputs.is_empty();
    for function in interface().abi.functions().filter(takes_any) {
        for arguments in [&[][..], &[0xff; 31], &[0xff; 320]] {
            let input = [&function.selector()[..], arguments].concat();
            assert_eq!(scene.raw(alice, &input), Err(Vec::new()), "{}", function.signature());
        }
    }
}
