//! The Stylus host interface: the 42 functions of module `vm_hooks`.
//!
//! Each charges first, as Nitro does, then reads its arguments, then acts; the order decides what a program that runs
//! out of ink half way has done. Prices and semantics are those of `crates/wasm-libraries/user-host-trait`.

mod account;
mod args;
mod block;
mod cache;
mod call;
mod guest;
mod hash;
mod log;
mod math;
mod memory;
mod message;
mod port;
pub mod price;
mod storage;

pub use cache::StorageCache;
pub use guest::{CallEnv, Escape, Exports, Host};
pub use port::{Answer, CallKind, Port, Request};

use wasmtime::Linker;

/// Links a host function that answers at once.
macro_rules! at_once {
    ($linker:ident, $($name:ident($($arg:ident: $ty:ty),*));+ $(;)?) => {
        $($linker.func_wrap(
            "vm_hooks",
            stringify!($name),
            |caller: wasmtime::Caller<'_, $crate::hostio::Host>, $($arg: $ty),*| -> wasmtime::Result<_> {
                Ok($name(&mut $crate::hostio::guest::Guest::new(caller)?, $($arg),*)?)
            },
        )?;)+
    };
}

/// Links a host function that may park its program until the EVM has answered.
macro_rules! parking {
    ($linker:ident, $($name:ident($($arg:ident: $ty:ty),*));+ $(;)?) => {
        $($linker.func_wrap_async(
            "vm_hooks",
            stringify!($name),
            |caller: wasmtime::Caller<'_, $crate::hostio::Host>, ($($arg,)*): ($($ty,)*)| {
                Box::new(async move {
                    let mut guest = $crate::hostio::guest::Guest::new(caller)?;
                    let result: wasmtime::Result<_> = Ok($name(&mut guest, $($arg),*).await?);
                    result
                })
            },
        )?;)+
    };
}

use {at_once, parking};

/// Links all 42 host functions.
pub fn link(linker: &mut Linker<Host>) -> wasmtime::Result<()> {
    args::link(linker)?;
    storage::link(linker)?;
    call::link(linker)?;
    log::link(linker)?;
    account::link(linker)?;
    block::link(linker)?;
    message::link(linker)?;
    math::link(linker)?;
    hash::link(linker)?;
    memory::link(linker)
}
