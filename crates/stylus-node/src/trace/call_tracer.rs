//! geth's `callTracer`.

use alloy::rpc::types::trace::geth::CallFrame as GethFrame;
use alloy_primitives::U256;
use alloy_sol_types::{Revert, SolError};
use serde_json::Value;
use stylus_chain::{
    executor::Outcome,
    trace::{CallFrame, CallKind},
};

use crate::error::RpcError;

/// The calls of a transaction with the gas limit `gas`.
///
/// # Errors
/// None that a client can cause.
pub fn tell(outcome: &Outcome, gas: u64, only_top: bool) -> Result<Value, RpcError> {
    let outermost = outcome.call.as_ref().ok_or_else(|| RpcError::internal("nothing was called"))?;
    let mut frame = told(outermost, !only_top);
    // The transaction itself pays more than its call: 21,000 and call data.
    frame.gas = U256::from(gas);
    frame.gas_used = U256::from(outcome.gas_used);
    serde_json::to_value(frame).map_err(|error| RpcError::internal(error.to_string()))
}

fn told(frame: &CallFrame, with_inner: bool) -> GethFrame {
    let (kind, has_value) = match frame.kind {
        CallKind::Call => ("CALL", true),
        CallKind::CallCode => ("CALLCODE", true),
        CallKind::DelegateCall => ("DELEGATECALL", true),
        CallKind::StaticCall => ("STATICCALL", false),
        CallKind::Create => ("CREATE", true),
        CallKind::Create2 => ("CREATE2", true),
    };
    let calls =
        if with_inner { frame.calls.iter().map(|call| told(call, true)).collect() } else { Vec::new() };
    GethFrame {
        from: frame.from,
        gas: U256::from(frame.gas),
        gas_used: U256::from(frame.gas_used),
        to: frame.to,
        input: frame.input.clone(),
        output: (!frame.output.is_empty()).then(|| frame.output.clone()),
        error: frame.error.clone(),
        revert_reason: Revert::abi_decode(&frame.output).ok().map(|revert| revert.reason),
        calls,
        value: has_value.then_some(frame.value),
        typ: kind.into(),
        ..GethFrame::default()
    }
}
