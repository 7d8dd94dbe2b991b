//! A Stylus program on the call stack: entry charge, run, settlement.

use std::sync::Arc;

use alloy_primitives::{Address, B256, Bytes, U256};
use revm::{
    context::{Block, ContextTr, JournalTr, Transaction},
    context_interface::journaled_state::JournalCheckpoint,
    handler::{FrameResult, ItemOrResult},
    interpreter::{
        CallInputs, CallOutcome, CallValue, Gas, InstructionResult, InterpreterResult, SharedMemory,
        interpreter_action::FrameInit,
    },
    primitives::constants::CALL_STACK_LIMIT,
};

use super::{
    calls::Pending,
    invocation::{Ended, Finished, Invocation, Step},
};
use crate::{
    context::{ArbContext, Db},
    engine,
    hostio::{CallEnv, Host, Port, StorageCache, price},
    program_code, programs,
    trace::ProgramRun,
};

/// Error of the state behind a context; ours cannot fail.
pub type DbError = <Db as revm::Database>::Error;

/// From this ArbOS version on a second run of a program in a block is charged as cached.
const ARBOS_RECENT_PROGRAMS: u64 = 60;

/// A running program.
#[derive(Debug)]
pub struct ProgramFrame {
    pub(super) inputs: Box<CallInputs>,
    pub(super) depth: usize,
    pub(super) memory: SharedMemory,
    pub(super) invocation: Invocation,
    /// The call or creation that the program waits for.
    pub(super) pending: Option<Pending>,
    pub(super) refund: i64,
    /// Gas that host calls paid for work outside the program.
    pub(super) external: u64,
    checkpoint: JournalCheckpoint,
    gas_after_entry: u64,
    pages_before: u16,
}

impl ProgramFrame {
    /// Starts the program that `inputs` calls, or says why it does not start.
    ///
    /// # Errors
    /// Only of the state behind the context.
    pub fn start(
        ctx: &mut ArbContext<'_>,
        depth: usize,
        memory: SharedMemory,
        inputs: Box<CallInputs>,
    ) -> Result<ItemOrResult<Self, FrameResult>, DbError> {
        let refuse = |inputs: &CallInputs, result| ItemOrResult::Result(unspent(inputs, result));
        if depth > CALL_STACK_LIMIT as usize {
            return Ok(refuse(&inputs, InstructionResult::CallTooDeep));
        }
        let checkpoint = ctx.journal_mut().checkpoint();
        if let CallValue::Transfer(value) = inputs.value
            && let Some(error) =
                ctx.journal_mut().transfer_loaded(inputs.caller, inputs.target_address, value)
        {
            ctx.journal_mut().checkpoint_revert(checkpoint);
            return Ok(refuse(&inputs, error.into()));
        }
        let codehash = inputs.known_bytecode.0;
        let Some(entry) = Entry::of(ctx, codehash)? else {
            ctx.journal_mut().checkpoint_revert(checkpoint);
            return Ok(ItemOrResult::Result(spent(&inputs, InstructionResult::NotActivated)));
        };
        let Some(gas_after_entry) = inputs.gas_limit.checked_sub(entry.gas) else {
            ctx.journal_mut().checkpoint_revert(checkpoint);
            return Ok(ItemOrResult::Result(spent(&inputs, InstructionResult::OutOfGas)));
        };
        let code = inputs.known_bytecode.1.original_byte_slice();
        let Ok(program) = engine::program(codehash, || program_code::instrumented(ctx, code)) else {
            ctx.journal_mut().checkpoint_revert(checkpoint);
            return Ok(ItemOrResult::Result(spent(&inputs, InstructionResult::NotActivated)));
        };
        ctx.chain.trace.split.entry += entry.gas;
        let pages_before = ctx.chain.pages.open(entry.footprint);
        count_frame(ctx, &inputs, 1);
        let host = host(ctx, &inputs, depth);
        let rules = &ctx.chain.config.rules;
        let ink = gas_after_entry.saturating_mul(u64::from(rules.ink_price));
        let invocation = Invocation::new(program, host, ink, rules.max_stack_depth);
        ctx.chain.trace.note_program(ProgramRun { ink, status: None });
        Ok(ItemOrResult::Item(Self {
            inputs,
            depth,
            memory,
            invocation,
            pending: None,
            refund: 0,
            external: 0,
            checkpoint,
            gas_after_entry,
            pages_before,
        }))
    }

    /// Runs the program until it calls out or ends.
    ///
    /// # Errors
    /// Only of the state behind the context.
    pub fn run(&mut self, ctx: &mut ArbContext<'_>) -> Result<ItemOrResult<FrameInit, FrameResult>, DbError> {
        loop {
            let step = self.invocation.resume();
            for call in self.invocation.port().take_trace() {
                ctx.chain.trace.push(call);
            }
            match step {
                Step::Done(finished) => return Ok(ItemOrResult::Result(self.settle(ctx, finished))),
                Step::Asks(request) => {
                    if let Some(init) = self.serve(ctx, request)? {
                        return Ok(ItemOrResult::Item(init));
                    }
                }
            }
        }
    }

    fn settle(&mut self, ctx: &mut ArbContext<'_>, finished: Finished) -> FrameResult {
        ctx.chain.pages.close_to(self.pages_before);
        count_frame(ctx, &self.inputs, -1);
        let rules = &ctx.chain.config.rules;
        let mut left = finished.ink_left / u64::from(rules.ink_price);
        if let Ended::Status(status) = finished.ended {
            let ink = self.gas_after_entry.saturating_mul(u64::from(rules.ink_price));
            ctx.chain.trace.note_program(ProgramRun { ink, status: Some(status) });
        }
        let paid = self.gas_after_entry.saturating_sub(left);
        let wasm = paid.saturating_sub(self.external);
        let (mut result, output) = match finished.ended {
            Ended::Status(0) => (InstructionResult::Return, finished.result),
            Ended::Status(_) => (InstructionResult::Revert, finished.result),
            Ended::Failure => (InstructionResult::Revert, Vec::new()),
            Ended::OutOfInk => (InstructionResult::OutOfGas, Vec::new()),
            Ended::OutOfStack => (InstructionResult::StackOverflow, Vec::new()),
        };
        // What is returned costs at least as much as the memory that the EVM would hold it in.
        if !output.is_empty() && rules.arbos_version >= 31 {
            let least = price::evm_memory_gas(output.len() as u64);
            match self.inputs.gas_limit.checked_sub(least) {
                Some(most_left) => left = left.min(most_left),
                None => (result, left) = (InstructionResult::OutOfGas, 0),
            }
        }
        ctx.chain.trace.split.wasm += wasm;
        if result.is_ok() {
            ctx.journal_mut().checkpoint_commit();
        } else {
            ctx.journal_mut().checkpoint_revert(self.checkpoint);
        }
        let mut gas = Gas::new(self.inputs.gas_limit);
        gas.set_remaining(left);
        if result.is_ok() {
            gas.set_refund(self.refund);
        }
        let output = if result.is_halt() { Bytes::new() } else { output.into() };
        outcome(&self.inputs, InterpreterResult::new(result, output, gas))
    }

    /// The program's own address: that of the proxy in a delegate call.
    pub(super) fn acting(&self) -> Address {
        self.inputs.target_address
    }
}

/// Adds `change` to the number of frames open on the acting address; delegate calls do not count.
pub fn count_frame(ctx: &mut ArbContext<'_>, inputs: &CallInputs, change: i32) {
    if !inputs.scheme.is_delegate_call() && !inputs.scheme.is_call_code() {
        count_address(ctx, inputs.target_address, change);
    }
}

/// Adds `change` to the number of frames open on `address`.
pub fn count_address(ctx: &mut ArbContext<'_>, address: Address, change: i32) {
    let open = ctx.chain.open_frames.entry(address).or_default();
    *open = open.saturating_add_signed(change);
}

struct Entry {
    gas: u64,
    footprint: u16,
}

impl Entry {
    /// What entering the program costs, or none if it is not active.
    fn of(ctx: &mut ArbContext<'_>, codehash: B256) -> Result<Option<Self>, DbError> {
        let now = ctx.block().timestamp().saturating_to();
        let Ok(record) = programs::active(ctx, codehash, now) else { return Ok(None) };
        let state = &mut ctx.chain;
        let rules = &state.config.rules;
        let capacity = usize::from(rules.block_cache_size);
        let cached = record.cached
            || (rules.arbos_version >= ARBOS_RECENT_PROGRAMS && state.recent.insert(codehash, capacity));
        let init = if cached { 0 } else { rules.init_gas(record.init_cost) };
        let pages = state.pages.cost(record.footprint, rules);
        let gas = pages.saturating_add(rules.cached_gas(record.cached_cost)).saturating_add(init);
        Ok(Some(Self { gas, footprint: record.footprint }))
    }
}

fn host(ctx: &ArbContext<'_>, inputs: &CallInputs, depth: usize) -> Host {
    let rules = &ctx.chain.config.rules;
    let open = ctx.chain.open_frames.get(&inputs.target_address).copied().unwrap_or(0);
    let env = CallEnv {
        chain_id: ctx.chain.config.chain_id,
        block_number: ctx.block().number().saturating_to(),
        block_timestamp: ctx.block().timestamp().saturating_to(),
        block_gas_limit: ctx.block().gas_limit(),
        base_fee: U256::from(ctx.block().basefee()),
        coinbase: ctx.block().beneficiary(),
        gas_price: U256::from(ctx.tx().effective_gas_price(u128::from(ctx.block().basefee()))),
        origin: ctx.tx().caller(),
        sender: inputs.caller,
        acting: inputs.target_address,
        value: inputs.value.get(),
        reentrant: open > 1,
        ink_price: u64::from(rules.ink_price),
        arbos_version: rules.arbos_version,
        depth,
        traced: ctx.chain.trace.wants_host_calls(),
    };
    Host {
        env: Arc::new(env),
        port: Port::default(),
        exports: None,
        args: inputs.input.bytes_local(ctx.local()),
        result: Vec::new(),
        return_data: Bytes::new(),
        cache: StorageCache::default(),
        code: None,
    }
}

fn unspent(inputs: &CallInputs, result: InstructionResult) -> FrameResult {
    outcome(inputs, InterpreterResult::new(result, Bytes::new(), Gas::new(inputs.gas_limit)))
}

fn spent(inputs: &CallInputs, result: InstructionResult) -> FrameResult {
    let gas = Gas::new_spent_with_reservoir(inputs.gas_limit, 0);
    outcome(inputs, InterpreterResult::new(result, Bytes::new(), gas))
}

fn outcome(inputs: &CallInputs, result: InterpreterResult) -> FrameResult {
    FrameResult::Call(CallOutcome::new(result, inputs.return_memory_offset.clone()))
}
