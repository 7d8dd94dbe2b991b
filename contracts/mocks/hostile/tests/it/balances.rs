//! What balances say in each mode.

use crate::{Token, done, send, set_mode, units};
use alloy_primitives::{Address, U256};
use alloy_sol_types::{Revert, SolError, SolValue};
use mock_hostile::{IMockHostile, Mode};

#[track_caller]
fn check(token: &Token, account: Address, mode: Mode, answer: Result<Vec<u8>, Vec<u8>>) {
    set_mode(token, mode);
    assert_eq!(send(token, account, IMockHostile::balanceOfCall { account }), answer, "{mode:?}");
}

#[motsu::test]
fn each_mode_says_what_it_says(token: Token, alice: Address) {
    done(&token, alice, IMockHostile::setBalanceCall { account: alice, value: units(501) });
    for mode in Mode::ALL {
        let answer = match mode {
            Mode::BalanceReverts => Err(Revert::from("hostile").abi_encode()),
            Mode::BalanceShort => Ok(vec![1]),
            Mode::BalanceHuge => Ok(U256::MAX.abi_encode()),
            Mode::Rebased => Ok(units(250).abi_encode()),
            Mode::BalanceBurnsGas => Err(Vec::new()),
            // Calls a target; see the tests of that.
            Mode::BalanceReenters => continue,
            _ => Ok(units(501).abi_encode()),
        };
        check(&token, alice, *mode, answer);
    }
}
