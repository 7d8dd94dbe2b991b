//! A host call's view of the program: its ink, its memory and what it knows about its call.

use std::sync::Arc;

use alloy_primitives::{Address, B256, Bytes, U256};
use wasmtime::{Caller, Global, Memory, Val};

use super::{cache::StorageCache, port::Port};
use crate::trace::HostCall;

/// What a program can ask about the transaction, the block and its own call without the EVM.
#[derive(Clone, Debug)]
pub struct CallEnv {
    pub chain_id: u64,
    pub block_number: u64,
    pub block_timestamp: u64,
    pub block_gas_limit: u64,
    pub base_fee: U256,
    pub coinbase: Address,
    pub gas_price: U256,
    pub origin: Address,
    pub sender: Address,
    pub acting: Address,
    pub value: U256,
    pub reentrant: bool,
    pub ink_price: u64,
    pub arbos_version: u64,
    pub depth: usize,
    pub traced: bool,
}

/// Exports of a program that host calls use.
#[derive(Clone, Copy, Debug)]
pub struct Exports {
    pub ink: Global,
    pub ink_status: Global,
    pub stack_left: Global,
    pub memory: Memory,
}

/// State of one invocation.
#[derive(Debug)]
pub struct Host {
    pub env: Arc<CallEnv>,
    pub port: Port,
    pub exports: Option<Exports>,
    pub args: Bytes,
    pub result: Vec<u8>,
    pub return_data: Bytes,
    pub cache: StorageCache,
    /// Code of the account that was asked for last.
    pub code: Option<(Address, Bytes)>,
}

/// Why a host call does not return to the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Escape {
    /// The ink does not suffice.
    #[error("out of ink")]
    OutOfInk,
    /// The program asked to stop with this status.
    #[error("exit with status {0}")]
    Exit(u32),
    /// The call is not allowed, or points outside memory.
    #[error("{0}")]
    Failure(&'static str),
}

/// Result of a host call.
pub type Hosted<T> = Result<T, Escape>;

/// Handle for the duration of one host call.
pub struct Guest<'a> {
    caller: Caller<'a, Host>,
    exports: Exports,
    start_ink: u64,
}

impl<'a> Guest<'a> {
    /// Wraps wasmtime's handle.
    pub fn new(mut caller: Caller<'a, Host>) -> Hosted<Self> {
        let exports =
            caller.data().exports.ok_or(Escape::Failure("host call before the program is set up"))?;
        let start_ink = ink_of(&exports, &mut caller);
        Ok(Self { caller, exports, start_ink })
    }

    pub fn host(&mut self) -> &mut Host {
        self.caller.data_mut()
    }

    pub fn env(&self) -> Arc<CallEnv> {
        Arc::clone(&self.caller.data().env)
    }

    pub fn port(&self) -> Port {
        self.caller.data().port.clone()
    }

    pub fn ink_left(&mut self) -> u64 {
        ink_of(&self.exports, &mut self.caller)
    }

    pub fn gas_left(&mut self) -> u64 {
        self.ink_left() / self.caller.data().env.ink_price
    }

    pub fn buy_ink(&mut self, ink: u64) -> Hosted<()> {
        match self.ink_left().checked_sub(ink) {
            Some(left) => self.set(self.exports.ink, Val::I64(left as i64)),
            None => self.out_of_ink(),
        }
    }

    pub fn buy_gas(&mut self, gas: u64) -> Hosted<()> {
        let price = self.caller.data().env.ink_price;
        self.buy_ink(gas.saturating_mul(price))
    }

    /// Checks that so much gas is left and takes none of it.
    pub fn require_gas(&mut self, gas: u64) -> Hosted<()> {
        let ink = gas.saturating_mul(self.caller.data().env.ink_price);
        if self.ink_left() < ink { self.out_of_ink() } else { Ok(()) }
    }

    pub fn read(&mut self, pointer: u32, length: u32) -> Hosted<Vec<u8>> {
        self.exports
            .memory
            .data(&self.caller)
            .get(pointer as usize..pointer as usize + length as usize)
            .map(<[u8]>::to_vec)
            .ok_or(OUT_OF_BOUNDS)
    }

    pub fn read_word(&mut self, pointer: u32) -> Hosted<B256> {
        self.read_array(pointer).map(B256::new)
    }

    pub fn read_uint(&mut self, pointer: u32) -> Hosted<U256> {
        self.read_array(pointer).map(U256::from_be_bytes::<32>)
    }

    pub fn read_address(&mut self, pointer: u32) -> Hosted<Address> {
        self.read_array(pointer).map(Address::new)
    }

    pub fn write(&mut self, pointer: u32, bytes: &[u8]) -> Hosted<()> {
        self.exports
            .memory
            .data_mut(&mut self.caller)
            .get_mut(pointer as usize..pointer as usize + bytes.len())
            .ok_or(OUT_OF_BOUNDS)?
            .copy_from_slice(bytes);
        Ok(())
    }

    pub fn write_u32(&mut self, pointer: u32, value: u32) -> Hosted<()> {
        self.write(pointer, &value.to_le_bytes())
    }

    /// Notes a finished host call if the transaction is traced.
    pub fn trace(&mut self, name: &'static str, args: &[&[u8]], outs: &[&[u8]]) {
        let env = self.env();
        if !env.traced {
            return;
        }
        let end_ink = self.ink_left();
        self.port().note(HostCall {
            program: env.acting,
            depth: env.depth,
            name,
            args: args.concat().into(),
            outs: outs.concat().into(),
            start_ink: self.start_ink,
            end_ink,
            made: None,
        });
    }

    fn out_of_ink(&mut self) -> Hosted<()> {
        self.set(self.exports.ink, Val::I64(0))?;
        self.set(self.exports.ink_status, Val::I32(1))?;
        Err(Escape::OutOfInk)
    }

    fn set(&mut self, global: Global, value: Val) -> Hosted<()> {
        global
            .set(&mut self.caller, value)
            .map_err(|_| Escape::Failure("a meter global is not what it should be"))
    }

    fn read_array<const N: usize>(&mut self, pointer: u32) -> Hosted<[u8; N]> {
        self.exports
            .memory
            .data(&self.caller)
            .get(pointer as usize..pointer as usize + N)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or(OUT_OF_BOUNDS)
    }
}

const OUT_OF_BOUNDS: Escape = Escape::Failure("pointer outside memory");

fn ink_of(exports: &Exports, caller: &mut Caller<'_, Host>) -> u64 {
    exports.ink.get(caller).i64().unwrap_or(0) as u64
}
