//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts
//! is declared, and so is the constructor. `usdai bindings --check` compares the JSON with the Solidity.

use crate::fake::Fake;
use crate::scene::open;
use alloy_primitives::{Address, FixedBytes};
use kit::program::Program;
use loan_positions::LoanPositions;
use loan_positions::abi::{CONSTRUCTOR, ILoanPositions as abi};
use motsu::prelude::*;
use std::collections::BTreeSet;
use testing::{AUTHORITY, ERRORS, Interface, interface_id};

/// Errors of tokens, which this contract neither is nor moves, and of pauses.
const ABSENT: [&str; 18] = [
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
    "PauseCoolingDown(uint64)",
    "PauseTooLong(uint64,uint64)",
    "TokenAllowanceTooLow(address,uint256,uint256)",
    "TokenBalanceTooLow(address,uint256,uint256)",
    "TransferFailed(address)",
    "ZeroAmount()",
];

fn interface() -> Interface {
    Interface::read("loan-positions").expect("abi/loan-positions.json")
}

#[test]
fn the_interface_is_whole() {
    let interface = interface();
    assert!(interface.has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
    assert_eq!(interface.distinct_functions(), Some(22));
    let undeclared = |part| interface.undeclared(part).expect("declarations that parse");
    assert_eq!(undeclared(AUTHORITY), Vec::<String>::new());
    assert_eq!(undeclared(ERRORS).into_iter().collect::<BTreeSet<_>>(), ABSENT.map(str::to_owned).into());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(contract: &Contract<LoanPositions>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed_and_nothing_else(contract: Contract<LoanPositions>) {
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&contract, selector), "{}", function.signature());
    }
    for other in interface().neighbours() {
        assert!(!is_routed(&contract, other), "{other:#x}");
    }
}

#[motsu::test]
fn no_function_takes_arguments_that_do_not_decode(contract: Contract<LoanPositions>, fake: Contract<Fake>) {
    let scene = open(&contract, &fake);
    let takes_any = |function: &&alloy_json_abi::Function| !function.inputs.is_empty();
    for function in interface().abi.functions().filter(takes_any) {
        for arguments in [&[][..], &[0xff; 31], &[0xff; 320]] {
            let input = [&function.selector()[..], arguments].concat();
            assert!(scene.raw(fake.address(), &input).is_err(), "{}", function.signature());
        }
    }
}

#[motsu::test]
fn interfaces_are_told_by_their_ids(contract: Contract<LoanPositions>, fake: Contract<Fake>) {
    let scene = open(&contract, &fake);
    let supports = |interfaceId| scene.ask(abi::supportsInterfaceCall { interfaceId })._0;
    let erc721 = interface_id(&[
        "balanceOf(address)",
        "ownerOf(uint256)",
        "approve(address,uint256)",
        "getApproved(uint256)",
        "setApprovalForAll(address,bool)",
        "isApprovedForAll(address,address)",
        "transferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256,bytes)",
    ]);
    let metadata = interface_id(&["name()", "symbol()", "tokenURI(uint256)"]);
    for id in [interface_id(&["supportsInterface(bytes4)"]), erc721, metadata] {
        assert!(supports(id), "{id}");
    }
    for other in [[0; 4], [0xff; 4], [0x80, 0xac, 0x58, 0xcc]] {
        assert!(!supports(FixedBytes(other)));
    }
    assert_eq!(scene.ask(abi::nameCall {})._0, "USDai Loan Position");
    assert_eq!(scene.ask(abi::symbolCall {})._0, "USDai-LP");
}
