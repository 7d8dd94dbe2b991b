//! What reaches a program, and what the token's group of functions answers.

use crate::plain::{NOWHERE, OWN_INTERFACE, Plain, TILL, construct, done, raw, refused};
use alloy_primitives::{Address, FixedBytes, U256};
use alloy_sol_types::{SolCall, SolError, SolValue};
use kit::authority::abi as authority;
use kit::erc20::abi;
use kit::errors::IKit;
use kit::program::Program;
use motsu::prelude::*;

#[motsu::test]
fn native_currency_is_refused_before_anything(contract: Contract<Plain>, alice: Address) {
    let value = U256::from(5);
    alice.fund(value);
    for input in [vec![], abi::nameCall {}.abi_encode(), vec![0xff; 4]] {
        let outcome = contract.sender_and_value(alice, value).call(&input).map_err(Vec::from).motsu_res();
        assert_eq!(outcome, Err(IKit::ValueNotAccepted { value }.abi_encode()));
    }
}

#[motsu::test]
fn a_function_may_take_native_currency(contract: Contract<Plain>, alice: Address) {
    for value in [0, 5].map(U256::from) {
        alice.fund(value);
        let outcome = contract.sender_and_value(alice, value).call(&TILL.to_be_bytes());
        assert_eq!(outcome.map_err(Vec::from).motsu_res(), Ok(value.abi_encode()));
    }
}

#[motsu::test]
fn what_is_not_known_or_does_not_decode_has_no_answer(contract: Contract<Plain>, alice: Address) {
    let selector = abi::transferCall::SELECTOR;
    for input in [&[][..], &selector[..3], &[0xff; 4], &selector, &[selector.as_slice(), &[0; 63]].concat()] {
        assert_eq!(raw(&contract, alice, input), Err(Vec::new()), "{input:?}");
    }
}

#[motsu::test]
fn the_token_has_its_own_name_everywhere(contract: Contract<Plain>, alice: Address) {
    let text = |text: &str| (text.to_owned(),).abi_encode_params();
    assert_eq!(done(&contract, alice, abi::nameCall {}), text("A plain token"));
    assert_eq!(done(&contract, alice, abi::symbolCall {}), text("PLAIN"));
    assert_eq!(done(&contract, alice, abi::decimalsCall {}), U256::from(18).abi_encode());
    let domain = done(&contract, alice, abi::eip712DomainCall {});
    type Fields = (FixedBytes<1>, String, String, U256, Address, FixedBytes<32>, Vec<U256>);
    let (fields, name, version, _, own, salt, extensions) =
        Fields::abi_decode_params(&domain, true).expect("ERC-5267's result");
    assert_eq!((fields, name.as_str(), version.as_str()), ([0x0f].into(), "A plain token", "1"));
    assert_eq!((own, salt, extensions), (contract.address(), FixedBytes::ZERO, vec![]));
}

#[motsu::test]
fn it_supports_the_common_interfaces_and_its_own(contract: Contract<Plain>, alice: Address) {
    let common = [0x01ffc9a7, 0x36372b07, 0xa219a025, 0x9d8ff7da, 0x84b0196e];
    for (id, expected) in common.map(|id| (id, true)).into_iter().chain([
        (OWN_INTERFACE, true),
        (OWN_INTERFACE + 1, false),
        (0xffff_ffff, false),
        (0, false),
    ]) {
        let call = abi::supportsInterfaceCall { interfaceId: id.to_be_bytes().into() };
        assert_eq!(done(&contract, alice, call), expected.abi_encode(), "{id:#x}");
    }
}

#[motsu::test]
fn both_groups_of_functions_are_reached(contract: Contract<Plain>, alice: Address, bob: Address) {
    assert_eq!(construct(&contract, alice, alice), Ok(Vec::new()));
    let value = U256::from(40);
    assert_eq!(done(&contract, alice, abi::approveCall { spender: bob, value }), true.abi_encode());
    assert_eq!(done(&contract, bob, abi::allowanceCall { owner: alice, spender: bob }), value.abi_encode());
    let transfer_from = abi::transferFromCall { from: alice, to: bob, value };
    assert_eq!(done(&contract, bob, transfer_from.clone()), true.abi_encode());
    let spent = IKit::ERC20InsufficientAllowance { spender: bob, allowance: U256::ZERO, needed: value };
    refused(&contract, bob, transfer_from, spent);
    assert_eq!(
        done(&contract, bob, abi::transferCall { to: alice, value: U256::from(1) }),
        true.abi_encode()
    );
    assert_eq!(done(&contract, bob, abi::balanceOfCall { account: bob }), U256::from(39).abi_encode());
    assert_eq!(done(&contract, bob, abi::totalSupplyCall {}), U256::from(100).abi_encode());
    assert_eq!(done(&contract, bob, abi::noncesCall { owner: bob }), U256::ZERO.abi_encode());
    assert_eq!(done(&contract, bob, authority::authorityCall {}), alice.abi_encode());
}

#[motsu::test]
fn tokens_do_not_go_where_they_would_be_lost(contract: Contract<Plain>, alice: Address) {
    assert_eq!(construct(&contract, alice, alice), Ok(Vec::new()));
    let (to, value) = (NOWHERE, U256::from(1));
    done(&contract, alice, abi::approveCall { spender: alice, value });
    let lost = || IKit::ERC20InvalidReceiver { receiver: NOWHERE };
    refused(&contract, alice, abi::transferCall { to, value }, lost());
    refused(&contract, alice, abi::transferFromCall { from: alice, to, value }, lost());
}
