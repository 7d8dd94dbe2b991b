//! Nitro's `stylusTracer`: the host calls of programs, those of called programs inside the call that ran them.

use alloy_primitives::{Address, Bytes};
use serde::Serialize;
use serde_json::Value;
use stylus_chain::{
    executor::Outcome,
    trace::{CallFrame, HostCall},
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

/// All host calls of a transaction, an empty list if no program ran.
pub fn tell(outcome: &Outcome) -> Value {
    let steps = outcome.call.as_ref().map(frame_steps).unwrap_or_default();
    serde_json::to_value(steps).unwrap_or_default()
}

/// The steps of a program's frame, or those that EVM code brought about.
fn frame_steps(frame: &CallFrame) -> Vec<Step> {
    let mut calls = frame.calls.iter();
    if frame.host_calls.is_empty() {
        return calls.filter_map(from_evm).collect();
    }
    frame
        .host_calls
        .iter()
        .map(|call| step(call, is_call(call.name).then(|| calls.next()).flatten()))
        .collect()
}

fn step(call: &HostCall, inner: Option<&CallFrame>) -> Step {
    Step {
        name: call.name.into(),
        args: call.args.clone(),
        outs: call.outs.clone(),
        start_ink: call.start_ink,
        end_ink: call.end_ink,
        address: inner.and_then(|frame| frame.to),
        steps: inner.map(frame_steps),
    }
}

/// A call that EVM code made, if programs ran in it: named like the host call with `evm_` before it.
fn from_evm(frame: &CallFrame) -> Option<Step> {
    use stylus_chain::trace::CallKind;
    let steps = frame_steps(frame);
    if steps.is_empty() {
        return None;
    }
    let name = match frame.kind {
        CallKind::Call | CallKind::CallCode => "evm_call_contract",
        CallKind::DelegateCall => "evm_delegate_call_contract",
        CallKind::StaticCall => "evm_static_call_contract",
        CallKind::Create => "evm_create1",
        CallKind::Create2 => "evm_create2",
    };
    Some(Step {
        name: name.into(),
        args: frame.input.clone(),
        outs: frame.output.clone(),
        start_ink: 0,
        end_ink: 0,
        address: frame.to,
        steps: Some(steps),
    })
}

fn is_call(name: &str) -> bool {
    name.ends_with("call_contract") || matches!(name, "create1" | "create2")
}
