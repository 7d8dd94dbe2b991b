//! A snapshot holds everything, and can be used again.

use alloy_primitives::{Address, U256};
use alloy_sol_types::sol;
use stylus_chain::chain::Chain;

use crate::evm_code::{ADDER, init_code};

sol! {
    function add() external payable returns (uint256 sum);
}

#[test]
fn restoring_undoes_state_blocks_receipts_and_time() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let adder = chain.deploy_evm(init_code(&ADDER)).expect("deployed").address;
    let kept = chain.send_value(&alice, adder, U256::from(1), &addCall {}).expect("sent");
    let snapshot = chain.snapshot();
    let before = observe(&chain, adder, alice.address);

    let mut undone = Vec::new();
    for _ in 0..2 {
        chain.warp(500);
        let receipt = chain.send_value(&alice, adder, U256::from(1), &addCall {}).expect("sent");
        chain.mine(2);
        chain.set_code(adder, [0]);
        chain.account("carol");
        assert_ne!(observe(&chain, adder, alice.address), before);
        undone.push((receipt.hash, receipt.block_number, receipt.gas_used, receipt.output));
        chain.restore(&snapshot);
        assert_eq!(observe(&chain, adder, alice.address), before);
    }
    // The same again from the same state is the same in everything.
    assert_eq!(undone[0], undone[1]);
    assert!(chain.receipt(undone[0].0).is_none());
    assert_eq!(chain.receipt(kept.hash).map(|receipt| receipt.block_number), Some(2));
}

#[test]
fn an_account_of_a_later_time_is_funded_again() {
    let mut chain = Chain::dev();
    let snapshot = chain.snapshot();
    let carol = chain.account("carol");
    chain.restore(&snapshot);
    assert_eq!(chain.balance(&carol), U256::ZERO);
    chain.account("carol");
    assert!(chain.balance(&carol) > U256::ZERO);
}

#[test]
fn copies_live_apart() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let adder = chain.deploy_evm(init_code(&ADDER)).expect("deployed").address;
    let mut copy = chain.clone();
    copy.send_value(&alice, adder, U256::from(9), &addCall {}).expect("sent");
    assert_eq!(chain.storage(adder, U256::ZERO), U256::ZERO);
    assert_eq!(copy.storage(adder, U256::ZERO), U256::from(9));
}

fn observe(chain: &Chain, contract: Address, sender: Address) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        (chain.block_number(), chain.timestamp(), chain.head().hash),
        (chain.balance(contract), chain.balance(sender), chain.nonce(sender)),
        (chain.code(contract), chain.storage(contract, U256::ZERO)),
    )
}
