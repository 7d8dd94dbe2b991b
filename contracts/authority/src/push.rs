//! Passing calls on to targets.

use crate::entries::{Selector, is_entry};
use crate::errors::{self, Error};
use crate::events;
use crate::roles::ADMIN;
use crate::storage::Authority;
use alloc::vec::Vec;
use alloy_primitives::Address;
use kit::host;
use usdai_core::authority::Delay;

/// What of a target's answer or reason is copied, so that no target can make that expensive.
pub const ANSWER_BYTES: usize = 4_096;
/// All gas there is, less the part that the chain keeps back.
const ALL_GAS: u64 = u64::MAX;

impl Authority {
    /// ADMIN before this contract is sealed: passes a call on and returns the answer. `TargetUnknown`,
    /// `SelectorMissing`, `PauseThroughGuardian`, `DelayRequired`, the target's reason, or `PushFailed` when it gives
    /// none.
    pub(crate) fn push(&mut self, target: Address, data: &[u8]) -> Result<Vec<u8>, Error> {
        self.check_role(ADMIN)?;
        self.check_listed(target)?;
        let missing = || errors::selector_missing(data.len() as u64);
        let (selector, arguments) = data.split_first_chunk().ok_or_else(missing)?;
        let selector = Selector::new(*selector);
        if is_entry(selector) {
            return Err(errors::pause_through_guardian(selector));
        }
        self.check_unsealed(Delay::of_call(u32::from_be_bytes(selector.0), arguments))?;
        self.pass_on(target, selector, data)
    }

    /// Passes a call on to a listed target, whoever calls. `TargetUnknown`, and the same of the target.
    pub(crate) fn pass_on(
        &mut self,
        target: Address,
        selector: Selector,
        data: &[u8],
    ) -> Result<Vec<u8>, Error> {
        self.check_listed(target)?;
        events::pushed(host::sender(), target, selector, data);
        send(target, data)
    }
}

/// Calls a target and returns its answer. Its reason, or `PushFailed`, when it refuses.
pub(crate) fn send(target: Address, data: &[u8]) -> Result<Vec<u8>, Error> {
    host::forward(target, data, ALL_GAS, ANSWER_BYTES).map_err(|reason| refusal(target, reason))
}

/// A target's refusal as the caller gets it.
#[cold]
pub fn refusal(target: Address, reason: Vec<u8>) -> Error {
    if reason.is_empty() { errors::push_failed(target) } else { Error::of_callee(reason) }
}
