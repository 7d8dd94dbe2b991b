//! Targets that give no reason, too much of one, too long an answer, or burn all gas.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{chain::Receipt, executor::Transaction};
use tests::{
    Suite,
    abi::{IAuthority, IToken, fixtures::IOdd},
    check::{done, refused},
};

use crate::support::{deploy, list, push_raw};

/// What of an answer or a reason is copied.
const COPIED: usize = 4_096;

/// A target whose `transfer` answers or reverts with so many bytes, of which the first word is 0x1234.
#[track_caller]
fn shaped(bytes: usize, reverts: bool) -> (Suite, Address) {
    let mut suite = Suite::new();
    let token = deploy(&mut suite, "ShapedAnswerToken", &U256::from(6).abi_encode());
    let alice = suite.staking.world.alice.clone();
    let shape =
        IOdd::shapeCall { bytes_: U256::from(bytes), word_: U256::from(0x1234), revertInstead: reverts };
    done(suite.chain().send(&alice, token, &shape));
    list(&mut suite, token, &[]);
    (suite, token)
}

fn transfer() -> IToken::transferCall {
    IToken::transferCall { to: Address::repeat_byte(5), value: U256::ZERO }
}

fn answer(receipt: &Receipt) -> Bytes {
    match receipt.returned::<IAuthority::pushCall>() {
        Ok(answer) => answer,
        Err(error) => panic!("{error}"),
    }
}

/// A word that says 0x1234, and what follows it.
fn content(bytes: usize) -> Vec<u8> {
    let mut content = U256::from(0x1234).abi_encode();
    content.resize(bytes.max(32), 0);
    content.truncate(bytes);
    content
}

/// The first word is told exactly, what follows is the target's memory.
#[track_caller]
fn begins_alike(got: &[u8], length: usize) {
    assert_eq!(got.len(), length);
    let shown = length.min(32);
    assert_eq!(got[..shown], content(length)[..shown]);
}

#[test]
fn a_refusal_without_a_reason_is_named() {
    let (mut suite, target) = shaped(0, true);
    refused(suite.push(target, &transfer()), IAuthority::PushFailed { target });
}

#[test]
fn of_a_reason_4_kib_are_the_caller_s() {
    for (bytes, copied) in
        [(1, 1), (4, 4), (100, 100), (COPIED, COPIED), (COPIED + 1, COPIED), (200_000, COPIED)]
    {
        let (mut suite, target) = shaped(bytes, true);
        let error = suite.push(target, &transfer()).err();
        let reason = error.as_ref().and_then(|error| error.revert()).map(|revert| revert.data.clone());
        begins_alike(&reason.unwrap_or_default(), copied);
    }
}

#[test]
fn of_an_answer_4_kib_are_returned() {
    for (bytes, copied) in
        [(0, 0), (1, 1), (33, 33), (COPIED, COPIED), (COPIED + 1, COPIED), (200_000, COPIED)]
    {
        let (mut suite, target) = shaped(bytes, false);
        let receipt = done(suite.push(target, &transfer()));
        begins_alike(&answer(&receipt), copied);
    }
}

#[test]
fn a_target_that_burns_its_gas_leaves_enough_to_say_so() {
    let mut suite = Suite::new();
    let target = Address::repeat_byte(0xb0);
    suite.chain().set_code(target, vec![0xfe]);
    list(&mut suite, target, &[]);
    for gas_limit in [2_000_000, 10_000_000, 32_000_000] {
        let call = IAuthority::pushCall { target, data: vec![1; 4].into() };
        let tx =
            suite.staking.world.chain.transaction(&suite.admin(), Some(suite.authority), call.abi_encode());
        let tx = Transaction { gas_limit, ..tx };
        let result = suite.chain().send_transaction(&tx);
        refused(result, IAuthority::PushFailed { target });
    }
}

#[test]
fn a_target_that_vanished_answers_nothing() {
    // Code of today's chains stays, but for a contract that destroys itself in the transaction that made it.
    let mut suite = Suite::new();
    let target = Address::repeat_byte(0xb1);
    suite.chain().set_code(target, vec![0x00]);
    list(&mut suite, target, &[]);
    suite.chain().set_code(target, Vec::<u8>::new());
    let receipt = done(push_raw(&mut suite, target, vec![1; 4]));
    assert_eq!(answer(&receipt), Bytes::new());
}

#[test]
fn calldata_of_a_hundred_kilobytes_is_passed_on_whole() {
    // A target that answers with the hash of what it was told: CALLDATASIZE PUSH0 PUSH0 CALLDATACOPY
    // CALLDATASIZE PUSH0 KECCAK256 PUSH0 MSTORE PUSH1 32 PUSH0 RETURN.
    let code = [0x36, 0x5f, 0x5f, 0x37, 0x36, 0x5f, 0x20, 0x5f, 0x52, 0x60, 0x20, 0x5f, 0xf3];
    let mut suite = Suite::new();
    let target = Address::repeat_byte(0xb2);
    suite.chain().set_code(target, code.to_vec());
    list(&mut suite, target, &[]);
    for length in [4, 5, 31, 32, 33, 100_000] {
        let data: Vec<u8> = (0..length).map(|index: u32| (index % 251) as u8 + 1).collect();
        let receipt = done(push_raw(&mut suite, target, data.clone()));
        assert_eq!(answer(&receipt), Bytes::from(alloy_primitives::keccak256(&data)), "{length}");
        let told = receipt.logs_of::<IAuthority::Pushed>(suite.authority);
        assert_eq!(told.iter().map(|event| event.data.clone()).collect::<Vec<_>>(), [Bytes::from(data)]);
    }
}
