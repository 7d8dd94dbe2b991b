//! Transactions: their hashes, what is refused, gas, several in a block.

use alloy_primitives::{Address, B256, Bytes, U256, address, b256, hex};
use stylus_chain::{
    chain::Chain,
    executor::{Invalid, Status, Transaction},
};

use crate::evm_code::{ADDER, ECHO, INVALID, init_code};

const TARGET: Address = address!("00000000000000000000000000000000000c0de5");
const GAS_LIMIT: u64 = 100_000;

#[test]
fn hashes_are_those_of_signed_eip_1559_transactions() {
    // Both made by another wallet from the same key and fields.
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let call =
        Transaction { value: U256::from(5), ..chain.transaction(&alice, Some(TARGET), hex!("4f2be91f")) };
    let receipt = chain.transact(&call).expect("a valid call");
    assert_eq!(receipt.hash, b256!("837c2435b7c56f13167615c83d2accbc8654ee7096ce5750fa0b4f161b6560ab"));
    let creation = Transaction {
        gas_limit: 200_000,
        access_list: Some(vec![(TARGET, vec![B256::with_last_byte(1)])]),
        ..chain.transaction(&alice, None, init_code(&ADDER))
    };
    let receipt = chain.transact(&creation).expect("a valid creation");
    assert_eq!(receipt.hash, b256!("363415d2ca2339bca97875debed224c60da10d01a0c93af96f2497d92673d484"));
}

#[test]
fn a_sender_without_known_key_can_send() {
    let mut chain = Chain::dev();
    let stranger = Address::repeat_byte(0x77);
    chain.set_balance(stranger, U256::from(10).pow(U256::from(18)));
    let tx = chain.transaction(stranger, Some(TARGET), Bytes::new());
    let first = chain.transact(&tx).expect("a valid transaction");
    let second = chain.transact(&tx).expect("another valid transaction");
    assert_ne!(first.hash, second.hash);
    assert_eq!(chain.nonce(stranger), 2);
}

#[test]
fn refused_transactions_change_nothing() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let plain = chain.transaction(&alice, Some(TARGET), Bytes::new());
    let wealth = chain.balance(&alice);
    let cost = U256::from(plain.gas_limit) * U256::from(plain.gas_price);

    let nonce = Transaction { nonce: Some(3), ..plain.clone() };
    check_refused(&mut chain, &nonce, &Invalid::Nonce { expected: 0, got: 3 });
    let value = Transaction { value: wealth, ..plain.clone() };
    check_refused(&mut chain, &value, &Invalid::Balance { have: wealth, need: wealth + cost });
    let gas = Transaction { gas_limit: 20_999, ..plain.clone() };
    check_refused(&mut chain, &gas, &Invalid::IntrinsicGas { limit: 20_999, intrinsic: 21_000 });

    for odd in [
        Transaction { gas_limit: chain.config().tx_gas_limit + 1, ..plain.clone() },
        Transaction { gas_price: u128::from(chain.config().base_fee) - 1, ..plain },
    ] {
        let error = chain.transact(&odd).expect_err("refused");
        assert!(matches!(&error, Invalid::Other(text) if !text.is_empty()), "{error:?}");
        assert_eq!(chain.block_number(), 0);
    }
}

#[track_caller]
fn check_refused(chain: &mut Chain, tx: &Transaction, expected: &Invalid) {
    assert_eq!(chain.transact(tx).as_ref().err(), Some(expected));
    assert_eq!((chain.block_number(), chain.nonce(tx.from)), (0, 0));
}

#[test]
fn gas_is_split_without_rest_and_paid() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let adder = chain.deploy_evm(init_code(&ADDER)).expect("deployed").address;
    chain.set_storage(adder, U256::ZERO, U256::from(1));
    let before = chain.balance(&alice);
    let tx = Transaction { value: U256::from(2), ..chain.transaction(&alice, Some(adder), Bytes::new()) };
    let receipt = chain.transact(&tx).expect("valid");
    let split = receipt.split;
    assert_eq!(split.intrinsic, 21_000);
    assert_eq!((split.entry, split.wasm, split.storage), (0, 0, 0));
    assert_eq!(split.intrinsic + split.other, receipt.gas_used + receipt.gas_refunded);
    // SLOAD of a cold slot 2,100 and SSTORE of a set slot 2,900, and the cheap operations around them.
    assert!((5_000..5_100).contains(&split.other), "{split:?}");
    let fee = U256::from(receipt.gas_used) * U256::from(tx.gas_price);
    assert_eq!(before - chain.balance(&alice), fee + U256::from(2));
}

#[test]
fn a_halted_transaction_pays_its_limit_and_is_mined() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let invalid = chain.deploy_evm(init_code(&INVALID)).expect("deployed").address;
    let tx = Transaction { gas_limit: GAS_LIMIT, ..chain.transaction(&alice, Some(invalid), Bytes::new()) };
    let receipt = chain.transact(&tx).expect("valid");
    assert_eq!((receipt.status, receipt.gas_used), (Status::Halt, GAS_LIMIT));
    assert_eq!(chain.receipt(receipt.hash).map(|found| found.block_number), Some(2));
}

#[test]
fn several_transactions_share_a_block_or_none_is_mined() {
    let mut chain = Chain::dev();
    let (alice, bob) = (chain.account("alice"), chain.account("bob"));
    let echo = chain.deploy_evm(init_code(&ECHO)).expect("deployed").address;
    let from_alice = chain.transaction(&alice, Some(echo), hex!("01"));
    let from_bob = chain.transaction(&bob, Some(echo), hex!("02"));
    let bad = Transaction { nonce: Some(9), ..from_bob.clone() };
    assert!(chain.transact_together(&[from_alice.clone(), bad]).is_err());
    assert_eq!((chain.block_number(), chain.nonce(&alice)), (1, 0));

    let receipts = chain.transact_together(&[from_alice, from_bob]).expect("valid");
    let outputs: Vec<_> = receipts.iter().map(|receipt| receipt.output.to_vec()).collect();
    assert_eq!(outputs, [vec![1], vec![2]]);
    assert!(receipts.iter().all(|receipt| receipt.block_number == 2));
    assert_eq!(chain.head().receipts.len(), 2);
}

#[test]
fn simulation_needs_no_balance_and_keeps_nothing() {
    let mut chain = Chain::dev();
    let adder = chain.deploy_evm(init_code(&ADDER)).expect("deployed").address;
    let pauper = Address::repeat_byte(0x55);
    let tx = Transaction { value: U256::from(3), ..chain.transaction(pauper, Some(adder), Bytes::new()) };
    let outcome = chain.simulate(&tx).expect("valid");
    assert_eq!(U256::from_be_slice(&outcome.output), U256::from(3));
    assert_eq!(chain.storage(adder, U256::ZERO), U256::ZERO);
    assert_eq!((chain.block_number(), chain.nonce(pauper)), (1, 0));
    assert_eq!((chain.balance(pauper), chain.balance(adder)), (U256::ZERO, U256::ZERO));
}
