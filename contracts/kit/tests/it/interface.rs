//! The parts of interfaces are read from this crate's sources as they are compiled from them.

use kit::errors::IKit::IKitErrors;
use kit::{authority, erc20};
use std::collections::BTreeSet;
use testing::{AUTHORITY, ERC20, ERRORS, Interface, parse};

/// Errors, events and functions.
fn declared(part: &str) -> [Vec<Vec<u8>>; 3] {
    let abi = parse(part).expect("declarations that parse");
    [
        abi.errors().map(|error| error.selector().to_vec()).collect(),
        abi.events().map(|event| event.selector().to_vec()).collect(),
        abi.functions().map(|function| function.selector().to_vec()).collect(),
    ]
}

#[track_caller]
fn are<const N: usize>(declared: Vec<Vec<u8>>, compiled: &[[u8; N]]) {
    let declared: BTreeSet<_> = declared.into_iter().collect();
    assert_eq!(declared, compiled.iter().map(|selector| selector.to_vec()).collect());
}

#[test]
fn the_parts_are_complete() {
    let [errors, events, functions] = declared(ERRORS);
    are(errors, IKitErrors::SELECTORS);
    assert_eq!((events.len(), functions.len()), (0, 0));
    let [errors, events, functions] = declared(AUTHORITY);
    assert!(errors.is_empty());
    are(events, authority::abi::abiEvents::SELECTORS);
    are(functions, authority::abi::abiCalls::SELECTORS);
    let [errors, events, functions] = declared(ERC20);
    assert!(errors.is_empty());
    are(events, erc20::abi::abiEvents::SELECTORS);
    are(functions, erc20::abi::abiCalls::SELECTORS);
}

#[test]
fn what_is_missing_or_spelled_otherwise_is_found() {
    let usdai = Interface::read("usdai").expect("abi/usdai.json");
    let part = "interface IPart {
        error ZeroAmount();
        error ZeroAmount(uint256 amount);
        error ValueNotAccepted(uint256 wei);
        event HarvestRecipientSet(address indexed recipient);
        event HarvestRecipientSet(address recipient);
        function harvested(address anyone) external view;
        function harvested() external view;
    }";
    let expected =
        ["ValueNotAccepted(uint256)", "ZeroAmount(uint256)", "HarvestRecipientSet(address)", "harvested()"];
    assert_eq!(usdai.undeclared(part).expect("declarations that parse"), expected);
}
