//! What transfers answer.

use crate::Mode;
use alloc::vec;
use alloc::vec::Vec;
use alloy_sol_types::{Revert, SolError, SolValue};
use stylus_sdk::ArbResult;

const HUGE: usize = 64 * 1024;

/// The answer of a transfer in a mode.
pub fn of(mode: Mode) -> ArbResult {
    match mode {
        Mode::Silent => Ok(Vec::new()),
        Mode::False => Ok(false.abi_encode()),
        Mode::Reverts => Err(reason()),
        Mode::RevertsHuge => Err(vec![0xff; HUGE]),
        Mode::Garbage => Ok(alloy_primitives::U256::from(2).abi_encode()),
        Mode::ReturnsHuge => {
            let mut answer = true.abi_encode();
            answer.resize(HUGE, 0xff);
            Ok(answer)
        }
        Mode::Short => Ok(vec![1]),
        _ => Ok(true.abi_encode()),
    }
}

/// A reason as Solidity gives it.
pub fn reason() -> Vec<u8> {
    Revert::from("hostile").abi_encode()
}
