//! The tree of calls of a transaction.

use alloy_primitives::{Address, Bytes, U256};
use revm::{
    context_interface::CreateScheme,
    handler::FrameResult,
    interpreter::{CallInputs, CallScheme, CreateInputs, FrameInput, InstructionResult, InterpreterResult},
};

use super::HostCall;
use crate::context::ArbContext;

/// How a frame was entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// `CALL`, or the transaction itself.
    Call,
    /// `CALLCODE`.
    CallCode,
    /// `DELEGATECALL`.
    DelegateCall,
    /// `STATICCALL`.
    StaticCall,
    /// `CREATE`, or a creating transaction.
    Create,
    /// `CREATE2`.
    Create2,
}

/// One call or creation, with those it made itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallFrame {
    /// How it was entered.
    pub kind: CallKind,
    /// Who called: the acting account.
    pub from: Address,
    /// Whose code ran; for a creation its address, also if it failed there, none if it did not get so far.
    pub to: Option<Address>,
    /// Wei sent along.
    pub value: U256,
    /// Gas that it was given.
    pub gas: u64,
    /// Gas that it used, refunds not counted.
    pub gas_used: u64,
    /// Call data or init code.
    pub input: Bytes,
    /// Return data, revert data or created code.
    pub output: Bytes,
    /// Why it did not return, in the words that Ethereum's nodes use.
    pub error: Option<String>,
    /// The run of the program that it entered; none of EVM code, precompiles and accounts without code.
    pub program: Option<ProgramRun>,
    /// Host calls of the program.
    pub host_calls: Vec<HostCall>,
    /// Calls and creations that it made.
    pub calls: Vec<CallFrame>,
}

/// How a program ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProgramRun {
    /// Ink that it started with.
    pub ink: u64,
    /// Status that it ended with, 0 for success; none if it trapped or ran out of ink or stack.
    pub status: Option<u32>,
}

/// The calls of a transaction while it runs.
#[derive(Clone, Debug, Default)]
pub struct CallLog {
    open: Vec<Open>,
    outermost: Option<CallFrame>,
}

#[derive(Clone, Debug)]
struct Open {
    frame: CallFrame,
    /// How many of its calls a host call has claimed.
    claimed: usize,
}

impl CallLog {
    /// The outermost call, once it has ended.
    #[must_use]
    pub fn finish(self) -> Option<CallFrame> {
        self.outermost
    }

    /// Notes a host call of the frame that runs, and which call it made: one that has ended and that no host
    /// call before it made.
    pub(super) fn push_host_call(&mut self, call: &mut HostCall) {
        let Some(Open { frame, claimed }) = self.open.last_mut() else { return };
        if *claimed < frame.calls.len() {
            call.made = Some(*claimed);
            *claimed += 1;
        }
        frame.host_calls.push(call.clone());
    }

    /// Notes how the program of the frame that runs does.
    pub(super) fn note_program(&mut self, run: ProgramRun) {
        if let Some(Open { frame, .. }) = self.open.last_mut() {
            frame.program = Some(run);
        }
    }

    fn enter(&mut self, frame: CallFrame) {
        self.open.push(Open { frame, claimed: 0 });
    }

    fn leave(&mut self, result: &InterpreterResult, created: Option<Address>) {
        let Some(Open { mut frame, .. }) = self.open.pop() else { return };
        // Whatever halts burns all its gas.
        let left = if result.result.is_halt() { 0 } else { result.gas.remaining() };
        frame.gas_used = result.gas.limit().saturating_sub(left);
        frame.output = result.output.clone();
        frame.error = error(result.result);
        frame.to = frame.to.or(created);
        match self.open.last_mut() {
            Some(caller) => caller.frame.calls.push(frame),
            None => self.outermost = Some(frame),
        }
    }
}

/// Notes the start of a frame if calls are wanted.
pub fn enter(ctx: &mut ArbContext<'_>, input: &FrameInput) {
    if ctx.chain.trace.calls.is_none() {
        return;
    }
    let frame = match input {
        FrameInput::Call(inputs) => called(ctx, inputs),
        FrameInput::Create(inputs) => created(inputs),
        FrameInput::Empty => return,
    };
    if let Some(calls) = &mut ctx.chain.trace.calls {
        calls.enter(frame);
    }
}

/// Notes the end of a frame if calls are wanted.
pub fn leave(ctx: &mut ArbContext<'_>, result: &FrameResult) {
    let Some(calls) = &mut ctx.chain.trace.calls else { return };
    match result {
        FrameResult::Call(outcome) => calls.leave(&outcome.result, None),
        FrameResult::Create(outcome) => calls.leave(&outcome.result, outcome.address),
    }
}

fn called(ctx: &ArbContext<'_>, inputs: &CallInputs) -> CallFrame {
    let (kind, from) = match inputs.scheme {
        CallScheme::Call => (CallKind::Call, inputs.caller),
        CallScheme::StaticCall => (CallKind::StaticCall, inputs.caller),
        CallScheme::CallCode => (CallKind::CallCode, inputs.caller),
        CallScheme::DelegateCall => (CallKind::DelegateCall, inputs.target_address),
    };
    CallFrame {
        kind,
        from,
        to: Some(inputs.bytecode_address),
        value: inputs.value.get(),
        gas: inputs.gas_limit,
        gas_used: 0,
        input: inputs.input.bytes_local(&ctx.local),
        output: Bytes::new(),
        error: None,
        program: None,
        host_calls: Vec::new(),
        calls: Vec::new(),
    }
}

fn created(inputs: &CreateInputs) -> CallFrame {
    let kind = match inputs.scheme() {
        CreateScheme::Create2 { .. } => CallKind::Create2,
        _ => CallKind::Create,
    };
    CallFrame {
        kind,
        from: inputs.caller(),
        to: None,
        value: inputs.value(),
        gas: inputs.gas_limit(),
        gas_used: 0,
        input: inputs.init_code().clone(),
        output: Bytes::new(),
        error: None,
        program: None,
        host_calls: Vec::new(),
        calls: Vec::new(),
    }
}

/// geth's words.
fn error(result: InstructionResult) -> Option<String> {
    use InstructionResult as Ended;
    let text = match result {
        result if result.is_ok() => return None,
        Ended::OutOfFunds => "insufficient balance for transfer",
        Ended::CallTooDeep => "max call depth exceeded",
        result if result.is_revert() => "execution reverted",
        Ended::OutOfGas
        | Ended::MemoryOOG
        | Ended::MemoryLimitOOG
        | Ended::PrecompileOOG
        | Ended::InvalidOperandOOG
        | Ended::ReentrancySentryOOG => "out of gas",
        Ended::OpcodeNotFound | Ended::InvalidFEOpcode => "invalid opcode",
        Ended::InvalidJump => "invalid jump destination",
        Ended::StackUnderflow => "stack underflow",
        Ended::StackOverflow => "stack limit reached",
        Ended::CallNotAllowedInsideStatic | Ended::StateChangeDuringStaticCall => "write protection",
        Ended::CreateCollision => "contract address collision",
        Ended::CreateContractSizeLimit => "max code size exceeded",
        Ended::CreateInitCodeSizeLimit => "max initcode size exceeded",
        Ended::CreateContractStartingWithEF => "invalid code: must not begin with 0xef",
        Ended::NotActivated => "program not activated",
        other => return Some(format!("{other:?}")),
    };
    Some(text.into())
}
