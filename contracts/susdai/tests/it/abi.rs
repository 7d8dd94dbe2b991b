//! The interface: selectors are unique, all are routed, nothing else is, what is shared with other contracts
//! is declared, and so is the constructor. `usdai bindings --check` compares `abi/susdai.json` with the Solidity.

use crate::scene::{ask, open, open_alone};
use alloy_primitives::{Address, FixedBytes};
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;
use std::collections::BTreeSet;
use susdai::SUsdAi;
use susdai::abi::{CONSTRUCTOR, ISUSDai as abi};
use testing::{AUTHORITY, ERC20, ERRORS, Interface, interface_id};
use usdai::UsdAi;

/// Errors of tokens that are not ours, which the vault never moves.
const ABSENT: [&str; 3] = [
    "TokenBalanceTooLow(address,uint256,uint256)",
    "TokenAllowanceTooLow(address,uint256,uint256)",
    "BalanceUnreadable(address)",
];

fn interface() -> Interface {
    Interface::read("susdai").expect("abi/susdai.json")
}

#[test]
fn the_constructor_is_declared() {
    assert!(interface().has_constructor(CONSTRUCTOR), "{CONSTRUCTOR}");
}

#[test]
fn selectors_are_unique() {
    assert_eq!(interface().distinct_functions(), Some(69));
}

#[test]
fn what_contracts_share_is_declared() {
    let undeclared = |part| interface().undeclared(part).expect("declarations that parse");
    for part in [AUTHORITY, ERC20] {
        assert_eq!(undeclared(part), Vec::<String>::new());
    }
    assert_eq!(undeclared(ERRORS).into_iter().collect::<BTreeSet<_>>(), ABSENT.map(str::to_owned).into());
}

/// Arguments that are too short are refused by every function that takes any; an unknown selector has no
/// answer.
fn is_routed(contract: &Contract<SUsdAi>, selector: u32) -> bool {
    let outcome = contract.sender(Address::repeat_byte(1)).route(selector, &[0xff; 31]);
    !matches!(outcome.motsu_res(), Ok(None))
}

#[motsu::test]
fn every_function_is_routed(
    contract: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
) {
    open(&contract, &usdai, &dollar, admin);
    for function in interface().abi.functions() {
        let selector = u32::from_be_bytes(function.selector().0);
        assert!(is_routed(&contract, selector), "{}", function.signature());
    }
}

#[motsu::test]
fn nothing_else_is_routed(contract: Contract<SUsdAi>) {
    let others = interface().neighbours();
    assert!(others.len() > 1_800, "{}", others.len());
    for other in others {
        assert!(!is_routed(&contract, other), "{other:#x}");
    }
}

#[test]
fn selectors_of_the_deployed_susdai_are_kept() {
    let known = interface().selectors();
    for (name, selector) in [
        ("deposit", 0x6e553f65),
        ("deposit with a minimum", 0xbc157ac1),
        ("mint", 0x94bf804d),
        ("mint with a maximum", 0x836a1040),
        ("convertToShares", 0xc6e6f592),
        ("convertToAssets", 0x07a2d13a),
        ("depositSharePrice", 0x1eb510a1),
        ("redemptionSharePrice", 0xecab31a0),
        ("nav", 0xc1590cd7),
        ("totalShares", 0x3a98ef39),
        ("requestRedeem", 0x7d41c86e),
        ("redeem", 0xba087652),
        ("withdraw", 0xb460af94),
        ("share", 0xa8d5fd65),
        ("redemptionTimestamp", 0x1b235437_u32),
    ] {
        assert!(known.contains(&selector), "{name}: {selector:#x}");
    }
}

/// ERC-4626 beyond ERC-20.
const VAULT: [&str; 16] = [
    "asset()",
    "totalAssets()",
    "convertToShares(uint256)",
    "convertToAssets(uint256)",
    "maxDeposit(address)",
    "previewDeposit(uint256)",
    "deposit(uint256,address)",
    "maxMint(address)",
    "previewMint(uint256)",
    "mint(uint256,address)",
    "maxWithdraw(address)",
    "previewWithdraw(uint256)",
    "withdraw(uint256,address,address)",
    "maxRedeem(address)",
    "previewRedeem(uint256)",
    "redeem(uint256,address,address)",
];

#[motsu::test]
fn interfaces_are_told_by_their_ids(contract: Contract<SUsdAi>, admin: Address) {
    open_alone(&contract, admin);
    let supports = |interfaceId| ask(&contract, abi::supportsInterfaceCall { interfaceId })._0;
    let shared = interface_id(&[&VAULT[..], &["share()"]].concat());
    assert_eq!(shared, FixedBytes([0x2f, 0x0a, 0x18, 0xc5]), "ERC-7575");
    let erc20 = interface_id(&[
        "totalSupply()",
        "balanceOf(address)",
        "transfer(address,uint256)",
        "transferFrom(address,address,uint256)",
        "approve(address,uint256)",
        "allowance(address,address)",
    ]);
    let permit = interface_id(&[
        "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
        "nonces(address)",
        "DOMAIN_SEPARATOR()",
    ]);
    let others = [
        interface_id(&VAULT),
        erc20,
        permit,
        interface_id(&["eip712Domain()"]),
        interface_id(&["supportsInterface(bytes4)"]),
    ];
    let operators = interface_id(&["setOperator(address,bool)", "isOperator(address,address)"]);
    let redemptions = interface_id(&[
        "requestRedeem(uint256,address,address)",
        "pendingRedeemRequest(uint256,address)",
        "claimableRedeemRequest(uint256,address)",
    ]);
    assert_eq!(
        [operators, redemptions],
        [FixedBytes([0xe3, 0xbc, 0x4e, 0x65]), FixedBytes([0x62, 0x0e, 0xe8, 0xe4])]
    );
    for known in [shared, operators, redemptions].into_iter().chain(others) {
        assert!(supports(known), "{known}");
    }
    for other in [FixedBytes([0xff; 4]), FixedBytes::ZERO] {
        assert!(!supports(other), "{other}");
    }
}

#[motsu::test]
fn the_share_is_a_token_of_18_decimals(contract: Contract<SUsdAi>, admin: Address) {
    open_alone(&contract, admin);
    assert_eq!(ask(&contract, abi::nameCall {})._0, "Staked USDai");
    assert_eq!(ask(&contract, abi::symbolCall {})._0, "sUSDai");
    assert_eq!(ask(&contract, abi::decimalsCall {})._0, 18);
    assert_eq!(ask(&contract, abi::shareCall {})._0, contract.address());
    assert_eq!(ask(&contract, abi::assetCall {})._0, contract.address());
    assert_eq!(ask(&contract, abi::eip712DomainCall {}).name, "Staked USDai");
}
