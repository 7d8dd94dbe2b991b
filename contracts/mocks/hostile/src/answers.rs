//! How transfers, callbacks and balances end.

use crate::Mode;
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::U256;
use alloy_sol_types::{Revert, SolError, SolValue};
use stylus_sdk::{ArbResult, hostio};

const HUGE: usize = 64 * 1024;

/// How a transfer or callback ends in a mode; `usual` is what it returns when nothing is odd about that.
pub fn finish(mode: Mode, usual: Vec<u8>) -> ArbResult {
    match mode {
        Mode::Silent => Ok(Vec::new()),
        Mode::False => Ok(false.abi_encode()),
        Mode::Reverts => Err(reason()),
        Mode::RevertsHuge => Err(vec![0xff; HUGE]),
        Mode::Garbage => Ok(U256::from(2).abi_encode()),
        Mode::ReturnsHuge => {
            let mut answer = usual;
            answer.resize(HUGE, 0xff);
            Ok(answer)
        }
        Mode::Short => Ok(vec![1]),
        Mode::BurnsGas => Err(burn_gas()),
        _ => Ok(usual),
    }
}

/// What `balanceOf` says of a balance in a mode.
pub fn balance(mode: Mode, balance: U256) -> ArbResult {
    match mode {
        Mode::BalanceReverts => Err(reason()),
        Mode::BalanceShort => Ok(vec![1]),
        Mode::BalanceHuge => Ok(U256::MAX.abi_encode()),
        Mode::BalanceBurnsGas => Err(burn_gas()),
        Mode::Rebased => Ok((balance >> 1_usize).abi_encode()),
        _ => Ok(balance.abi_encode()),
    }
}

/// A reason as Solidity gives it.
pub fn reason() -> Vec<u8> {
    Revert::from("hostile").abi_encode()
}

/// Ends the program out of gas; where gas costs nothing, off the chain, it answers no reason.
fn burn_gas() -> Vec<u8> {
    // Over 128 pages of memory cost more gas than there can be.
    // SAFETY: the host takes any number, and no memory grows.
    unsafe { hostio::pay_for_memory_grow(u16::MAX) };
    Vec::new()
}
