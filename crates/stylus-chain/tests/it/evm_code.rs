//! Small EVM contracts as bytecode.

use alloy_primitives::{Bytes, hex};

/// Adds the value it receives to slot 0 and returns the sum.
pub const ADDER: [u8; 13] = hex!("345f5401805f555f5260205ff3");

/// Reverts with its call data.
pub const REVERTER: [u8; 7] = hex!("365f5f37365ffd");

/// Returns its call data.
pub const ECHO: [u8; 7] = hex!("365f5f37365ff3");

/// Emits an event: the first word of the call data is the topic, the rest the data.
pub const EMITTER: [u8; 17] = hex!("602036038060205f375f35905fa15f5ff3");

/// Returns time, block number, hash of the block before, and caller.
pub const ENVIRONMENT: [u8; 23] = hex!("425f524360205260014303406040523360605260805ff3");

/// An operation that does not exist.
pub const INVALID: [u8; 1] = hex!("fe");

/// Init code that leaves `runtime` (at most 255 bytes): PUSH1 length, DUP1, PUSH1 9, PUSH0, CODECOPY, PUSH0,
/// RETURN.
pub fn init_code(runtime: &[u8]) -> Bytes {
    let length = u8::try_from(runtime.len()).expect("a short contract");
    let mut code = vec![0x60, length, 0x80, 0x60, 0x09, 0x5f, 0x39, 0x5f, 0xf3];
    code.extend(runtime);
    code.into()
}
