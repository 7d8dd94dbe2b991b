//! Calling back.

use crate::{Token, ask, balance, done, send, set_mode, units};
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolError, SolValue};
use mock_hostile::{IMockHostile, Mode};
use motsu::prelude::*;

/// The target lets a mint of 7 units to alice, and refuses a mode that is none.
fn accepted(alice: Address) -> Vec<u8> {
    IMockHostile::mintCall { to: alice, value: units(7) }.abi_encode()
}

fn refused() -> Vec<u8> {
    IMockHostile::setModeCall { mode: u8::MAX }.abi_encode()
}

/// Arms the token and gives alice ten units.
fn arm(token: &Token, mode: Mode, alice: Address, target: Address, data: Vec<u8>) {
    done(token, alice, IMockHostile::setReentryCall { target, data: data.into() });
    done(token, alice, IMockHostile::setBalanceCall { account: alice, value: units(10) });
    set_mode(token, mode);
}

#[track_caller]
fn check_record(token: &Token, attempts: u64, successes: u64, answer: &[u8]) {
    assert_eq!(ask(token, IMockHostile::attemptsCall {})._0, units(attempts), "attempts");
    assert_eq!(ask(token, IMockHostile::successesCall {})._0, units(successes), "successes");
    assert_eq!(ask(token, IMockHostile::reentryAnswerCall {})._0.as_ref(), answer);
}

#[motsu::test]
fn a_transfer_calls_before_and_after_it_moves(token: Token, other: Token, alice: Address, bob: Address) {
    arm(&token, Mode::Reenters, alice, other.address(), accepted(alice));
    let moving = || IMockHostile::transferCall { to: bob, value: units(4) };
    assert_eq!(done(&token, alice, moving()), true.abi_encode());
    check_record(&token, 2, 2, &[]);
    assert_eq!(balance(&other, alice), units(14));
    assert_eq!(balance(&token, bob), units(4));

    arm(&token, Mode::Reenters, alice, other.address(), refused());
    check_record(&token, 0, 0, &[]);
    assert_eq!(done(&token, alice, moving()), true.abi_encode(), "the refusal is swallowed");
    check_record(&token, 2, 0, &IMockHostile::UnknownMode { mode: u8::MAX }.abi_encode());
    assert_eq!(balance(&token, bob), units(8));
}

#[motsu::test]
fn what_the_target_answers_is_kept(token: Token, other: Token, alice: Address, bob: Address) {
    done(&other, alice, IMockHostile::setBalanceCall { account: bob, value: units(77) });
    let question = IMockHostile::balanceOfCall { account: bob }.abi_encode();
    arm(&token, Mode::Reenters, alice, other.address(), question);
    done(&token, alice, IMockHostile::transferCall { to: bob, value: U256::ZERO });
    check_record(&token, 2, 2, &units(77).abi_encode());
}

#[motsu::test]
fn a_callback_calls_too_and_answers_its_selector(token: Token, other: Token, alice: Address) {
    arm(&token, Mode::Reenters, alice, other.address(), accepted(alice));
    // onERC721Received(address,address,uint256,bytes), whose arguments nobody reads.
    let mut expected = vec![0x15, 0x0b, 0x7a, 0x02];
    let answer = token.sender(alice).call(&expected).motsu_unwrap();
    expected.resize(32, 0);
    assert_eq!(answer, expected);
    check_record(&token, 1, 1, &[]);
    assert_eq!(token.sender(alice).call(&[]).motsu_unwrap(), [0; 32], "a plain payment");
    check_record(&token, 2, 2, &[]);
    set_mode(&token, Mode::False);
    assert_eq!(token.sender(alice).call(&expected).motsu_unwrap(), false.abi_encode());
    check_record(&token, 2, 2, &[]);
}

#[motsu::test]
fn a_balance_tells_whether_the_target_let_it(token: Token, other: Token, alice: Address) {
    let asking = || IMockHostile::balanceOfCall { account: alice };
    arm(&token, Mode::BalanceReenters, alice, other.address(), refused());
    assert_eq!(send(&token, alice, asking()), Ok(units(10).abi_encode()));
    let question = IMockHostile::decimalsCall {}.abi_encode();
    arm(&token, Mode::BalanceReenters, alice, other.address(), question);
    let reentered = IMockHostile::Reentered { answer: units(6).abi_encode().into() };
    assert_eq!(send(&token, alice, asking()), Err(reentered.abi_encode()));
    check_record(&token, 0, 0, &[]);
}
