//! Typed calls, sends and events.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolEvent, SolValue, sol};
use stylus_chain::chain::{CallError, Chain};

use crate::evm_code::{ADDER, ECHO, EMITTER, ENVIRONMENT, init_code};

sol! {
    function add() external payable returns (uint256 sum);
    function number() external returns (bytes4 start);
    function look() external returns (uint256 time, uint256 number, bytes32 parent, address caller);

    #[derive(Debug, PartialEq)]
    event Paid(address from, uint256 amount);
    #[derive(Debug, PartialEq)]
    event Other(address from, uint256 amount);
}

#[test]
fn a_call_returns_and_changes_nothing_a_send_does() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let adder = chain.deploy_evm(init_code(&ADDER)).expect("deployed").address;
    for round in 1..=3u64 {
        let receipt = chain.send_value(&alice, adder, U256::from(10), &addCall {}).expect("sent");
        assert_eq!(receipt.returned::<addCall>().ok(), Some(U256::from(10 * round)));
        assert_eq!(chain.call(adder, &addCall {}).expect("called"), U256::from(10 * round));
        assert_eq!(chain.balance(adder), U256::from(10 * round));
    }
}

#[test]
fn a_call_can_come_from_anybody() {
    let mut chain = Chain::dev();
    let contract = chain.deploy_evm(init_code(&ENVIRONMENT)).expect("deployed").address;
    let alice = chain.account("alice");
    assert_eq!(chain.call_as(&alice, contract, &lookCall {}).expect("called").caller, alice.address);
    // A contract too, which could not send a transaction.
    assert_eq!(chain.call_as(contract, contract, &lookCall {}).expect("called").caller, contract);
}

#[test]
fn output_of_another_shape_is_an_error() {
    let mut chain = Chain::dev();
    let echo = chain.deploy_evm(init_code(&ECHO)).expect("deployed").address;
    let error = chain.call(echo, &addCall {}).expect_err("four bytes are no word");
    assert!(matches!(error, CallError::Output { call: "add()", .. }), "{error:?}");
    assert!(error.to_string().contains("0x4f2be91f"), "{error}");
    let nobody = chain.call(Address::repeat_byte(1), &numberCall {}).expect_err("no code, no output");
    assert!(matches!(nobody, CallError::Output { .. }), "{nobody:?}");
    assert_eq!(chain.call_raw(Address::ZERO, echo, [7]).expect("echoed").as_ref(), [7]);
}

#[test]
fn events_are_decoded_by_type_and_address() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let emitter = chain.deploy_evm(init_code(&EMITTER)).expect("deployed").address;
    let paid = Paid { from: alice.address, amount: U256::from(12) };
    let mut data = Paid::SIGNATURE_HASH.to_vec();
    data.extend((paid.from, paid.amount).abi_encode());
    let tx = chain.transaction(&alice, Some(emitter), data);
    let receipt = chain.send_transaction(&tx).expect("sent");
    assert_eq!(receipt.logs.len(), 1);
    assert_eq!(receipt.logs::<Paid>(), [paid]);
    assert_eq!(receipt.logs_of::<Paid>(emitter).len(), 1);
    assert_eq!(receipt.logs_of::<Paid>(alice.address), []);
    assert_eq!(receipt.logs::<Other>(), []);
    // The right topic with data that does not decode is no such event.
    let tx = chain.transaction(&alice, Some(emitter), [Paid::SIGNATURE_HASH.as_slice(), &[1]].concat());
    let receipt = chain.send_transaction(&tx).expect("sent");
    assert_eq!(
        receipt.logs.first().and_then(|log| log.topics().first()),
        Some(&B256::from(Paid::SIGNATURE_HASH))
    );
    assert_eq!(receipt.logs::<Paid>(), []);
}
