//! X16: the token takes no ether, from no function and in no other way.

use alloy_primitives::U256;
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::executor::Status;
use tests::{
    abi::IErc20,
    token::{Subject, functions, refused_without_data, simulate, zero_call},
    whole,
};

use crate::Token;

#[test]
fn x16_no_function_takes_value() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    for (signature, selector) in functions::<Token>() {
        for value in [U256::ONE, whole(1, 18)] {
            let outcome = simulate(&mut token, alice, zero_call(selector), value);
            let expected = IErc20::ValueNotAccepted { value }.abi_encode();
            assert_eq!((outcome.status, outcome.output), (Status::Revert, expected.into()), "{signature}");
        }
    }
}

#[test]
fn x16_stray_ether_does_not_arrive() {
    let mut token = Token::start();
    let alice = token.world().alice.address;
    for data in [vec![], vec![1], vec![1, 2, 3, 4], IErc20::totalSupplyCall {}.abi_encode()] {
        let outcome = simulate(&mut token, alice, data, U256::ONE);
        assert_eq!(outcome.output, IErc20::ValueNotAccepted { value: U256::ONE }.abi_encode());
    }
    let contract = token.token();
    assert_eq!(token.world().chain.balance(contract), U256::ZERO);
    // Without value, calldata that names no function is refused without data.
    refused_without_data(&simulate(&mut token, alice, vec![], U256::ZERO));
}
