//! Switches and what they refuse.

use crate::{Token, balance, done, send, units};
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolError};
use mock_hostile::{IMockHostile, Mode};
use motsu::prelude::*;

#[motsu::test]
fn only_known_modes_are_taken(token: Token, alice: Address) {
    for mode in 0..=u8::MAX {
        let taken = send(&token, alice, IMockHostile::setModeCall { mode });
        match Mode::from_number(mode) {
            Some(known) => assert_eq!((known as u8, taken), (mode, Ok(Vec::new()))),
            None => assert_eq!(taken, Err(IMockHostile::UnknownMode { mode }.abi_encode())),
        }
    }
    assert_eq!(Mode::ALL.len(), 19);
}

#[motsu::test]
fn a_fee_is_at_most_everything(token: Token, alice: Address) {
    for (bps, is_taken) in [(0, true), (10_000, true), (10_001, false), (u64::MAX, false)] {
        let bps = U256::from(bps);
        let expected =
            if is_taken { Ok(Vec::new()) } else { Err(IMockHostile::FeeTooHigh { bps }.abi_encode()) };
        assert_eq!(send(&token, alice, IMockHostile::setFeeCall { bps }), expected);
    }
}

#[motsu::test]
fn balances_end_at_the_largest_number(token: Token, alice: Address) {
    done(&token, alice, IMockHostile::setBalanceCall { account: alice, value: U256::MAX - units(3) });
    done(&token, alice, IMockHostile::mintCall { to: alice, value: units(2) });
    assert_eq!(balance(&token, alice), U256::MAX - units(1));
    done(&token, alice, IMockHostile::mintCall { to: alice, value: units(2) });
    assert_eq!(balance(&token, alice), U256::MAX);
}

#[motsu::test]
fn what_does_not_decode_is_refused_without_data(token: Token, alice: Address) {
    for selector in IMockHostile::IMockHostileCalls::SELECTORS {
        let no_arguments = [
            IMockHostile::decimalsCall::SELECTOR,
            IMockHostile::attemptsCall::SELECTOR,
            IMockHostile::successesCall::SELECTOR,
            IMockHostile::reentryAnswerCall::SELECTOR,
        ];
        if !no_arguments.contains(selector) {
            let short = [selector.as_slice(), &[0; 31]].concat();
            assert_eq!(token.sender(alice).call(&short).motsu_res(), Err(Vec::new()), "{selector:02x?}");
        }
    }
}
