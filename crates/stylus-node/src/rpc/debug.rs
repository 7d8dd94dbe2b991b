//! `debug_*`: traces.

use alloy::{
    eips::BlockId,
    rpc::types::{
        TransactionRequest,
        trace::geth::{GethDebugTracingCallOptions, GethDebugTracingOptions},
    },
};
use alloy_primitives::B256;
use jsonrpsee::{RpcModule, core::RegisterMethodError};

use super::method;
use crate::{call::Question, node::SharedNode};

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    method!(
        module,
        "debug_traceTransaction",
        |node, hash: B256, options: Option<GethDebugTracingOptions>| {
            node.trace_transaction(hash, &options.unwrap_or_default())
        }
    );
    method!(
        module,
        "debug_traceCall",
        |node,
         transaction: TransactionRequest,
         block: Option<BlockId>,
         options: Option<GethDebugTracingCallOptions>| {
            let options = options.unwrap_or_default();
            let question = Question {
                request: transaction,
                block: block.unwrap_or_default(),
                state: options.state_overrides,
                overrides: options.block_overrides.map(Box::new),
            };
            node.trace_call(&question, &options.tracing_options)
        }
    );
    Ok(module)
}
