//! One invocation of a program on its fiber, from instantiation to outcome.

use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll, Waker},
};

use wasmtime::{Store, Trap, Val};

use crate::{
    engine::Compiled,
    hostio::{Escape, Exports, Host, Port, Request},
};

/// How an invocation ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The entry point returned, or the program left early, with this status.
    Status(u32),
    /// A trap, or a host call that is not allowed: nothing is returned, unused ink is kept.
    Failure,
    /// Ink ran out.
    OutOfInk,
    /// The depth checker stopped it.
    OutOfStack,
}

/// What is left of an invocation.
#[derive(Clone, Debug)]
pub struct Finished {
    pub ended: Ended,
    pub ink_left: u64,
    pub result: Vec<u8>,
}

/// Whether an invocation wants something or is done.
pub enum Step {
    Asks(Request),
    Done(Finished),
}

/// A suspended or fresh invocation.
pub struct Invocation {
    port: Port,
    future: Pin<Box<dyn Future<Output = Finished>>>,
}

impl fmt::Debug for Invocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invocation").field("port", &self.port).finish_non_exhaustive()
    }
}

impl Invocation {
    /// Prepares an invocation; nothing runs before the first [`Invocation::resume`].
    pub fn new(program: Compiled, host: Host, ink: u64, stack_words: u32) -> Self {
        let port = host.port.clone();
        Self { port, future: Box::pin(run(program, host, ink, stack_words)) }
    }

    /// Its end of the port.
    pub fn port(&self) -> &Port {
        &self.port
    }

    /// Runs until the program asks for something or ends.
    pub fn resume(&mut self) -> Step {
        let mut context = Context::from_waker(Waker::noop());
        loop {
            match self.future.as_mut().poll(&mut context) {
                Poll::Ready(finished) => return Step::Done(finished),
                Poll::Pending => {
                    if let Some(request) = self.port.take_request() {
                        return Step::Asks(request);
                    }
                }
            }
        }
    }
}

async fn run(program: Compiled, host: Host, ink: u64, stack_words: u32) -> Finished {
    let args = host.args.len() as u32;
    let mut store = Store::new(program.module().engine(), host);
    let ended = match enter(&program, &mut store, ink, stack_words, args).await {
        Ok(status) => Ended::Status(status),
        Err(error) => classify(&mut store, &error),
    };
    let ink_left = match (ended, store.data().exports) {
        (Ended::OutOfInk | Ended::OutOfStack, _) | (_, None) => 0,
        (_, Some(exports)) => exports.ink.get(&mut store).i64().unwrap_or(0) as u64,
    };
    let result = std::mem::take(&mut store.data_mut().result);
    Finished { ended, ink_left, result }
}

async fn enter(
    program: &Compiled,
    store: &mut Store<Host>,
    ink: u64,
    stack_words: u32,
    args: u32,
) -> wasmtime::Result<u32> {
    let instance = program.instantiate_async(&mut *store).await?;
    let mut global = |name: &str| {
        instance
            .get_global(&mut *store, name)
            .ok_or_else(|| wasmtime::Error::msg(format!("no global {name}")))
    };
    let ink_left = global(stylus_wasm::INK_LEFT)?;
    let ink_status = global(stylus_wasm::INK_STATUS)?;
    let stack_left = global(stylus_wasm::STACK_LEFT)?;
    let memory =
        instance.get_memory(&mut *store, "memory").ok_or_else(|| wasmtime::Error::msg("no memory"))?;
    ink_left.set(&mut *store, Val::I64(ink as i64))?;
    ink_status.set(&mut *store, Val::I32(0))?;
    stack_left.set(&mut *store, Val::I32(stack_words as i32))?;
    store.data_mut().exports = Some(Exports { ink: ink_left, ink_status, stack_left, memory });
    let entry = instance.get_typed_func::<u32, u32>(&mut *store, "user_entrypoint")?;
    entry.call_async(&mut *store, args).await
}

fn classify(store: &mut Store<Host>, error: &wasmtime::Error) -> Ended {
    match error.downcast_ref::<Escape>() {
        Some(Escape::Exit(status)) => return Ended::Status(*status),
        Some(Escape::OutOfInk) => return Ended::OutOfInk,
        Some(Escape::Failure(_)) => return Ended::Failure,
        None => {}
    }
    let Some(exports) = store.data().exports else { return Ended::Failure };
    if exports.ink_status.get(&mut *store).i32() != Some(0) {
        return Ended::OutOfInk;
    }
    let native = error.downcast_ref::<Trap>() == Some(&Trap::StackOverflow);
    if native || exports.stack_left.get(&mut *store).i32() == Some(0) {
        return Ended::OutOfStack;
    }
    Ended::Failure
}
