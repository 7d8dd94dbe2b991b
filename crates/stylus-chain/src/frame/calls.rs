//! Calls and creations that a program makes, priced as the EVM prices its own (`gasCall`, `opCall`, `opCreate`).

use alloy_primitives::{Address, B256, Bytes, U256};
use revm::{
    context::{ContextTr, CreateScheme, JournalTr},
    context_interface::context::StateLoad,
    handler::FrameResult,
    interpreter::{
        CallInput, CallInputs, CallScheme, CallValue, CreateInputs, FrameInput, InstructionResult,
        interpreter_action::FrameInit,
    },
    state::Bytecode,
};

use super::{
    program::{DbError, ProgramFrame},
    serve::access_gas,
};
use crate::{
    context::ArbContext,
    hostio::{Answer, CallKind, price},
};

/// `CALL` with value.
const VALUE_GAS: u64 = 9_000;
/// `CALL` with value to an account that does not exist.
const NEW_ACCOUNT_GAS: u64 = 25_000;
/// What a callee gets on top of a call with value.
const STIPEND: u64 = 2_300;

/// A frame that a program waits for.
#[derive(Clone, Copy, Debug)]
pub struct Pending {
    /// Gas paid before the frame.
    base: u64,
    /// Gas given to it, stipend included.
    given: u64,
}

impl ProgramFrame {
    /// Prices a call and returns its frame, or answers at once if it cannot be made.
    #[expect(clippy::too_many_arguments, reason = "the host call has as many")]
    pub(super) fn call(
        &mut self,
        ctx: &mut ArbContext<'_>,
        kind: CallKind,
        address: Address,
        data: Bytes,
        value: U256,
        gas_left: u64,
        gas_wanted: u64,
    ) -> Result<Option<FrameInit>, DbError> {
        if self.inputs.is_static && !value.is_zero() {
            self.refuse(0);
            return Ok(None);
        }
        let callee = load_callee(ctx, address)?;
        let mut base = access_gas(callee.is_cold);
        if !value.is_zero() {
            base += VALUE_GAS + if callee.data.is_empty { NEW_ACCOUNT_GAS } else { 0 };
        }
        let Some(after_base) = gas_left.checked_sub(base) else {
            self.refuse(gas_left);
            return Ok(None);
        };
        let allowance = after_base - after_base.div_ceil(64);
        let stipend = if value.is_zero() { 0 } else { STIPEND };
        let given = allowance.min(gas_wanted) + stipend;
        self.pending = Some(Pending { base, given });
        let inputs = self.call_inputs(kind, address, data, value, given, callee.data);
        Ok(Some(self.child(FrameInput::Call(Box::new(inputs)))))
    }

    /// Prices a creation and returns its frame, or answers at once if it cannot be made.
    pub(super) fn create(
        &mut self,
        code: Bytes,
        endowment: U256,
        salt: Option<B256>,
        gas_left: u64,
    ) -> Option<FrameInit> {
        let words = (code.len() as u64).div_ceil(32);
        let hashing = if salt.is_some() { words * price::KECCAK_WORD_GAS } else { 0 };
        let base = price::CREATE_GAS + hashing;
        let after_base = gas_left.checked_sub(base).filter(|_| !self.inputs.is_static);
        let Some(after_base) = after_base else {
            self.refuse(0);
            return None;
        };
        let given = after_base - after_base / 64;
        self.pending = Some(Pending { base, given });
        let scheme = match salt {
            Some(salt) => CreateScheme::Create2 { salt: salt.into() },
            None => CreateScheme::Create,
        };
        let inputs = CreateInputs::new(self.acting(), scheme, endowment, code, given, 0);
        Some(self.child(FrameInput::Create(Box::new(inputs))))
    }

    /// Takes the result of the frame that the program waits for.
    pub fn take_result(&mut self, result: FrameResult) {
        self.memory.free_child_context();
        let Some(Pending { base, given }) = self.pending.take() else { return };
        let ended = result.instruction_result();
        let left = if ended.is_ok_or_revert() { result.gas().remaining() } else { 0 };
        if ended.is_ok() {
            self.refund += result.gas().refunded();
        }
        let gas = base + given.saturating_sub(left);
        self.external = self.external.saturating_add(gas);
        let answer = match result {
            FrameResult::Call(outcome) => {
                let data = if ended.is_ok_or_revert() { outcome.result.output } else { Bytes::new() };
                Answer { gas, ok: ended.is_ok(), data, ..Answer::default() }
            }
            FrameResult::Create(outcome) => {
                let created = outcome.address.filter(|_| ended.is_ok()).unwrap_or_default();
                let reverted = ended == InstructionResult::Revert;
                let data = if reverted { outcome.result.output } else { Bytes::new() };
                Answer { gas, ok: true, word: created.into_word(), data }
            }
        };
        self.invocation.port().answer(answer);
    }

    fn refuse(&mut self, gas: u64) {
        self.external = self.external.saturating_add(gas);
        self.invocation.port().answer(Answer { gas, ..Answer::default() });
    }

    fn child(&mut self, frame_input: FrameInput) -> FrameInit {
        FrameInit { depth: self.depth + 1, memory: self.memory.new_child_context(), frame_input }
    }

    fn call_inputs(
        &self,
        kind: CallKind,
        address: Address,
        data: Bytes,
        value: U256,
        gas_limit: u64,
        callee: Callee,
    ) -> CallInputs {
        let (target_address, caller, value, scheme) = match kind {
            CallKind::Call => (address, self.acting(), CallValue::Transfer(value), CallScheme::Call),
            CallKind::Static => {
                (address, self.acting(), CallValue::Transfer(U256::ZERO), CallScheme::StaticCall)
            }
            CallKind::Delegate => {
                let apparent = CallValue::Apparent(self.inputs.value.get());
                (self.acting(), self.inputs.caller, apparent, CallScheme::DelegateCall)
            }
        };
        CallInputs {
            input: CallInput::Bytes(data),
            return_memory_offset: 0..0,
            gas_limit,
            reservoir: 0,
            bytecode_address: address,
            known_bytecode: callee.code,
            target_address,
            caller,
            value,
            scheme,
            is_static: self.inputs.is_static || kind == CallKind::Static,
            charged_new_account_state_gas: false,
        }
    }
}

struct Callee {
    code: (B256, Bytecode),
    is_empty: bool,
}

/// Loads the callee with its code, followed through a delegation (EIP-7702).
fn load_callee(ctx: &mut ArbContext<'_>, address: Address) -> Result<StateLoad<Callee>, DbError> {
    let account = ctx.journal_mut().load_account_with_code(address)?;
    let is_cold = account.is_cold;
    let is_empty = account.info.is_empty();
    let mut code = (account.info.code_hash, account.info.code.clone().unwrap_or_default());
    if let Some(delegate) = code.1.eip7702_address() {
        let account = ctx.journal_mut().load_account_with_code(delegate)?;
        code = (account.info.code_hash, account.info.code.clone().unwrap_or_default());
    }
    Ok(StateLoad::new(Callee { code, is_empty }, is_cold))
}
