//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts
//! is declared, and so is the constructor. `usdai bindings --check` compares `abi/qev.json` with the Solidity.

use crate::fake::FakeVault;
use crate::scene::{open, refused};
use alloy_primitives::{Address, U256};
use kit::program::Program;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::{CONSTRUCTOR, IQEV as abi};
use std::collections::BTreeSet;
use testing::{AUTHORITY, ERRORS, Interface};

/// Errors of tokens, which this contract neither is nor moves.
const ABSENT: [&str; 15] = [
    "BalanceUnreadable(address)",
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
    "TokenAllowanceTooLow(address,uint256,uint256)",
    "TokenBalanceTooLow(address,uint256,uint256)",
    "TransferFailed(address)",
];

fn interface() -> Interface {
    Interface::read("qev").expect("abi/qev.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(46));
}

#[test]
fn what_contracts_share_is_declared() {
    let undeclared = |part| interface().undeclared(part).expect("declarations that parse");
    assert_eq!(undeclared(AUTHORITY), Vec::<String>::new());
    assert_eq!(undeclared(ERRORS).into_iter().collect::<BTreeSet<_>>(), ABSENT.map(str::to_owned).into());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(qev: &Contract<Qev>, selector: u32) -> bool {
    let outcome = qev.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(qev: Contract<Qev>, vault: Contract<FakeVault>) {
    open(&qev, &vault);
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&qev, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&qev, other), "{other:#x}");
    }
}

#[motsu::test]
fn no_function_takes_arguments_that_do_not_decode(qev: Contract<Qev>, vault: Contract<FakeVault>) {
    let scene = open(&qev, &vault);
    let takes_any = |function: &&alloy_json_abi::Function| !function.inputs.is_empty();
    for function in interface().abi.functions().filter(takes_any) {
        for arguments in [&[][..], &[0xff; 31], &[0xff; 320]] {
            let input = [&function.selector()[..], arguments].concat();
            let answer = scene.raw(vault.address(), &input);
            // A number may be any; then it is a position that is not there.
            let is_refused = answer.is_err() || function.inputs.iter().all(|input| input.ty == "uint256");
            assert!(is_refused, "{}", function.signature());
        }
    }
    refused(
        scene.send(vault.address(), abi::ownerOfCall { tokenId: U256::MAX }),
        abi::ERC721NonexistentToken { tokenId: U256::MAX },
    );
}
