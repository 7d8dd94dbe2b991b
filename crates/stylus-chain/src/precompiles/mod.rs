//! Precompiled contracts: Ethereum's, and those through which ArbOS is asked and told.
//!
//! Calls that Nitro answers but that have no meaning without a parent chain (withdrawals, retryables,
//! batches) are not there: their selectors revert like any unknown one.

mod arb_debug;
mod arb_gas_info;
mod arb_info;
mod arb_owner;
mod arb_owner_public;
mod arb_sys;
mod arb_wasm;
mod arb_wasm_cache;
mod call;
mod contract;
mod ethereum;

pub use arb_debug::ArbDebug;
pub use arb_gas_info::ArbGasInfo;
pub use arb_info::ArbInfo;
pub use arb_owner::ArbOwner;
pub use arb_owner_public::ArbOwnerPublic;
pub use arb_sys::ArbSys;
pub use arb_wasm::ArbWasm;
pub use arb_wasm_cache::ArbWasmCache;

use alloy_primitives::{Address, address};
use revm::{
    handler::{EthPrecompiles, PrecompileProvider},
    interpreter::{CallInputs, InterpreterResult},
    primitives::{AddressSet, hardfork::SpecId},
};
use stylus_wasm::Rules;

use crate::{config::Config, context::ArbContext};
use contract::{Contract, Gate};

/// Questions about the chain itself.
pub const ARB_SYS: Address = address!("0000000000000000000000000000000000000064");
/// Balances and codes of accounts.
pub const ARB_INFO: Address = address!("0000000000000000000000000000000000000065");
/// Who the chain owners are.
pub const ARB_OWNER_PUBLIC: Address = address!("000000000000000000000000000000000000006b");
/// Prices of gas.
pub const ARB_GAS_INFO: Address = address!("000000000000000000000000000000000000006c");
/// What chain owners can change.
pub const ARB_OWNER: Address = address!("0000000000000000000000000000000000000070");
/// Activation of programs and the parameters of Stylus.
pub const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");
/// Caching of programs.
pub const ARB_WASM_CACHE: Address = address!("0000000000000000000000000000000000000072");
/// Helpers of development chains.
pub const ARB_DEBUG: Address = address!("00000000000000000000000000000000000000ff");

/// First ArbOS version with Stylus.
const STYLUS: u64 = 30;

static CONTRACTS: [Contract; 8] = [
    Contract::new(ARB_SYS, Gate::Anyone, arb_sys::methods),
    Contract::new(ARB_INFO, Gate::Anyone, arb_info::methods),
    Contract::new(ARB_OWNER_PUBLIC, Gate::Anyone, arb_owner_public::methods),
    Contract::new(ARB_GAS_INFO, Gate::Anyone, arb_gas_info::methods),
    Contract::new(ARB_OWNER, Gate::ChainOwner, arb_owner::methods),
    Contract::new(ARB_WASM, Gate::Anyone, arb_wasm::methods).since(STYLUS),
    Contract::new(ARB_WASM_CACHE, Gate::Anyone, arb_wasm_cache::methods).since(STYLUS),
    Contract::new(ARB_DEBUG, Gate::DebugChain, arb_debug::methods),
];

/// Addresses of the precompiles that ArbOS adds under `config`.
pub fn addresses(config: &Config) -> impl Iterator<Item = Address> {
    let version = config.rules.arbos_version;
    CONTRACTS.iter().filter(move |contract| contract.exists(version)).map(Contract::address)
}

/// All precompiles of a chain, in the form that revm wants.
#[derive(Debug)]
pub struct ArbPrecompiles {
    ethereum: EthPrecompiles,
    warm: AddressSet,
    arbos_version: u64,
}

impl ArbPrecompiles {
    /// The precompiles of the ArbOS version of `rules`.
    pub fn new(rules: &Rules) -> Self {
        let ethereum = ethereum::precompiles(rules.arbos_version);
        let arbos_version = rules.arbos_version;
        let own = CONTRACTS.iter().filter(|contract| contract.exists(arbos_version)).map(Contract::address);
        let warm = ethereum.addresses_set().iter().copied().chain(own).collect();
        Self { ethereum: EthPrecompiles { precompiles: ethereum, spec: SpecId::PRAGUE }, warm, arbos_version }
    }
}

impl<'db> PrecompileProvider<ArbContext<'db>> for ArbPrecompiles {
    type Output = InterpreterResult;

    fn set_spec(&mut self, _: SpecId) -> bool {
        true
    }

    fn run(
        &mut self,
        ctx: &mut ArbContext<'db>,
        inputs: &CallInputs,
    ) -> Result<Option<InterpreterResult>, String> {
        let own = CONTRACTS.iter().find(|contract| contract.address() == inputs.bytecode_address);
        match own.filter(|contract| contract.exists(self.arbos_version)) {
            Some(contract) => Ok(Some(contract.run(ctx, inputs))),
            None => self.ethereum.run(ctx, inputs),
        }
    }

    fn warm_addresses(&self) -> &AddressSet {
        &self.warm
    }
}
