//! geth's `callTracer`.

use alloy::rpc::types::trace::geth::CallFrame as GethFrame;
use alloy_primitives::U256;
use alloy_sol_types::{Revert, SolError};
use serde_json::value::RawValue;
use stylus_chain::{
    executor::Outcome,
    trace::{CallFrame, CallKind},
};

use super::nested::{self, Nested};
use crate::error::RpcError;

/// A frame, and what of it is told otherwise than the chain saw it.
struct Told<'trace> {
    frame: &'trace CallFrame,
    with_inner: bool,
    /// Gas limit of the transaction and gas that it paid: 21,000 and call data are in no frame.
    transaction: Option<(u64, u64)>,
}

/// The calls of a transaction with the gas limit `gas`.
///
/// # Errors
/// None that a client can cause.
pub fn tell(outcome: &Outcome, gas: u64, only_top: bool) -> Result<Box<RawValue>, RpcError> {
    let frame = outcome.call.as_ref().ok_or_else(|| RpcError::internal("nothing was called"))?;
    nested::one(Told { frame, with_inner: !only_top, transaction: Some((gas, outcome.gas_used)) })
}

impl Nested for Told<'_> {
    type Object = GethFrame;

    fn object(&self) -> GethFrame {
        let frame = self.frame;
        let (kind, has_value) = match frame.kind {
            CallKind::Call => ("CALL", true),
            CallKind::CallCode => ("CALLCODE", true),
            CallKind::DelegateCall => ("DELEGATECALL", true),
            CallKind::StaticCall => ("STATICCALL", false),
            CallKind::Create => ("CREATE", true),
            CallKind::Create2 => ("CREATE2", true),
        };
        let is_creation = matches!(frame.kind, CallKind::Create | CallKind::Create2);
        let (gas, gas_used) = self.transaction.unwrap_or((frame.gas, frame.gas_used));
        GethFrame {
            from: frame.from,
            gas: U256::from(gas),
            gas_used: U256::from(gas_used),
            // Nothing came of a creation that failed.
            to: frame.to.filter(|_| !(is_creation && frame.error.is_some())),
            input: frame.input.clone(),
            output: (!frame.output.is_empty()).then(|| frame.output.clone()),
            error: frame.error.clone(),
            revert_reason: frame.error.as_ref().and_then(|_| reason(frame)),
            value: has_value.then_some(frame.value),
            typ: kind.into(),
            ..GethFrame::default()
        }
    }

    fn inner(&self) -> Option<(&'static str, Vec<Self>)> {
        let calls = self.frame.calls.iter().filter(|_| self.with_inner);
        let calls: Vec<_> = calls.map(|frame| Self { frame, with_inner: true, transaction: None }).collect();
        (!calls.is_empty()).then_some(("calls", calls))
    }
}

fn reason(frame: &CallFrame) -> Option<String> {
    Revert::abi_decode(&frame.output).ok().map(|revert| revert.reason)
}
