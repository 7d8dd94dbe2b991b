//! A host that knows just enough hooks to run metered programs on their own.

use std::sync::LazyLock;

use stylus_wasm::{Activated, ENTRYPOINT, HOOK_MODULE, INK_LEFT, INK_STATUS, MEMORY, Rules, STACK_LEFT};
use wasmtime::{Caller, Config, Engine, Extern, Instance, Linker, Module, Store, Val, format_err};

const HOSTIO: u64 = 8_400;
const POINTER_WRITE: u64 = 5_040;
const POINTER_READ: u64 = 16_381;

/// Hooks that [`run`] provides.
pub const HOOKS: &[&str] =
    &["read_args", "write_result", "exit_early", "evm_ink_left", "evm_gas_left", "pay_for_memory_grow"];

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Success,
    Revert,
    OutOfGas,
    StackOverflow,
}

/// What a call did.
#[derive(Debug)]
pub struct Outcome {
    pub status: Status,
    pub output: Vec<u8>,
    pub ink_left: u64,
    pub stack_left: i32,
}

/// Memory pages of a transaction.
#[derive(Clone, Copy, Default)]
pub struct Pages {
    pub open: u16,
    pub ever: u16,
}

impl Pages {
    /// Opens pages and returns their price in gas: linear above the free pages, exponential over the
    /// highest count.
    pub fn open_gas(&mut self, count: u16, rules: &Rules) -> u64 {
        let open = self.open.saturating_add(count);
        let ever = self.ever.max(open);
        let paid = |pages: u16| u64::from(pages.saturating_sub(rules.free_pages));
        let linear = (paid(open) - paid(self.open)) * u64::from(rules.page_gas);
        // The chain's table of this curve ends one below its formula.
        let curve = |pages: u16| match pages {
            0..128 => 31_874_000_f64.powf(f64::from(pages) / 128.0) as u64,
            128 => 31_873_999,
            _ => u64::MAX,
        };
        let exponential = if ever <= rules.free_pages { 0 } else { curve(ever) - curve(self.ever) };
        *self = Self { open, ever };
        linear.saturating_add(exponential)
    }
}

struct State {
    arguments: Vec<u8>,
    result: Vec<u8>,
    exit: Option<i32>,
    pages: Pages,
    rules: Rules,
}

/// Calls the entry point of an activated program with `ink`.
pub fn run(program: &Activated, arguments: &[u8], ink: u64, pages: Pages, rules: &Rules) -> Outcome {
    let module = Module::new(&ENGINE, &program.module).expect("instrumented modules compile");
    let state =
        State { arguments: arguments.to_vec(), result: Vec::new(), exit: None, pages, rules: rules.clone() };
    let mut store = Store::new(&ENGINE, state);
    let instance = linker().instantiate(&mut store, &module).expect("instrumented modules instantiate");
    set(&instance, &mut store, INK_LEFT, Val::I64(ink.cast_signed()));
    set(&instance, &mut store, STACK_LEFT, Val::I32(rules.max_stack_depth.cast_signed()));
    let entrypoint = instance.get_typed_func::<i32, i32>(&mut store, ENTRYPOINT).expect("an entry point");
    let returned = entrypoint.call(&mut store, arguments.len() as i32).ok();
    let code = store.data().exit.or(returned);
    let ink_status = get(&instance, &mut store, INK_STATUS).unwrap_i32();
    let stack_left = get(&instance, &mut store, STACK_LEFT).unwrap_i32();
    let status = match code {
        Some(0) => Status::Success,
        Some(_) => Status::Revert,
        None if ink_status != 0 => Status::OutOfGas,
        None if stack_left == 0 => Status::StackOverflow,
        None => Status::Revert,
    };
    let ink_left = get(&instance, &mut store, INK_LEFT).unwrap_i64().cast_unsigned();
    let output = if code.is_some() { std::mem::take(&mut store.data_mut().result) } else { Vec::new() };
    Outcome { status, output, ink_left, stack_left }
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut config = Config::new();
    config.max_wasm_stack(1 << 20).async_stack_size(2 << 20);
    Engine::new(&config).expect("a valid configuration")
});

fn linker() -> Linker<State> {
    let mut linker = Linker::new(&ENGINE);
    provide_data_hooks(&mut linker).expect("distinct hooks");
    provide_meter_hooks(&mut linker).expect("distinct hooks");
    linker
}

fn provide_data_hooks(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    linker.func_wrap(HOOK_MODULE, "read_args", |mut caller: Caller<'_, State>, pointer: u32| {
        let arguments = caller.data().arguments.clone();
        buy(&mut caller, HOSTIO + POINTER_WRITE + 30 * arguments.len().saturating_sub(32) as u64)?;
        memory(&mut caller)?.write(&mut caller, pointer as usize, &arguments)?;
        Ok(())
    })?;
    let write_result = |mut caller: Caller<'_, State>, pointer: u32, length: u32| {
        let read = POINTER_READ + 55 * u64::from(length.saturating_sub(32));
        buy(&mut caller, HOSTIO + 2 * read)?;
        let mut result = vec![0; length as usize];
        memory(&mut caller)?.read(&caller, pointer as usize, &mut result)?;
        caller.data_mut().result = result;
        Ok(())
    };
    linker.func_wrap(HOOK_MODULE, "write_result", write_result)?;
    linker.func_wrap(HOOK_MODULE, "exit_early", |mut caller: Caller<'_, State>, status: i32| {
        caller.data_mut().exit = Some(status);
        Err::<(), _>(format_err!("early exit"))
    })?;
    Ok(())
}

fn provide_meter_hooks(linker: &mut Linker<State>) -> wasmtime::Result<()> {
    let ink_left = |mut caller: Caller<'_, State>| buy(&mut caller, HOSTIO);
    linker.func_wrap(HOOK_MODULE, "evm_ink_left", ink_left)?;
    linker.func_wrap(HOOK_MODULE, "evm_gas_left", |mut caller: Caller<'_, State>| {
        let ink_price = u64::from(caller.data().rules.ink_price);
        buy(&mut caller, HOSTIO).map(|ink| ink / ink_price)
    })?;
    let pay = |mut caller: Caller<'_, State>, pages: u32| {
        let pages = pages as u16;
        if pages == 0 {
            return buy(&mut caller, HOSTIO).map(|_| ());
        }
        let state = caller.data_mut();
        let gas = state.pages.open_gas(pages, &state.rules);
        let ink_price = u64::from(state.rules.ink_price);
        buy(&mut caller, gas.saturating_mul(ink_price)).map(|_| ())
    };
    linker.func_wrap(HOOK_MODULE, "pay_for_memory_grow", pay)?;
    Ok(())
}

/// Takes ink and returns what is left.
fn buy(caller: &mut Caller<'_, State>, price: u64) -> wasmtime::Result<u64> {
    let ink = global(caller, INK_LEFT)?;
    let left = ink.get(&mut *caller).unwrap_i64().cast_unsigned();
    if let Some(left) = left.checked_sub(price) {
        ink.set(&mut *caller, Val::I64(left.cast_signed()))?;
        return Ok(left);
    }
    ink.set(&mut *caller, Val::I64(0))?;
    global(caller, INK_STATUS)?.set(&mut *caller, Val::I32(1))?;
    Err(format_err!("out of ink"))
}

fn global(caller: &mut Caller<'_, State>, name: &str) -> wasmtime::Result<wasmtime::Global> {
    caller.get_export(name).and_then(Extern::into_global).ok_or_else(|| format_err!("no global {name}"))
}

fn memory(caller: &mut Caller<'_, State>) -> wasmtime::Result<wasmtime::Memory> {
    caller.get_export(MEMORY).and_then(Extern::into_memory).ok_or_else(|| format_err!("no memory"))
}

fn get(instance: &Instance, store: &mut Store<State>, name: &str) -> Val {
    instance.get_global(&mut *store, name).expect("an injected global").get(store)
}

fn set(instance: &Instance, store: &mut Store<State>, name: &str, value: Val) {
    instance.get_global(&mut *store, name).expect("an injected global").set(store, value).expect("its type");
}
