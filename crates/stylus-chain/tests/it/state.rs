//! Reading and overwriting accounts.

use alloy_primitives::{Address, B256, Bytes, KECCAK256_EMPTY, U256, keccak256};
use alloy_sol_types::sol;
use stylus_chain::chain::Chain;

use crate::evm_code::{ADDER, ECHO, init_code};

const NOBODY: Address = Address::repeat_byte(0x42);

sol! {
    function add() external payable returns (uint256 sum);
}

#[test]
fn an_absent_account_is_empty() {
    let chain = Chain::dev();
    assert_eq!((chain.balance(NOBODY), chain.nonce(NOBODY)), (U256::ZERO, 0));
    assert_eq!((chain.code(NOBODY), chain.codehash(NOBODY)), (Bytes::new(), KECCAK256_EMPTY));
    assert_eq!(chain.storage(NOBODY, U256::ZERO), U256::ZERO);
}

#[test]
fn code_and_storage_can_be_set_and_are_executed() {
    let mut chain = Chain::dev();
    chain.set_code(NOBODY, ADDER);
    chain.set_storage(NOBODY, U256::ZERO, U256::from(41));
    assert_eq!(chain.code(NOBODY).as_ref(), ADDER);
    assert_eq!(chain.codehash(NOBODY), keccak256(ADDER));
    assert_eq!(chain.call(NOBODY, &addCall {}).expect("called"), U256::from(41));
    // Other code, same storage and balance.
    chain.set_balance(NOBODY, U256::from(3));
    chain.set_code(NOBODY, ECHO);
    assert_eq!(chain.call_raw(NOBODY, NOBODY, [1]).expect("called").as_ref(), [1]);
    assert_eq!((chain.balance(NOBODY), chain.storage(NOBODY, U256::ZERO)), (U256::from(3), U256::from(41)));
    chain.set_code(NOBODY, Bytes::new());
    assert_eq!(chain.codehash(NOBODY), KECCAK256_EMPTY);
}

#[test]
fn a_deployment_shows_in_code_and_nonce() {
    let mut chain = Chain::dev();
    let deployed = chain.deploy_evm(init_code(&ECHO)).expect("deployed");
    assert_eq!(deployed.receipt.created, Some(deployed.address));
    assert_eq!(chain.code(deployed.address).as_ref(), ECHO);
    assert_eq!(chain.nonce(deployed.address), 1);
    assert_ne!(chain.codehash(deployed.address), B256::ZERO);
}
