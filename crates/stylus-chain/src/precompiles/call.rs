//! What a method of a precompile works with: the state, the caller, and a meter.

use alloy_primitives::{Address, B256, Log, U256};
use alloy_sol_types::{SolError, SolEvent};
use revm::{
    context::{Block, ContextTr, JournalTr},
    interpreter::CallInputs,
};
use stylus_wasm::Rules;

use crate::{
    arbos::{self, AddressSet},
    config::Config,
    context::ArbContext,
    programs::{self, ProgramRecord},
};

/// Gas for a word of arguments or results.
pub const WORD_GAS: u64 = 3;
/// Gas for reading a word of ArbOS' state (EIP-2200's SLOAD).
pub const STATE_READ_GAS: u64 = 800;
/// Gas for writing a word of it, and for clearing one.
pub const STATE_WRITE_GAS: u64 = 20_000;
pub const STATE_CLEAR_GAS: u64 = 5_000;
/// Gas for the parameters of Stylus, which fit one word that is always warm.
pub const PARAMETERS_GAS: u64 = 100;
/// Gas for another account's code hash, always at the price of a cold account.
pub const CODE_HASH_GAS: u64 = 2_600;

const LOG_GAS: u64 = 375;
const LOG_BYTE_GAS: u64 = 8;

/// Why a call of a precompile fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A Solidity error with this data; the gas stays.
    Solidity(Vec<u8>),
    /// Another error: no data, the gas stays.
    Plain,
    /// Not a valid call: no data, all gas is taken.
    Malformed,
    /// The caller may not call this: an exceptional halt.
    Refused,
    /// The gas did not suffice, or the call burns all of it by design.
    OutOfGas,
}

impl<E: SolError> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::Solidity(error.abi_encode())
    }
}

/// A call in progress.
pub struct Call<'call, 'db> {
    /// The state and the block.
    pub ctx: &'call mut ArbContext<'db>,
    address: Address,
    caller: Address,
    value: U256,
    gas_limit: u64,
    gas_left: u64,
}

impl<'call, 'db> Call<'call, 'db> {
    pub fn new(ctx: &'call mut ArbContext<'db>, address: Address, inputs: &CallInputs) -> Self {
        let (caller, value, gas_limit) = (inputs.caller, inputs.value.get(), inputs.gas_limit);
        Self { ctx, address, caller, value, gas_limit, gas_left: gas_limit }
    }

    pub fn caller(&self) -> Address {
        self.caller
    }

    pub fn value(&self) -> U256 {
        self.value
    }

    pub fn config(&self) -> &Config {
        &self.ctx.chain.config
    }

    pub fn rules(&self) -> &Rules {
        &self.config().rules
    }

    /// Unix seconds of the block.
    pub fn now(&self) -> u64 {
        self.ctx.block().timestamp().saturating_to()
    }

    pub fn gas_left(&self) -> u64 {
        self.gas_left
    }

    /// Takes gas, or all of it if it does not suffice.
    pub fn burn(&mut self, gas: u64) -> Result<(), Fault> {
        self.gas_left = self.gas_left.checked_sub(gas).ok_or(Fault::OutOfGas)?;
        Ok(())
    }

    /// Gives back everything that was taken.
    pub fn refund_all(&mut self) {
        self.gas_left = self.gas_limit;
    }

    /// Reads a word of ArbOS' state.
    pub fn load(&mut self, slot: U256) -> Result<U256, Fault> {
        self.burn(STATE_READ_GAS)?;
        Ok(arbos::load(self.ctx, slot))
    }

    /// Writes a word of ArbOS' state.
    pub fn store(&mut self, slot: U256, value: U256) -> Result<(), Fault> {
        self.burn(if value.is_zero() { STATE_CLEAR_GAS } else { STATE_WRITE_GAS })?;
        arbos::store(self.ctx, slot, value);
        Ok(())
    }

    /// Whether `member` is in `set`.
    pub fn is_member(&mut self, set: AddressSet, member: Address) -> Result<bool, Fault> {
        self.burn(STATE_READ_GAS)?;
        Ok(set.contains(self.ctx, member))
    }

    /// All members of `set`.
    pub fn members(&mut self, set: AddressSet) -> Result<Vec<Address>, Fault> {
        let size = set.len(self.ctx);
        self.burn(STATE_READ_GAS.saturating_mul(size.saturating_add(1)))?;
        Ok(set.members(self.ctx))
    }

    pub fn is_chain_owner(&mut self) -> Result<bool, Fault> {
        let caller = self.caller;
        self.is_member(AddressSet::chain_owners(), caller)
    }

    /// The parameters of Stylus, paid for.
    pub fn parameters(&mut self) -> Result<Rules, Fault> {
        self.burn(PARAMETERS_GAS)?;
        Ok(arbos::current(self.ctx))
    }

    /// The record of a program, paid for.
    pub fn program(&mut self, codehash: B256) -> Result<ProgramRecord, Fault> {
        self.burn(STATE_READ_GAS)?;
        Ok(programs::get(self.ctx, codehash))
    }

    /// The code hash of an account, paid for.
    pub fn code_hash(&mut self, account: Address) -> Result<B256, Fault> {
        self.burn(CODE_HASH_GAS)?;
        let Ok(hash) = self.ctx.journal_mut().code_hash(account);
        Ok(hash.data)
    }

    /// Sends wei that this precompile holds.
    pub fn transfer(&mut self, to: Address, amount: U256) -> Result<(), Fault> {
        let from = self.address;
        let Ok(failed) = self.ctx.journal_mut().transfer(from, to, amount);
        failed.map_or(Ok(()), |_| Err(Fault::Plain))
    }

    /// Logs an event at the price of a LOG instruction.
    pub fn emit<E: SolEvent>(&mut self, event: &E) -> Result<(), Fault> {
        let data = event.encode_log_data();
        let topics = LOG_GAS.saturating_mul(1 + data.topics().len() as u64);
        self.burn(topics.saturating_add(LOG_BYTE_GAS.saturating_mul(data.data.len() as u64)))?;
        self.emit_free(event);
        Ok(())
    }

    /// Logs an event for nothing.
    pub fn emit_free<E: SolEvent>(&mut self, event: &E) {
        let log = Log { address: self.address, data: event.encode_log_data() };
        self.ctx.journal_mut().log(log);
    }
}
