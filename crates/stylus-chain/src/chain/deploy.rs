//! Deployment: programs through the StylusDeployer, EVM contracts by a plain creation.

use alloy_primitives::{Address, B256, Bytes, U256, address};
use alloy_sol_types::{SolCall, sol};

use super::{CallError, Chain, Program, Receipt};
use crate::{arbos, executor::Transaction};

sol! {
    function deploy(bytes bytecode, bytes initData, uint256 initValue, bytes32 salt)
        external payable returns (address);
    event ContractDeployed(address deployedContract);

    function cacheProgram(address program) external;
    function evictCodehash(bytes32 codehash) external;
}

/// Where the StylusDeployer is on every Arbitrum chain.
const STYLUS_DEPLOYER: Address = address!("cEcba2F1DC234f70Dd89F2041029807F8D03A990");
/// ArbWasmCache, which decides what is cached.
const ARB_WASM_CACHE: Address = address!("0000000000000000000000000000000000000072");
/// Selector of `stylus_constructor()`, the same for all parameters.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];
/// Wei sent along for the activation's data fee, about 10^14; the deployer returns the rest. 1 ETH.
const DATA_FEE_ALLOWANCE: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// A new contract and the transaction that made it.
#[derive(Clone, Debug)]
pub struct Deployed {
    /// Where it is.
    pub address: Address,
    /// Receipt of the deploying transaction, activation and constructor included.
    pub receipt: Receipt,
}

/// Why there is no new contract.
#[derive(Debug, thiserror::Error)]
pub enum DeployError {
    /// The deploying transaction failed.
    #[error("deployment: {0}")]
    Call(#[from] CallError),
    /// The transaction succeeded and reported no contract.
    #[error("the deployment succeeded without reporting an address")]
    NoAddress,
}

impl Chain {
    /// Deploys, activates and constructs a program in one transaction of the account `deployer`, and puts it
    /// in the program cache unless [`Chain::cached`] says otherwise.
    ///
    /// `arguments` are the constructor's, ABI-encoded without selector. The constructor's sender is the
    /// StylusDeployer, its origin the account `deployer`.
    ///
    /// # Errors
    /// [`DeployError`] with the constructor's own error where that is the cause.
    pub fn deploy(&mut self, program: &Program, arguments: &[u8]) -> Result<Deployed, DeployError> {
        self.deploy_program(program, [&CONSTRUCTOR, arguments].concat().into())
    }

    /// [`Chain::deploy`] for a program that has no constructor.
    ///
    /// # Errors
    /// As [`Chain::deploy`].
    pub fn deploy_without_constructor(&mut self, program: &Program) -> Result<Deployed, DeployError> {
        self.deploy_program(program, Bytes::new())
    }

    /// Deploys an EVM contract in a creation transaction of the account `deployer`.
    ///
    /// # Errors
    /// [`DeployError`] if the init code does not return.
    pub fn deploy_evm(&mut self, init_code: impl Into<Bytes>) -> Result<Deployed, DeployError> {
        let deployer = self.account("deployer");
        let tx = self.transaction(&deployer, None, init_code);
        let receipt = self.send_transaction(&tx)?;
        let address = receipt.created.ok_or(DeployError::NoAddress)?;
        Ok(Deployed { address, receipt })
    }

    /// Whether programs that are deployed from now on go to the program cache (at first they do).
    pub fn cached(&mut self, cached: bool) {
        self.cached = cached;
    }

    /// Puts an active program in the program cache or takes it out, as the chain's owner and outside of any
    /// block.
    ///
    /// # Errors [`CallError`] with ArbWasmCache's reason, such as `ProgramNeedsUpgrade(0, 2)` for code never
    /// activated.
    pub fn set_cached(&mut self, address: Address, cached: bool) -> Result<(), CallError> {
        let data = match cached {
            true => cacheProgramCall { program: address }.abi_encode(),
            false => evictCodehashCall { codehash: self.codehash(address) }.abi_encode(),
        };
        let tx = self.transaction(arbos::CHAIN_OWNER, Some(ARB_WASM_CACHE), data);
        self.run_outside_blocks(&tx)
    }

    fn deploy_program(&mut self, program: &Program, constructor: Bytes) -> Result<Deployed, DeployError> {
        let deployer = self.account("deployer");
        let call = deployCall {
            bytecode: program.init_code(),
            initData: constructor,
            initValue: U256::ZERO,
            salt: B256::ZERO,
        };
        let tx = self.transaction(&deployer, Some(STYLUS_DEPLOYER), call.abi_encode());
        let receipt = self.send_transaction(&Transaction { value: DATA_FEE_ALLOWANCE, ..tx })?;
        let events = receipt.logs_of::<ContractDeployed>(STYLUS_DEPLOYER);
        let address = events.first().ok_or(DeployError::NoAddress)?.deployedContract;
        if self.cached {
            self.set_cached(address, true)?;
        }
        Ok(Deployed { address, receipt })
    }
}
