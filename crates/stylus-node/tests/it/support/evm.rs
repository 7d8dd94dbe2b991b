//! Small EVM contracts as bytecode.

use alloy_primitives::{Address, Bytes, hex};

/// Adds the value it receives to slot 0 and returns the sum.
pub const ADDER: [u8; 13] = hex!("345f5401805f555f5260205ff3");
/// Reverts with its call data.
pub const REVERTER: [u8; 7] = hex!("365f5f37365ffd");
/// Returns its call data.
pub const ECHO: [u8; 7] = hex!("365f5f37365ff3");
/// Emits an event: the first word of the call data is the topic, the rest the data.
pub const EMITTER: [u8; 17] = hex!("602036038060205f375f35905fa15f5ff3");
/// Returns time, block number, hash of the block before, caller, gas price, base fee and chain id.
pub const ENVIRONMENT: [u8; 35] =
    hex!("425f52" "43602052" "6001430340604052" "33606052" "3a608052" "4860a052" "4660c052" "60e05ff3");
/// Writes the second word of its call data to the slot that the first names.
pub const WRITER: [u8; 7] = hex!("6020355f355500");
/// An operation that does not exist.
pub const INVALID: [u8; 1] = hex!("fe");
/// Loops for ever.
pub const LOOP: [u8; 3] = hex!("5b5f56");
/// Creates a contract from its call data, with the value it got, and returns its address, or reverts.
pub const CREATOR: [u8; 23] = hex!("365f5f37365f34f0" "8015601357" "5f5260205ff3" "5b5f5ffd");
/// Calls itself with all the gas that it may give away, whatever comes of it.
pub const DEEP: [u8; 9] = hex!("5f5f5f5f5f305af100");
/// Destroys itself and sends what it has to the caller.
pub const DESTROYER: [u8; 2] = hex!("33ff");
/// Reverts unless it has 100,000 gas left: `GAS < 100000` jumps to the revert.
pub const GREEDY: [u8; 14] = hex!("620186a05a10600a57005b5f5ffd");

/// Emits the event without data and topics as often as the first word of its call data says.
pub const EMIT_MANY: [u8; 20] = hex!("5f355b8015601257" "60019003" "5f5fa0" "600256" "5b00");

/// Init code that leaves `runtime` (at most 255 bytes): PUSH1 length, DUP1, PUSH1 9, PUSH0, CODECOPY, PUSH0, RETURN.
pub fn init_code(runtime: &[u8]) -> Bytes {
    let length = u8::try_from(runtime.len()).expect("a short contract");
    let mut code = vec![0x60, length, 0x80, 0x60, 0x09, 0x5f, 0x39, 0x5f, 0xf3];
    code.extend(runtime);
    code.into()
}

/// Code that calls `target` by `opcode` with its call data, and returns or reverts with what comes back.
pub fn proxy(opcode: u8, target: Address) -> Bytes {
    // CALL takes a value: what was sent.
    let value: &[u8] = if opcode == CALL { &[0x34] } else { &[] };
    let mut code = hex!("365f5f37" "5f5f365f").to_vec();
    code.extend(value);
    code.push(0x73);
    code.extend(target);
    code.extend([0x5a, opcode]);
    code.extend(hex!("3d5f5f3e"));
    // Jumps over REVERT if the call succeeded.
    let after = u8::try_from(code.len() + 6).expect("a short contract");
    code.extend([0x60, after, 0x57, 0x3d, 0x5f, 0xfd, 0x5b, 0x3d, 0x5f, 0xf3]);
    code.into()
}

/// Code that calls `target` with `data` and all gas, whatever comes of it. At most 255 bytes with its data.
pub fn proxy_with(target: Address, data: &[u8]) -> Bytes {
    let length = u8::try_from(data.len()).expect("short data");
    // CODECOPY(0, 39, length), CALL(GAS, target, 0, 0, length, 0, 0), STOP.
    let mut code = vec![0x60, length, 0x60, 39, 0x5f, 0x39, 0x5f, 0x5f, 0x60, length, 0x5f, 0x5f, 0x73];
    code.extend(target);
    code.extend([0x5a, CALL, 0x00, 0x00, 0x00, 0x00]);
    code.extend(data);
    code.into()
}

pub const CALL: u8 = 0xf1;
pub const DELEGATECALL: u8 = 0xf4;
pub const STATICCALL: u8 = 0xfa;
