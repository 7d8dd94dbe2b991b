//! Reverts: what they say, and what they leave behind.

use alloy_primitives::{Address, Bytes, U256, address, hex};
use alloy_sol_types::{Panic, Revert as SolRevert, SolError, sol};
use stylus_chain::{
    chain::{CallError, Chain, KnownErrors},
    executor::Status,
};

use crate::evm_code::{INVALID, REVERTER, init_code};

const WHO: Address = address!("00000000000000000000000000000000000000AA");

sol! {
    interface Pool {
        #[derive(Debug, PartialEq)]
        error CapExceeded(uint256 cap, uint256 wanted);
        error Paused();
        error Odd(address who, bytes4 tag, int8[] numbers, string why, (bool, bytes) pair);
    }
    #[derive(Debug)]
    function withdraw(uint256 amount) external;
}

#[test]
fn revert_data_becomes_a_sentence() {
    let mut chain = Chain::dev();
    chain.register_errors(Pool::PoolErrors::SIGNATURES).expect("signatures");
    let odd = Pool::Odd {
        who: WHO,
        tag: hex!("01020304").into(),
        numbers: vec![-3, 4],
        why: "none".into(),
        pair: (true, hex!("beef").into()),
    };
    let cap = Pool::CapExceeded { cap: U256::from(5), wanted: U256::from(6) };
    let constructor = [hex!("88d8f57d").to_vec(), nested(&cap.abi_encode())].concat();
    for (data, expected) in [
        (SolRevert::from("not today").abi_encode(), "reverted: not today".into()),
        (Panic::from(0x11).abi_encode(), "reverted: panic: arithmetic underflow or overflow (0x11)".into()),
        (cap.abi_encode(), "reverted: CapExceeded(5, 6)".into()),
        (Pool::Paused {}.abi_encode(), "reverted: Paused()".into()),
        (odd.abi_encode(), format!("reverted: Odd({WHO}, 0x01020304, [-3, 4], \"none\", (true, 0xbeef))")),
        (hex!("6f809c4e").to_vec(), "reverted: ProgramNotActivated()".into()),
        (constructor, format!("reverted: constructor of {WHO}: CapExceeded(5, 6)")),
        (hex!("12345678aa").to_vec(), "reverted: unknown error 0x12345678aa".into()),
        (cap.abi_encode().into_iter().take(20).collect(), format!("reverted: unknown error {}", short(&cap))),
        (hex!("1234").to_vec(), "reverted: with data 0x1234".into()),
        (vec![], "reverted: without data".into()),
    ] {
        check_text(&mut chain, data, &expected);
    }
}

#[track_caller]
fn check_text(chain: &mut Chain, data: Vec<u8>, expected: &str) {
    let reverter = chain.deploy_evm(init_code(&REVERTER)).expect("deployed").address;
    let error = chain.call_raw(Address::ZERO, reverter, data).expect_err("reverts");
    assert_eq!(error.to_string(), expected);
}

/// `(address, bytes)` in ABI encoding.
fn nested(data: &[u8]) -> Vec<u8> {
    alloy_sol_types::SolValue::abi_encode_params(&(WHO, Bytes::copy_from_slice(data)))
}

fn short(error: &Pool::CapExceeded) -> Bytes {
    error.abi_encode().into_iter().take(20).collect()
}

#[test]
fn a_mined_revert_keeps_its_receipt() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let reverter = chain.deploy_evm(init_code(&REVERTER)).expect("deployed").address;
    let error = chain.send(&alice, reverter, &withdrawCall { amount: U256::from(1) }).expect_err("reverts");
    let revert = error.revert().expect("a revert");
    let receipt = revert.receipt().expect("mined");
    assert_eq!((receipt.status, receipt.block_number), (Status::Revert, 2));
    assert_eq!(revert.data, receipt.output);
    assert_eq!(chain.nonce(&alice), 1);
    assert_eq!(chain.receipt(receipt.hash).map(|known| known.gas_used), Some(receipt.gas_used));

    let error = chain.call(reverter, &withdrawCall { amount: U256::from(1) }).expect_err("reverts");
    assert!(error.revert().expect("a revert").receipt().is_none());
}

#[test]
fn errors_decode_by_type() {
    let mut chain = Chain::dev();
    let reverter = chain.deploy_evm(init_code(&REVERTER)).expect("deployed").address;
    let cap = Pool::CapExceeded { cap: U256::from(5), wanted: U256::from(6) };
    let error = chain.call_raw(Address::ZERO, reverter, cap.abi_encode()).expect_err("reverts");
    assert!(error.is::<Pool::CapExceeded>());
    assert!(!error.is::<Pool::Paused>());
    assert_eq!(error.decode::<Pool::CapExceeded>(), Some(cap));
    let truncated = hex!("00000000");
    let error = chain.call_raw(Address::ZERO, reverter, truncated).expect_err("reverts");
    assert_eq!(error.decode::<Pool::CapExceeded>(), None);
}

#[test]
fn a_halt_is_not_a_revert() {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    let invalid = chain.deploy_evm(init_code(&INVALID)).expect("deployed").address;
    let error = chain.send(&alice, invalid, &withdrawCall { amount: U256::ZERO }).expect_err("halts");
    let CallError::Halted { status, receipt } = error else { panic!("{error:?}") };
    assert_eq!(status, Status::Halt);
    assert_eq!(receipt.expect("mined").gas_used, chain.config().tx_gas_limit);
}

#[test]
fn only_signatures_are_registered() {
    for bad in ["", "Paused", "()", "Paused(", "Paused(money)", "Paused(uint256"] {
        let error = KnownErrors::default().add(bad).expect_err(bad);
        assert_eq!(error.signature, bad);
    }
    let mut known = KnownErrors::default();
    known.add("Paused()").expect("a signature");
    assert_eq!(known.describe(&Pool::Paused::SELECTOR), "Paused()");
}

#[test]
fn errors_of_the_system_are_known() {
    for (selector, expected) in [
        (hex!("27f38212"), "ProgramNotWasm()"),
        (hex!("6f809c4e"), "ProgramNotActivated()"),
        (hex!("cc944bf2"), "ProgramUpToDate()"),
        (hex!("21744a59"), "EmptyBytecode()"),
        (hex!("00cc7971"), "InitValueButNotInitData()"),
    ] {
        assert_eq!(KnownErrors::default().describe(&selector), expected);
    }
    // Those with arguments: the selector is known, so the words after it are named.
    for (selector, words, expected) in [
        (hex!("637d968f"), 2, "ProgramNeedsUpgrade(0, 0)"),
        (hex!("c9b12e52"), 1, "ProgramExpired(0)"),
        (hex!("09781ab7"), 2, "ProgramInsufficientValue(0, 0)"),
        (hex!("3ea99169"), 1, "RefundExcessValueError(0)"),
    ] {
        let data = [selector.to_vec(), vec![0; 32 * words]].concat();
        assert_eq!(KnownErrors::default().describe(&data), expected);
    }
}
