//! Where the gas of a transaction went, and the host calls of its programs when somebody asked for them.

pub(crate) mod calls;

use alloy_primitives::{Address, Bytes};

pub use calls::{CallFrame, CallKind, CallLog, ProgramRun};

/// Gas of a transaction by cause. What is in none of the fields is EVM execution.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GasSplit {
    /// Entry of programs: initialisation, or the cached price, and memory pages.
    pub entry: u64,
    /// WASM instructions and the host calls' own price.
    pub wasm: u64,
    /// Storage: loads on a miss and flushes, before refunds.
    pub storage: u64,
}

/// One host call of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostCall {
    /// Program (acting address) that made it.
    pub program: Address,
    /// Depth of its frame, 0 for the transaction's target.
    pub depth: usize,
    /// Name of the import.
    pub name: &'static str,
    /// Arguments, packed as Nitro's `stylusTracer` packs them.
    pub args: Bytes,
    /// Results, packed likewise.
    pub outs: Bytes,
    /// Ink before the call.
    pub start_ink: u64,
    /// Ink after it.
    pub end_ink: u64,
    /// Which of its frame's calls it made, if calls are kept; none if it made none, or was refused before.
    pub made: Option<usize>,
}

/// Collects what a transaction did.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Gas by cause.
    pub split: GasSplit,
    /// Host calls in order, if they are wanted.
    pub host_calls: Option<Vec<HostCall>>,
    /// Calls, if they are wanted.
    pub calls: Option<CallLog>,
}

impl Trace {
    /// A trace that keeps calls and host calls if `detailed` says so.
    pub fn new(detailed: bool) -> Self {
        Self {
            split: GasSplit::default(),
            host_calls: detailed.then(Vec::new),
            calls: detailed.then(CallLog::default),
        }
    }

    /// Whether host calls are wanted.
    pub fn wants_host_calls(&self) -> bool {
        self.host_calls.is_some()
    }

    /// Adds a host call of the frame that runs, if they are wanted.
    pub fn push(&mut self, mut call: HostCall) {
        if let Some(calls) = &mut self.calls {
            calls.push_host_call(&mut call);
        }
        if let Some(calls) = &mut self.host_calls {
            calls.push(call);
        }
    }

    /// Notes what the frame that runs is as a program, if calls are wanted.
    pub fn note_program(&mut self, run: ProgramRun) {
        if let Some(calls) = &mut self.calls {
            calls.note_program(run);
        }
    }
}
