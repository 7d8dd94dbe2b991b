//! Calling back whoever calls.

use crate::{IMockHostile, MockHostile};
use alloc::vec::Vec;
use alloy_primitives::U256;
use alloy_sol_types::SolError;
use stylus_sdk::call::RawCall;
use stylus_sdk::storage::StorageU256;
use stylus_sdk::{ArbResult, hostio};

/// How much of what the target answers is kept, so that keeping it costs no more than 9 slots.
const ANSWER_BYTES: usize = 256;

impl MockHostile {
    /// Calls the target and keeps what came of it.
    pub(crate) fn reenter(&mut self) {
        if !self.is_armed() {
            return;
        }
        let outcome = self.call_target();
        count(&mut self.attempts);
        if outcome.is_ok() {
            count(&mut self.successes);
        }
        let (Ok(answer) | Err(answer)) = outcome;
        self.answer.set_bytes(answer.get(..ANSWER_BYTES).unwrap_or(&answer));
    }

    /// Calls the target and stores nothing, for `balanceOf`. Reverts if the target lets it.
    pub(crate) fn reenter_view(&self) -> Result<(), Vec<u8>> {
        if !self.is_armed() {
            return Ok(());
        }
        match self.call_target() {
            Ok(answer) => Err(IMockHostile::Reentered { answer: answer.into() }.abi_encode()),
            Err(_) => Ok(()),
        }
    }

    /// Whether there is a target and no earlier call of the token is open.
    fn is_armed(&self) -> bool {
        // SAFETY: the host only answers.
        !self.target.get().is_zero() && !unsafe { hostio::msg_reentrant() }
    }

    fn call_target(&self) -> ArbResult {
        let (target, data) = (self.target.get(), self.data.get_bytes());
        // SAFETY: no reference into the storage is held, and the cache is written and forgotten first, so
        // that calls of this token in the meantime see and leave what they should.
        unsafe { RawCall::new().clear_storage_cache().call(target, &data) }
    }
}

fn count(counter: &mut StorageU256) {
    let next = counter.get().saturating_add(U256::ONE);
    counter.set(next);
}
