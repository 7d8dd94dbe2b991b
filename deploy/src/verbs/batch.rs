//! Several calls in one simulation, so that the last is known to succeed before the first is sent.
//!
//! For the time of an `eth_call` the sender gets code that makes the calls one after the other, so each sees the
//! sender as its caller and what the ones before have done. The code is put together here: no contract is needed on
//! the chain. Numbers are EVM opcodes.

use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::{StateOverride, StateOverridesBuilder};
use alloy_primitives::{Address, U256};

use crate::client::Outgoing;

const CALL: u8 = 0xf1;
const CODECOPY: u8 = 0x39;
const GAS: u8 = 0x5a;
const JUMPDEST: u8 = 0x5b;
const JUMPI: u8 = 0x57;
const PUSH1: u8 = 0x60;
const PUSH4: u8 = 0x63;
const PUSH20: u8 = 0x73;
const PUSH32: u8 = 0x7f;
const RETURN: u8 = 0xf3;
const RETURNDATACOPY: u8 = 0x3e;
const RETURNDATASIZE: u8 = 0x3d;
const REVERT: u8 = 0xfd;
/// Copies what the last call returned to the beginning of memory and leaves its place and length.
const RETURNED: [u8; 8] = [RETURNDATASIZE, PUSH1, 0, PUSH1, 0, RETURNDATACOPY, RETURNDATASIZE, PUSH1];
/// Bytes of code for one call: the same for all, so that places are known before anything is written.
const CALL_BYTES: usize = 5 + 5 + 2 + 1 + 2 + 2 + 5 + 2 + 33 + 21 + 1 + 1 + 5 + 1 + RETURNED.len() + 2 + 1;
/// Bytes of code behind the calls.
const END_BYTES: usize = RETURNED.len() + 2;

/// A request, and what it pretends, that makes all calls as `sender` and returns what the last one answers. The
/// first that reverts reverts it.
#[must_use]
pub fn together(sender: Address, calls: &[Outgoing]) -> (TransactionRequest, StateOverride) {
    let request = TransactionRequest::default().with_to(sender);
    (request, StateOverridesBuilder::default().with_code(sender, code(calls)).build())
}

fn code(calls: &[Outgoing]) -> Vec<u8> {
    let mut code = Vec::new();
    let mut data_at = calls.len() * CALL_BYTES + END_BYTES;
    for call in calls {
        push_call(&mut code, call, data_at);
        data_at += call.data.len();
    }
    code.extend(RETURNED);
    code.extend([0, RETURN]);
    for call in calls {
        code.extend_from_slice(&call.data);
    }
    code
}

fn push_call(code: &mut Vec<u8>, call: &Outgoing, data_at: usize) {
    let next = code.len() + CALL_BYTES - 1;
    push_number(code, call.data.len());
    push_number(code, data_at);
    code.extend([PUSH1, 0, CODECOPY]);
    // Nothing is copied back by the call itself.
    code.extend([PUSH1, 0, PUSH1, 0]);
    push_number(code, call.data.len());
    code.extend([PUSH1, 0]);
    push_value(code, call.value);
    code.push(PUSH20);
    code.extend(call.to);
    code.extend([GAS, CALL]);
    push_number(code, next);
    code.push(JUMPI);
    code.extend(RETURNED);
    code.extend([0, REVERT]);
    code.push(JUMPDEST);
}

/// Calldata is far shorter than four bytes can count.
fn push_number(code: &mut Vec<u8>, number: usize) {
    code.push(PUSH4);
    code.extend(u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes());
}

fn push_value(code: &mut Vec<u8>, value: U256) {
    code.push(PUSH32);
    code.extend(value.to_be_bytes::<32>());
}
