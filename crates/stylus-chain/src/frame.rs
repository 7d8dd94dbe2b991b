//! A frame of the call stack: EVM bytecode or a Stylus program.

mod calls;
mod invocation;
mod program;
mod serve;

pub use program::{ProgramFrame, count_address, count_frame};

use revm::{
    handler::{EthFrame, FrameResult, FrameTr},
    interpreter::interpreter_action::FrameInit,
};

/// Either kind of frame.
#[derive(Debug)]
pub enum Frame {
    /// EVM bytecode, run by revm's interpreter.
    Evm(Box<EthFrame>),
    /// A Stylus program, run by wasmtime.
    Program(Box<ProgramFrame>),
}

impl FrameTr for Frame {
    type FrameResult = FrameResult;
    type FrameInit = FrameInit;
}
