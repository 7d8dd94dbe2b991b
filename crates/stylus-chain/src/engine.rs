//! wasmtime, set up once per process, and the compiled programs.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
};

use alloy_primitives::B256;
use wasmtime::{
    Config, Engine, InstanceAllocationStrategy, InstancePre, Linker, Module, OptLevel,
    PoolingAllocationConfig,
};

use crate::hostio::{self, Host};

/// Native stack of a program. The depth checker stops programs at 262,144 words at most; Cranelift's frames are wider
/// than the model's, and this leaves a factor of 16.
const WASM_STACK: usize = 32 << 20;
/// Fiber stack: the program's and room for host calls.
const FIBER_STACK: usize = WASM_STACK + (2 << 20);
/// Programs that can be on the stack at once; the EVM allows 1,024 frames.
const MAX_FRAMES: u32 = 1_100;
/// 128 pages, the most a program may have.
const MAX_MEMORY: usize = 128 << 16;
/// Table entries that activation allows.
const MAX_TABLE: usize = 4_096;

/// A program that only needs its store to run.
pub type Compiled = InstancePre<Host>;

struct Runtime {
    engine: Engine,
    linker: Linker<Host>,
    programs: Mutex<HashMap<B256, Compiled>>,
}

/// Why a module does not run.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// wasmtime could not be started.
    #[error("the WebAssembly runtime does not start: {0}")]
    Runtime(String),
    /// wasmtime refused a module that activation had accepted.
    #[error("the WebAssembly runtime refuses an activated module: {0}")]
    Module(String),
}

/// The compiled program with this code hash; `instrumented` gives its module the first time.
///
/// # Errors
/// [`EngineError`] if wasmtime refuses, or whatever `instrumented` returns.
pub fn program<E: From<EngineError>>(
    codehash: B256,
    instrumented: impl FnOnce() -> Result<Vec<u8>, E>,
) -> Result<Compiled, E> {
    let runtime = RUNTIME.as_ref().map_err(|error| EngineError::Runtime(error.clone()))?;
    let known = runtime.programs.lock().unwrap_or_else(PoisonError::into_inner).get(&codehash).cloned();
    if let Some(program) = known {
        return Ok(program);
    }
    let module = instrumented()?;
    let refuse = |error: wasmtime::Error| EngineError::Module(format!("{error:#}"));
    let module = Module::new(&runtime.engine, module).map_err(refuse)?;
    let program = runtime.linker.instantiate_pre(&module).map_err(refuse)?;
    runtime.programs.lock().unwrap_or_else(PoisonError::into_inner).insert(codehash, program.clone());
    Ok(program)
}

static RUNTIME: LazyLock<Result<Runtime, String>> =
    LazyLock::new(|| start().map_err(|error| format!("{error:#}")));

fn start() -> wasmtime::Result<Runtime> {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(MAX_FRAMES)
        .total_memories(MAX_FRAMES)
        .total_tables(MAX_FRAMES)
        .total_stacks(MAX_FRAMES)
        .max_memory_size(MAX_MEMORY)
        .table_elements(MAX_TABLE)
        .max_core_instance_size(4 << 20);
    let mut config = Config::new();
    config
        .cranelift_opt_level(OptLevel::Speed)
        .wasm_backtrace_max_frames(None)
        .max_wasm_stack(WASM_STACK)
        .async_stack_size(FIBER_STACK)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool));
    let engine = Engine::new(&config)?;
    let mut linker = Linker::new(&engine);
    hostio::link(&mut linker)?;
    Ok(Runtime { engine, linker, programs: Mutex::default() })
}
