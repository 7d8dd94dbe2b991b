//! revm with two kinds of frames: drives the call stack and turns its results into ours.

mod handler;
mod instructions;
mod settings;

use revm::{
    DatabaseCommit,
    context::{ContextTr, FrameStack, JournalTr},
    context_interface::{cfg::gas::calculate_initial_tx_gas, local::OutFrame, result::ExecutionResult},
    handler::{
        EthFrame, EvmTr, FrameInitOrResult, FrameResult, Handler, ItemOrResult,
        evm::{ContextDbError, FrameInitResult},
        instructions::EthInstructions,
    },
    interpreter::{FrameInput, interpreter::EthInterpreter, interpreter_action::FrameInit},
};

use crate::{
    arbos,
    changes::{Changes, Touched},
    config::Config,
    context::{ArbContext, Db},
    executor::{BlockPosition, Invalid, Mode, Outcome, Status, Transaction},
    frame::{Frame, ProgramFrame, count_address, count_frame},
    precompiles::{ARB_WASM, ArbPrecompiles},
    recent::RecentPrograms,
    trace::{CallLog, Trace, calls},
};
use handler::ArbHandler;

type Instructions<'db> = EthInstructions<EthInterpreter, ArbContext<'db>>;

/// The machine of one transaction.
pub struct ArbEvm<'db> {
    ctx: ArbContext<'db>,
    instructions: Instructions<'db>,
    precompiles: ArbPrecompiles,
    frames: Vec<Frame>,
    /// revm's own stack; unused, because filling it takes unsafe code.
    unused: FrameStack<Frame>,
    intrinsic_gas: u64,
}

/// See [`crate::executor::intrinsic_gas`].
pub fn intrinsic_gas(config: &Config, tx: &Transaction) -> u64 {
    let slots = tx.access_list.iter().flatten().map(|(_, keys)| keys.len() as u64).sum();
    let accounts = tx.access_list.as_ref().map_or(0, |list| list.len() as u64);
    let hardfork = settings::hardfork(&config.rules);
    calculate_initial_tx_gas(hardfork, &tx.data, tx.to.is_none(), accounts, slots, 0, None)
        .initial_regular_gas
}

/// Runs a transaction; see [`crate::executor::execute`].
pub fn run(
    db: &mut Db,
    config: &Config,
    block: BlockPosition,
    recent: &mut RecentPrograms,
    tx: &Transaction,
    mode: Mode,
) -> Result<Outcome, Invalid> {
    // What chain owners have set holds from the next transaction.
    let rules = arbos::effective(db, &config.rules, block.timestamp);
    let config = &Config { rules, ..config.clone() };
    let ctx = settings::context(db, config, block, std::mem::take(recent), tx, mode)?;
    let mut evm = ArbEvm {
        ctx,
        instructions: instructions::table(settings::hardfork(&config.rules)),
        precompiles: ArbPrecompiles::new(&config.rules),
        frames: Vec::new(),
        unused: FrameStack::new(),
        intrinsic_gas: 0,
    };
    let result = ArbHandler::default().run(&mut evm);
    let changes = evm.ctx.journal_mut().finalize();
    let intrinsic_gas = evm.intrinsic_gas;
    let state = evm.ctx.chain;
    *recent = state.recent;
    let result = result.map_err(settings::invalid)?;
    let mut kept = Changes::default();
    if !mode.simulate {
        let touched = Touched::by(&changes, db);
        kept.record(db, &touched, |db| db.commit(changes));
    }
    let Trace { split, host_calls, calls } = state.trace;
    Ok(Outcome {
        split,
        host_calls: host_calls.unwrap_or_default(),
        call: calls.and_then(CallLog::finish),
        rejected: state.rejected.filter(|_| tx.to == Some(ARB_WASM)),
        changes: kept,
        intrinsic_gas,
        ..outcome(result)
    })
}

fn outcome(result: ExecutionResult) -> Outcome {
    use revm::context::result::HaltReason;
    let status = match &result {
        ExecutionResult::Success { .. } => Status::Success,
        ExecutionResult::Revert { .. } => Status::Revert,
        ExecutionResult::Halt { reason: HaltReason::OutOfGas(_), .. } => Status::OutOfGas,
        ExecutionResult::Halt { reason: HaltReason::StackOverflow, .. } => Status::StackOverflow,
        ExecutionResult::Halt { .. } => Status::Halt,
    };
    let gas = *result.gas();
    Outcome {
        status,
        gas_used: gas.tx_gas_used(),
        gas_refunded: gas.final_refunded(),
        created: if result.is_success() { result.created_address() } else { None },
        output: result.output().cloned().unwrap_or_default(),
        logs: if result.is_success() { result.into_logs() } else { Vec::new() },
        intrinsic_gas: 0,
        split: Default::default(),
        host_calls: Vec::new(),
        call: None,
        rejected: None,
        changes: Changes::default(),
    }
}

impl<'db> EvmTr for ArbEvm<'db> {
    type Context = ArbContext<'db>;
    type Instructions = Instructions<'db>;
    type Precompiles = ArbPrecompiles;
    type Frame = Frame;

    fn all(&self) -> (&Self::Context, &Self::Instructions, &Self::Precompiles, &FrameStack<Frame>) {
        (&self.ctx, &self.instructions, &self.precompiles, &self.unused)
    }

    fn all_mut(
        &mut self,
    ) -> (&mut Self::Context, &mut Self::Instructions, &mut Self::Precompiles, &mut FrameStack<Frame>) {
        (&mut self.ctx, &mut self.instructions, &mut self.precompiles, &mut self.unused)
    }

    fn frame_init(
        &mut self,
        init: FrameInit,
    ) -> Result<FrameInitResult<'_, Frame>, ContextDbError<Self::Context>> {
        calls::enter(&mut self.ctx, &init.frame_input);
        match self.start(init)? {
            ItemOrResult::Item(frame) => self.frames.push(frame),
            ItemOrResult::Result(result) => {
                // The result of any other frame comes by `frame_return_result`.
                if self.frames.is_empty() {
                    calls::leave(&mut self.ctx, &result);
                }
                return Ok(ItemOrResult::Result(result));
            }
        }
        let top = self.frames.last_mut().ok_or_else(no_frame)?;
        Ok(ItemOrResult::Item(top))
    }

    fn frame_run(&mut self) -> Result<FrameInitOrResult<Frame>, ContextDbError<Self::Context>> {
        let step = match self.frames.last_mut().ok_or_else(no_frame)? {
            Frame::Program(frame) => frame.run(&mut self.ctx)?,
            Frame::Evm(frame) => {
                let action = frame.interpreter.run_plain(
                    self.instructions.instruction_table(),
                    self.instructions.gas_table(),
                    &mut self.ctx,
                );
                let action = instructions::check_created_code(frame, action, &self.ctx.chain.config.rules);
                let step =
                    frame.process_next_action::<_, ContextDbError<Self::Context>>(&mut self.ctx, action)?;
                if step.is_result() {
                    count_evm_frame(&mut self.ctx, frame, -1);
                }
                step.map_item(|init| init)
            }
        };
        if step.is_result() {
            self.frames.pop();
        }
        Ok(step)
    }

    fn frame_return_result(
        &mut self,
        result: FrameResult,
    ) -> Result<Option<FrameResult>, ContextDbError<Self::Context>> {
        calls::leave(&mut self.ctx, &result);
        match self.frames.last_mut() {
            None => return Ok(Some(result)),
            Some(Frame::Program(frame)) => frame.take_result(result),
            Some(Frame::Evm(frame)) => {
                frame.return_result::<_, ContextDbError<Self::Context>>(&mut self.ctx, result)?;
            }
        }
        Ok(None)
    }
}

impl<'db> ArbEvm<'db> {
    /// The frame that `init` asks for, or its result where there is nothing to run.
    fn start(
        &mut self,
        init: FrameInit,
    ) -> Result<ItemOrResult<Frame, FrameResult>, ContextDbError<ArbContext<'db>>> {
        let frame = match init.frame_input {
            FrameInput::Call(inputs) if is_program(inputs.known_bytecode.1.original_byte_slice()) => {
                match ProgramFrame::start(&mut self.ctx, init.depth, init.memory, inputs)? {
                    ItemOrResult::Item(frame) => Frame::Program(Box::new(frame)),
                    ItemOrResult::Result(result) => return Ok(ItemOrResult::Result(result)),
                }
            }
            frame_input => {
                let mut frame = Box::new(EthFrame::invalid());
                let init = FrameInit { frame_input, ..init };
                let slot = OutFrame::new_init(&mut *frame);
                match EthFrame::init_with_context(slot, &mut self.ctx, &mut self.precompiles, init)? {
                    ItemOrResult::Item(_) => {
                        count_evm_frame(&mut self.ctx, &frame, 1);
                        Frame::Evm(frame)
                    }
                    ItemOrResult::Result(result) => return Ok(ItemOrResult::Result(result)),
                }
            }
        };
        Ok(ItemOrResult::Item(frame))
    }
}

/// Whether code is a Stylus program that can be entered: classic, or the root of a fragmented one.
fn is_program(code: &[u8]) -> bool {
    matches!(stylus_wasm::code_form(code), Some(stylus_wasm::CodeForm::Classic | stylus_wasm::CodeForm::Root))
}

fn count_evm_frame(ctx: &mut ArbContext<'_>, frame: &EthFrame, change: i32) {
    match &frame.input {
        FrameInput::Call(inputs) => count_frame(ctx, inputs, change),
        FrameInput::Create(_) => count_address(ctx, frame.interpreter.input.target_address, change),
        FrameInput::Empty => {}
    }
}

fn no_frame<E>() -> revm::context_interface::context::ContextError<E> {
    revm::context_interface::context::ContextError::Custom("the call stack is empty".into())
}
