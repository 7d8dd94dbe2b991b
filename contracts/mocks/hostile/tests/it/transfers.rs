//! What transfers move and answer in each mode.

use crate::{Token, balance, done, send, set_mode, units};
use alloy_primitives::{Address, U256};
use alloy_sol_types::{Revert, SolError, SolValue};
use mock_hostile::{IMockHostile, Mode};

const HUGE: usize = 64 * 1024;

fn hostile() -> Vec<u8> {
    Revert::from("hostile").abi_encode()
}

fn huge_true() -> Vec<u8> {
    let mut answer = true.abi_encode();
    answer.resize(HUGE, 0xff);
    answer
}

/// Alice, who has 1,000 units and lets bob take 1,000, sends him 500, then he takes 500: both answer so, and
/// `left` and `arrived` are what they have in the end.
#[track_caller]
fn check(token: &Token, mode: Mode, answer: Result<Vec<u8>, Vec<u8>>, left: u64, arrived: u64) {
    let [alice, bob] = [Address::with_last_byte(1), Address::with_last_byte(2)];
    for (account, value) in [(alice, units(1_000)), (bob, U256::ZERO)] {
        done(token, alice, IMockHostile::setBalanceCall { account, value });
    }
    done(token, alice, IMockHostile::approveCall { spender: bob, value: units(1_000) });
    set_mode(token, mode);
    let value = units(500);
    assert_eq!(send(token, alice, IMockHostile::transferCall { to: bob, value }), answer, "{mode:?}");
    let taking = IMockHostile::transferFromCall { from: alice, to: bob, value };
    assert_eq!(send(token, bob, taking), answer, "{mode:?}");
    assert_eq!(balance(token, alice), units(left), "left in {mode:?}");
    assert_eq!(balance(token, bob), units(arrived), "arrived in {mode:?}");
}

#[motsu::test]
fn each_mode_moves_and_answers_as_it_says(token: Token) {
    let yes = || Ok(true.abi_encode());
    for mode in Mode::ALL {
        match mode {
            Mode::Fee => check(&token, *mode, yes(), 0, 990),
            Mode::Silent => check(&token, *mode, Ok(Vec::new()), 0, 1_000),
            Mode::False => check(&token, *mode, Ok(false.abi_encode()), 1_000, 0),
            Mode::Reverts => check(&token, *mode, Err(hostile()), 1_000, 0),
            Mode::RevertsHuge => check(&token, *mode, Err(vec![0xff; HUGE]), 1_000, 0),
            Mode::Garbage => check(&token, *mode, Ok(U256::from(2).abi_encode()), 0, 1_000),
            Mode::ReturnsHuge => check(&token, *mode, Ok(huge_true()), 0, 1_000),
            Mode::Short => check(&token, *mode, Ok(vec![1]), 0, 1_000),
            Mode::MovesLess => check(&token, *mode, yes(), 2, 998),
            Mode::MovesNothing => check(&token, *mode, yes(), 1_000, 0),
            // Off the chain gas costs nothing, so that it ends in a revert.
            Mode::BurnsGas => check(&token, *mode, Err(Vec::new()), 1_000, 0),
            // Calls a target; see the tests of that.
            Mode::Reenters => {}
            Mode::Plain
            | Mode::BalanceReverts
            | Mode::BalanceShort
            | Mode::BalanceHuge
            | Mode::Rebased
            | Mode::BalanceReenters
            | Mode::BalanceBurnsGas => check(&token, *mode, yes(), 0, 1_000),
        }
    }
}

#[motsu::test]
fn the_fee_is_what_was_set_rounded_down(token: Token, alice: Address, bob: Address) {
    for (bps, value, arrived) in [
        (0, units(10_000), units(9_900)),
        (1, units(10_000), units(9_999)),
        (1, units(9_999), units(9_999)),
        (2_500, units(10_003), units(7_503)),
        (10_000, units(10_003), U256::ZERO),
        (10_000, U256::MAX, U256::ZERO),
    ] {
        done(&token, alice, IMockHostile::setFeeCall { bps: U256::from(bps) });
        for (account, value) in [(alice, value), (bob, U256::ZERO)] {
            done(&token, alice, IMockHostile::setBalanceCall { account, value });
        }
        set_mode(&token, Mode::Fee);
        done(&token, alice, IMockHostile::transferCall { to: bob, value });
        assert_eq!(balance(&token, bob), arrived, "{value} at {bps}");
        assert_eq!(balance(&token, alice), U256::ZERO, "{value} at {bps}");
    }
}

#[motsu::test]
fn plainly_there_must_be_enough(token: Token, alice: Address, bob: Address) {
    done(&token, alice, IMockHostile::mintCall { to: alice, value: units(5) });
    done(&token, alice, IMockHostile::approveCall { spender: bob, value: units(3) });
    let sending = |value| send(&token, alice, IMockHostile::transferCall { to: bob, value: units(value) });
    let taking = |value| {
        let value = units(value);
        send(&token, bob, IMockHostile::transferFromCall { from: alice, to: bob, value })
    };
    assert_eq!(sending(6), Err(hostile()));
    assert_eq!(taking(4), Err(hostile()));
    assert_eq!(taking(2), Ok(true.abi_encode()));
    assert_eq!(taking(2), Err(hostile()), "the allowance is used up");
    assert_eq!(sending(3), Ok(true.abi_encode()));
    assert_eq!((balance(&token, alice), balance(&token, bob)), (U256::ZERO, units(5)));
}
