//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts
//! is declared, and so is the constructor. `usdai bindings --check` compares the JSON with the Solidity.

use crate::scene::open;
use alloy_primitives::Address;
use kit::program::Program;
use loan_book::LoanBook;
use loan_book::abi::CONSTRUCTOR;
use motsu::prelude::*;
use std::collections::BTreeSet;
use testing::{AUTHORITY, ERRORS, Interface};
use usdai::UsdAi;

/// Errors of tokens, which this contract is not, of what is pulled, and of pauses.
const ABSENT: [&str; 15] = [
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
    "PauseCoolingDown(uint64)",
    "PauseTooLong(uint64,uint64)",
    "TokenAllowanceTooLow(address,uint256,uint256)",
    "TokenBalanceTooLow(address,uint256,uint256)",
    "ZeroAmount()",
];

fn interface() -> Interface {
    Interface::read("loan-book").expect("abi/loan-book.json")
}

#[test]
fn the_interface_is_whole() {
    let interface = interface();
    assert!(interface.has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
    assert_eq!(interface.distinct_functions(), Some(27));
    let undeclared = |part| interface.undeclared(part).expect("declarations that parse");
    assert_eq!(undeclared(AUTHORITY), Vec::<String>::new());
    assert_eq!(undeclared(ERRORS).into_iter().collect::<BTreeSet<_>>(), ABSENT.map(str::to_owned).into());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no answer.
fn is_routed(contract: &Contract<LoanBook>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(
    book: Contract<LoanBook>,
    usdai: Contract<UsdAi>,
    admin: Address,
) {
    open(&book, &usdai, admin);
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&book, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&book, other), "{other:#x}");
    }
}
