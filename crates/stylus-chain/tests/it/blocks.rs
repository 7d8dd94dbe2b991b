//! Blocks and time, as a contract sees them and as the interface tells them.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolValue, sol};
use stylus_chain::{
    chain::{Chain, TimeError},
    config::Config,
};

use crate::evm_code::{ENVIRONMENT, init_code};

const START: u64 = 1_800_000_000;

sol! {
    function look() external returns (uint256 time, uint256 number, bytes32 parent, address caller);
}

fn chain() -> (Chain, Address) {
    let mut chain = Chain::new(Config { genesis_timestamp: START, ..Config::default() });
    let contract = chain.deploy_evm(init_code(&ENVIRONMENT)).expect("deployed").address;
    (chain, contract)
}

#[test]
fn every_transaction_mines_a_block_one_second_later() {
    let (mut chain, contract) = chain();
    let alice = chain.account("alice");
    for number in 2..=4 {
        let parent = chain.head().hash;
        let receipt = chain.send(&alice, contract, &lookCall {}).expect("sent");
        let seen = receipt.returned::<lookCall>().expect("decodes");
        assert_eq!((seen.time, seen.number), (U256::from(START + number), U256::from(number)));
        assert_eq!((seen.parent, seen.caller), (parent, alice.address));
        let block = chain.head();
        assert_eq!((block.number, block.timestamp, block.parent_hash), (number, START + number, parent));
        assert_eq!(block.receipts.first().map(|receipt| receipt.hash), Some(receipt.hash));
        assert_eq!(receipt.block_number, number);
    }
}

#[test]
fn calls_run_in_the_next_block() {
    let (mut chain, contract) = chain();
    chain.warp(1_000);
    let seen = chain.call(contract, &lookCall {}).expect("called");
    assert_eq!((seen.time, seen.number), (U256::from(START + 1_002), U256::from(2)));
    assert_eq!((seen.parent, seen.caller), (chain.head().hash, Address::ZERO));
    assert_eq!((chain.block_number(), chain.timestamp()), (1, START + 1_002));
}

#[test]
fn time_can_be_set_exactly_but_not_back() {
    let (mut chain, contract) = chain();
    let head = START + 1;
    assert_eq!(chain.set_timestamp(head - 1), Err(TimeError { asked: head - 1, head }));
    for time in [head, head + 50] {
        chain.set_timestamp(time).expect("not before the head");
        assert_eq!(chain.call(contract, &lookCall {}).expect("called").time, U256::from(time));
    }
    chain.warp(u64::MAX);
    assert_eq!(chain.timestamp(), u64::MAX);
}

#[test]
fn empty_blocks_can_be_mined() {
    let (mut chain, _) = chain();
    chain.mine(3);
    assert_eq!((chain.block_number(), chain.head().timestamp), (4, START + 4));
    let hashes: std::collections::HashSet<_> =
        (0..=4).filter_map(|number| chain.block(number)).map(|block| block.hash).collect();
    assert_eq!(hashes.len(), 5);
    assert!(chain.block(5).is_none());
    assert_eq!(chain.block(0).map(|genesis| genesis.parent_hash), Some(B256::ZERO));
}

#[test]
fn receipts_are_found_by_hash() {
    let (mut chain, contract) = chain();
    let alice = chain.account("alice");
    let hashes: Vec<_> =
        (0..3).map(|_| chain.send(&alice, contract, &lookCall {}).expect("sent").hash).collect();
    for (hash, number) in hashes.into_iter().zip(2..) {
        let receipt = chain.receipt(hash).expect("known");
        assert_eq!((receipt.block_number, receipt.from, receipt.to), (number, alice.address, Some(contract)));
        let seen = <(U256, U256, B256, Address)>::abi_decode(&receipt.output).expect("decodes");
        assert_eq!(seen.1, U256::from(number));
    }
    assert!(chain.receipt(B256::ZERO).is_none());
}
