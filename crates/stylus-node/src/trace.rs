//! `debug_trace*`: what a transaction called, as geth's `callTracer` and Nitro's `stylusTracer` tell it.

mod call_tracer;
mod nested;
mod stylus_tracer;

use alloy::rpc::types::trace::geth::{
    GethDebugBuiltInTracerType, GethDebugTracerType, GethDebugTracingOptions,
};
use alloy_primitives::B256;
use serde_json::value::RawValue;
use stylus_chain::{chain::Chain, executor::Outcome};

use crate::{call::Question, error::RpcError, node::Node};

/// Which tracer a client wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tracer {
    Calls { only_top: bool },
    Stylus,
}

impl Node {
    /// Runs a mined transaction again on the state before it.
    ///
    /// # Errors
    /// There is no such transaction, or the tracer is not known.
    pub fn trace_transaction(
        &mut self,
        hash: B256,
        options: &GethDebugTracingOptions,
    ) -> Result<Box<RawValue>, RpcError> {
        let tracer = Tracer::of(options)?;
        let number = self.chain.receipt(hash).map(|receipt| receipt.block_number);
        let number = number.ok_or_else(|| RpcError::rejected("transaction not found"))?;
        let (chain, transactions) = (&mut self.chain, &self.transactions);
        let outcome = chain.before(number, |chain, block| -> Result<Outcome, RpcError> {
            let mut open = chain.open_block();
            for receipt in &block.receipts {
                let transaction = transactions.get(&receipt.hash);
                let transaction =
                    transaction.ok_or_else(|| RpcError::internal("a transaction is missing"))?;
                let executable = transaction.to_executable();
                if receipt.hash == hash {
                    return Ok(open.trace(&executable)?);
                }
                open.push(&executable, Some(receipt.hash))?;
            }
            Err(RpcError::rejected("transaction not found"))
        });
        let gas = transactions.get(&hash).map(|transaction| transaction.to_executable().gas_limit);
        tracer
            .tell(&outcome.ok_or_else(|| RpcError::internal("a block is missing"))??, gas.unwrap_or_default())
    }

    /// Runs a call and tells what it called.
    ///
    /// # Errors
    /// The question makes no sense, or the tracer is not known.
    pub fn trace_call(
        &mut self,
        question: &Question,
        options: &GethDebugTracingOptions,
    ) -> Result<Box<RawValue>, RpcError> {
        let tracer = Tracer::of(options)?;
        let (outcome, gas) = self.look(question, |chain: &mut Chain, position, tx| {
            (chain.simulate_in(position, tx, true), tx.gas_limit)
        })?;
        tracer.tell(&outcome?, gas)
    }
}

impl Tracer {
    fn of(options: &GethDebugTracingOptions) -> Result<Self, RpcError> {
        match &options.tracer {
            Some(GethDebugTracerType::BuiltInTracer(GethDebugBuiltInTracerType::CallTracer)) => {
                let config = options.tracer_config.clone().into_call_config();
                let config = config.map_err(|error| RpcError::invalid_params(error.to_string()))?;
                Ok(Self::Calls { only_top: config.only_top_call.unwrap_or(false) })
            }
            // `cargo stylus` sends its tracer's source unless told to use the native one.
            Some(GethDebugTracerType::JsTracer(text))
                if text == "stylusTracer" || text.contains("hostio") =>
            {
                Ok(Self::Stylus)
            }
            _ => Err(RpcError::invalid_params("tracer not supported: use callTracer or stylusTracer")),
        }
    }

    fn tell(self, outcome: &Outcome, gas: u64) -> Result<Box<RawValue>, RpcError> {
        match self {
            Self::Calls { only_top } => call_tracer::tell(outcome, gas, only_top),
            Self::Stylus => stylus_tracer::tell(outcome),
        }
    }
}
