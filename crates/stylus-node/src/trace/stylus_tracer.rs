//! Nitro's `stylusTracer`: the host calls of programs, those of called programs inside the call that ran them.

use std::iter;

use alloy_primitives::{Address, Bytes};
use serde::Serialize;
use serde_json::Value;
use stylus_chain::{
    executor::Outcome,
    trace::{CallFrame, CallKind, HostCall, ProgramRun},
};

/// A host call as the tracer shows it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Step {
    name: String,
    args: Bytes,
    outs: Bytes,
    start_ink: u64,
    end_ink: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    steps: Option<Vec<Step>>,
}

/// What programs did in a transaction, and which calls EVM code made.
pub fn tell(outcome: &Outcome) -> Value {
    let steps = outcome.call.as_ref().map(frame_steps).unwrap_or_default();
    serde_json::to_value(steps).unwrap_or_default()
}

/// The steps of a program's frame, or the calls that EVM code made.
fn frame_steps(frame: &CallFrame) -> Vec<Step> {
    let Some(run) = frame.program else {
        return frame.calls.iter().map(from_evm).collect();
    };
    let argument_bytes = frame.input.len() as u32;
    let entered = mark(run, "user_entrypoint", argument_bytes.to_be_bytes().into(), Bytes::new());
    let returned = |status: u32| mark(run, "user_returned", Bytes::new(), status.to_be_bytes().into());
    let host_calls = frame.host_calls.iter().map(|call| from_program(frame, call));
    iter::once(entered).chain(host_calls).chain(run.status.map(returned)).collect()
}

/// Nitro marks entry and return as if they were host calls, both with the ink at the start
/// (`crates/stylus/src/run.rs`).
fn mark(run: ProgramRun, name: &str, args: Bytes, outs: Bytes) -> Step {
    Step { name: name.into(), args, outs, start_ink: run.ink, end_ink: run.ink, address: None, steps: None }
}

fn from_program(frame: &CallFrame, call: &HostCall) -> Step {
    let inner = call.made.and_then(|made| frame.calls.get(made));
    // `cargo stylus` wants address and steps of every call, so that one that was refused has them too.
    let refused = || call.args.get(..20).filter(|_| call.name.ends_with("call_contract"));
    Step {
        name: call.name.into(),
        args: call.args.clone(),
        outs: call.outs.clone(),
        start_ink: call.start_ink,
        end_ink: call.end_ink,
        address: inner.map_or_else(|| refused().map(Address::from_slice), |frame| frame.to),
        steps: inner.map(frame_steps).or_else(|| refused().map(|_| Vec::new())),
    }
}

/// A call that EVM code made: named like the host call with `evm_` before it, without arguments, results and ink.
fn from_evm(frame: &CallFrame) -> Step {
    let name = match frame.kind {
        CallKind::Call | CallKind::CallCode => "evm_call_contract",
        CallKind::DelegateCall => "evm_delegate_call_contract",
        CallKind::StaticCall => "evm_static_call_contract",
        CallKind::Create => "evm_create1",
        CallKind::Create2 => "evm_create2",
    };
    Step {
        name: name.into(),
        args: Bytes::new(),
        outs: Bytes::new(),
        start_ink: 0,
        end_ink: 0,
        address: frame.to,
        steps: Some(frame_steps(frame)),
    }
}
