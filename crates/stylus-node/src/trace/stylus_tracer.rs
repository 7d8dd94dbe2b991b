//! Nitro's `stylusTracer`: the host calls of programs, those of called programs inside the call that ran them.

use std::iter;

use alloy_primitives::{Address, Bytes};
use serde::Serialize;
use serde_json::value::RawValue;
use stylus_chain::{
    executor::Outcome,
    trace::{CallFrame, CallKind, HostCall, ProgramRun},
};

use super::nested::{self, Nested};
use crate::error::RpcError;

/// A step without those in it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Step {
    name: &'static str,
    args: Bytes,
    outs: Bytes,
    start_ink: u64,
    end_ink: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Address>,
}

/// What a step is about.
enum Told<'trace> {
    /// Entry of a program, with the length of its call data.
    Entered(ProgramRun, usize),
    /// Return of a program with its status.
    Returned(ProgramRun, u32),
    /// A host call that called nobody, or that creates.
    Host(&'trace HostCall),
    /// A host call that called, with what it called; none if it was refused.
    Called(&'trace HostCall, Option<&'trace CallFrame>),
    /// A call of EVM code, or any creation.
    Evm(&'trace CallFrame),
}

/// What programs did in a transaction, and which calls EVM code made.
///
/// # Errors
/// None that a client can cause.
pub fn tell(outcome: &Outcome) -> Result<Box<RawValue>, RpcError> {
    nested::list(outcome.call.as_ref().map(steps).unwrap_or_default())
}

/// The steps of a program's frame, or the calls that EVM code made.
fn steps(frame: &CallFrame) -> Vec<Told<'_>> {
    let Some(run) = frame.program else { return frame.calls.iter().map(Told::Evm).collect() };
    let entered = Told::Entered(run, frame.input.len());
    let returned = run.status.map(|status| Told::Returned(run, status));
    let host_calls = frame.host_calls.iter().flat_map(|call| {
        let made = call.made.and_then(|made| frame.calls.get(made));
        // Nitro shows a creation twice: what it ran, and the host call after it.
        let created = made.filter(|_| !calls(call)).map(Told::Evm);
        let told = if calls(call) { Told::Called(call, made) } else { Told::Host(call) };
        created.into_iter().chain(iter::once(told))
    });
    iter::once(entered).chain(host_calls).chain(returned).collect()
}

impl Nested for Told<'_> {
    type Object = Step;

    fn object(&self) -> Step {
        match *self {
            // Nitro notes both with the ink at the start (`crates/stylus/src/run.rs`).
            Self::Entered(run, length) => {
                mark(run, "user_entrypoint", (length as u32).to_be_bytes().into(), Bytes::new())
            }
            Self::Returned(run, status) => {
                mark(run, "user_returned", Bytes::new(), status.to_be_bytes().into())
            }
            Self::Host(call) => host_call(call, None),
            Self::Called(call, frame) => {
                // `cargo stylus` wants an address of every call, so that one that was refused has it too.
                let refused = || call.args.get(..20).map(Address::from_slice);
                host_call(call, frame.map_or_else(refused, |frame| frame.to))
            }
            Self::Evm(frame) => Step {
                name: evm_name(frame.kind),
                args: Bytes::new(),
                outs: Bytes::new(),
                start_ink: 0,
                end_ink: 0,
                address: Some(frame.to.unwrap_or_default()),
            },
        }
    }

    fn inner(&self) -> Option<(&'static str, Vec<Self>)> {
        let inner = match *self {
            Self::Entered(..) | Self::Returned(..) | Self::Host(_) => return None,
            Self::Called(_, frame) => frame.map(steps).unwrap_or_default(),
            Self::Evm(frame) => steps(frame),
        };
        Some(("steps", inner))
    }
}

fn calls(call: &HostCall) -> bool {
    call.name.ends_with("call_contract")
}

fn mark(run: ProgramRun, name: &'static str, args: Bytes, outs: Bytes) -> Step {
    Step { name, args, outs, start_ink: run.ink, end_ink: run.ink, address: None }
}

fn host_call(call: &HostCall, address: Option<Address>) -> Step {
    let (args, outs) = (call.args.clone(), call.outs.clone());
    Step { name: call.name, args, outs, start_ink: call.start_ink, end_ink: call.end_ink, address }
}

/// The host call that does the same, with `evm_` before it.
fn evm_name(kind: CallKind) -> &'static str {
    match kind {
        CallKind::Call | CallKind::CallCode => "evm_call_contract",
        CallKind::DelegateCall => "evm_delegate_call_contract",
        CallKind::StaticCall => "evm_static_call_contract",
        CallKind::Create => "evm_create1",
        CallKind::Create2 => "evm_create2",
    }
}
