//! Every mode on motsu. What needs the real machine (gas, re-entrance of the token itself, static calls) is
//! tested on the shipped program, in the workspace at the root.

mod balances;
mod reentry;
mod switches;
mod transfers;

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;

type Token = Contract<MockHostile>;

/// Calls through the router, as the chain does, and undoes what a refused call did.
fn send(token: &Token, sender: Address, call: impl SolCall) -> Result<Vec<u8>, Vec<u8>> {
    token.sender(sender).call(&call.abi_encode()).motsu_res()
}

/// The call goes through.
#[track_caller]
fn done(token: &Token, sender: Address, call: impl SolCall) -> Vec<u8> {
    match send(token, sender, call) {
        Ok(answer) => answer,
        Err(reason) => panic!("refused: 0x{}", alloy_primitives::hex::encode(reason)),
    }
}

/// What a view says.
#[track_caller]
fn ask<C: SolCall>(token: &Token, call: C) -> C::Return {
    let answer = done(token, Address::ZERO, call);
    match C::abi_decode_returns(&answer, true) {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

fn set_mode(token: &Token, mode: Mode) {
    done(token, Address::ZERO, IMockHostile::setModeCall { mode: mode as u8 });
}

/// Units of an account, whatever the mode makes of them; the token is plain afterwards.
#[track_caller]
fn balance(token: &Token, account: Address) -> U256 {
    set_mode(token, Mode::Plain);
    ask(token, IMockHostile::balanceOfCall { account })._0
}

fn units(amount: u64) -> U256 {
    U256::from(amount)
}
