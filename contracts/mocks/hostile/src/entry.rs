//! The program's entry: the SDK's, but without the guard against re-entrance. A token that could not be
//! called while it is open would hide what a target does wrong when it is.

use crate::MockHostile;
use alloy_primitives::U256;
use stylus_sdk::host::{VM, WasmVM};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageType;

/// Answers a call with `length` bytes of calldata; 0 for success, 1 for a revert.
#[no_mangle]
pub extern "C" fn user_entrypoint(length: usize) -> usize {
    let host = VM(WasmVM {});
    // Costs nothing; a program whose memory can grow is not activated without this import.
    host.pay_for_memory_grow(0);
    let input = host.read_args(length);
    // SAFETY: the one place that opens the storage, at its root.
    let mut token = unsafe { MockHostile::new(U256::ZERO, 0, host.clone()) };
    let (answer, status) = match token.call(&input) {
        Ok(answer) => {
            host.flush_cache(false);
            (answer, 0)
        }
        Err(reason) => (reason, 1),
    };
    host.write_result(&answer);
    status
}
