//! One precompile of ArbOS: a table of methods, and the rules that all of them share.
//!
//! The rules are those of Nitro's `precompiles/precompile.go`: opening the state costs 800 gas, arguments
//! and results 3 gas a word; what is no valid call takes all gas; Solidity errors return their data and
//! leave the gas.

use std::sync::OnceLock;

use alloy_primitives::{Address, Bytes};
use alloy_sol_types::SolCall;
use revm::interpreter::{CallInputs, Gas, InstructionResult, InterpreterResult};

use super::call::{Call, Fault, STATE_READ_GAS, WORD_GAS};
use crate::context::ArbContext;

/// Who may call a precompile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Everybody.
    Anyone,
    /// Chain owners, who pay nothing and whose acts are logged.
    ChainOwner,
    /// Everybody, on development chains only.
    DebugChain,
}

/// What a method does to the state, in Solidity's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purity {
    Pure,
    View,
    Write,
    Payable,
}

type Run = dyn Fn(&mut Call<'_, '_>, &[u8]) -> Result<Vec<u8>, Fault> + Send + Sync;

/// A method of a precompile.
pub struct Method {
    selector: [u8; 4],
    purity: Purity,
    first_version: u64,
    last_version: u64,
    run: Box<Run>,
}

impl Method {
    /// A method that `handler` answers.
    pub fn new<C: SolCall + 'static>(
        purity: Purity,
        handler: fn(&mut Call<'_, '_>, C) -> Result<C::Return, Fault>,
    ) -> Self {
        let run = move |call: &mut Call<'_, '_>, arguments: &[u8]| {
            let arguments = C::abi_decode_raw_validate(arguments).map_err(|_| Fault::Malformed)?;
            handler(call, arguments).map(|result| C::abi_encode_returns(&result))
        };
        Self { selector: C::SELECTOR, purity, first_version: 0, last_version: u64::MAX, run: Box::new(run) }
    }

    /// Exists from this ArbOS version on.
    pub fn since(self, first_version: u64) -> Self {
        Self { first_version, ..self }
    }

    /// Exists up to this ArbOS version.
    pub fn until(self, last_version: u64) -> Self {
        Self { last_version, ..self }
    }
}

/// A method that only reads.
pub fn view<C: SolCall + 'static>(handler: fn(&mut Call<'_, '_>, C) -> Result<C::Return, Fault>) -> Method {
    Method::new(Purity::View, handler)
}

/// A method that changes the state.
pub fn write<C: SolCall + 'static>(handler: fn(&mut Call<'_, '_>, C) -> Result<C::Return, Fault>) -> Method {
    Method::new(Purity::Write, handler)
}

/// A method that changes the state and takes value.
pub fn payable<C: SolCall + 'static>(
    handler: fn(&mut Call<'_, '_>, C) -> Result<C::Return, Fault>,
) -> Method {
    Method::new(Purity::Payable, handler)
}

/// A precompile.
pub struct Contract {
    address: Address,
    gate: Gate,
    first_version: u64,
    build: fn() -> Vec<Method>,
    methods: OnceLock<Vec<Method>>,
}

impl Contract {
    /// The precompile at `address` with the methods that `build` makes.
    pub const fn new(address: Address, gate: Gate, build: fn() -> Vec<Method>) -> Self {
        Self { address, gate, first_version: 0, build, methods: OnceLock::new() }
    }

    /// Exists from this ArbOS version on.
    pub const fn since(mut self, first_version: u64) -> Self {
        self.first_version = first_version;
        self
    }

    /// Where it is.
    pub fn address(&self) -> Address {
        self.address
    }

    /// Whether an ArbOS version has it.
    pub fn exists(&self, arbos_version: u64) -> bool {
        arbos_version >= self.first_version
    }

    /// Answers a call.
    pub fn run(&self, ctx: &mut ArbContext<'_>, inputs: &CallInputs) -> InterpreterResult {
        let input = inputs.input.bytes(ctx);
        let mut call = Call::new(ctx, self.address, inputs);
        let answer = match self.gate {
            Gate::Anyone => self.answer(&mut call, inputs, &input),
            Gate::ChainOwner => self.answer_owner(&mut call, inputs, &input),
            Gate::DebugChain if call.config().debug => self.answer(&mut call, inputs, &input),
            Gate::DebugChain => Err(Fault::Refused),
        };
        let mut gas = Gas::new_with_regular_gas_and_reservoir(inputs.gas_limit, inputs.reservoir);
        let (result, output, left) = match answer {
            Ok(output) => (InstructionResult::Return, output, call.gas_left()),
            Err(Fault::Solidity(data)) => (InstructionResult::Revert, data, call.gas_left()),
            Err(Fault::Plain) => (InstructionResult::Revert, Vec::new(), call.gas_left()),
            Err(Fault::Malformed) => (InstructionResult::Revert, Vec::new(), 0),
            Err(Fault::Refused) => (InstructionResult::PrecompileError, Vec::new(), 0),
            Err(Fault::OutOfGas) => (InstructionResult::PrecompileOOG, Vec::new(), 0),
        };
        gas.set_remaining(left);
        InterpreterResult::new(result, Bytes::from(output), gas)
    }

    /// Chain owners get their gas back, and `OwnerActs` tells what they did.
    fn answer_owner(
        &self,
        call: &mut Call<'_, '_>,
        inputs: &CallInputs,
        input: &[u8],
    ) -> Result<Vec<u8>, Fault> {
        if !call.is_chain_owner()? {
            return Err(Fault::Refused);
        }
        call.refund_all();
        let answer = self.answer(call, inputs, input);
        call.refund_all();
        if answer.is_ok() && !inputs.is_static {
            super::arb_owner::log_act(call, input);
        }
        answer
    }

    fn answer(&self, call: &mut Call<'_, '_>, inputs: &CallInputs, input: &[u8]) -> Result<Vec<u8>, Fault> {
        let (selector, arguments) = input.split_first_chunk::<4>().ok_or(Fault::Malformed)?;
        let method = self.method(*selector, call.config().rules.arbos_version).ok_or(Fault::Malformed)?;
        let delegated = inputs.target_address != self.address;
        if (delegated && method.purity >= Purity::View)
            || (inputs.is_static && method.purity >= Purity::Write)
            || (method.purity < Purity::Payable && !call.value().is_zero())
        {
            return Err(Fault::Malformed);
        }
        call.burn(words_gas(arguments))?;
        if method.purity != Purity::Pure {
            call.burn(STATE_READ_GAS)?;
        }
        let answer = (method.run)(call, arguments);
        if let Ok(data) | Err(Fault::Solidity(data)) = &answer {
            call.burn(words_gas(data))?;
        }
        answer
    }

    fn method(&self, selector: [u8; 4], version: u64) -> Option<&Method> {
        let methods = self.methods.get_or_init(self.build);
        let exists = |method: &&Method| (method.first_version..=method.last_version).contains(&version);
        methods.iter().find(|method| method.selector == selector).filter(exists)
    }
}

fn words_gas(data: &[u8]) -> u64 {
    WORD_GAS.saturating_mul((data.len() as u64).div_ceil(32))
}
