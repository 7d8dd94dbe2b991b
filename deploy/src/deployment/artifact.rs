//! Built programs, where they go, and what goes along.

use std::path::PathBuf;
use std::process::Command;

use alloy_dyn_abi::DynSolValue;
use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_sol_types::SolCall;
use sha2::{Digest, Sha256};
use stylus_chain::chain::{Program, ProgramError};
use stylus_wasm::{CodeError, Rules, decode_code};

use super::contracts::{self, Argument, Contract, Parameter};
use super::precompiles::{STYLUS_DEPLOYER, StylusDeployer};
use crate::client::KEY_VARIABLE;
use crate::project::Project;

/// Selector of `stylus_constructor()`, the same for all parameters.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];
/// Names another folder with programs than `target/stylus`.
const FOLDER_VARIABLE: &str = "USDAI_ARTIFACTS";

/// Why there is no program to deploy.
#[derive(Debug, thiserror::Error)]
pub enum ArtifactError {
    /// It was not built.
    #[error(transparent)]
    Program(#[from] ProgramError),
    /// It holds no module.
    #[error("{contract}: the built code is damaged: {reason}")]
    Damaged {
        /// The contract.
        contract: &'static str,
        /// What is wrong.
        reason: CodeError,
    },
}

/// A built contract of the suite and its place on a chain.
#[derive(Clone, Debug)]
pub struct Artifact {
    /// The contract.
    pub contract: &'static Contract,
    /// Account code.
    pub program: Program,
    /// SHA-256 of the module inside.
    pub wasm_sha256: B256,
    /// What the constructor is given.
    pub arguments: Vec<DynSolValue>,
    /// Where it goes.
    pub address: Address,
    salt: B256,
}

/// What addresses depend on, beside the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The account that signs.
    pub deployer: Address,
    /// The configuration's salt.
    pub salt: String,
    /// When epoch 1 begins, unix seconds.
    pub epoch_genesis: u64,
    /// The beacon's public key, 192 bytes.
    pub beacon_key: Bytes,
    /// LayerZero's endpoint of the chain, if contracts are to use it.
    pub endpoint: Option<Address>,
}

/// Folder with the built programs.
#[must_use]
pub fn folder(project: &Project) -> PathBuf {
    std::env::var_os(FOLDER_VARIABLE).map_or_else(|| project.stylus_output(), PathBuf::from)
}

/// All contracts as they were built, each at its place.
///
/// # Errors
/// [`ArtifactError`] for what was not built.
pub fn load(project: &Project, placement: &Placement) -> Result<Vec<Artifact>, ArtifactError> {
    let folder = folder(project);
    let mut artifacts: Vec<Artifact> = Vec::new();
    for contract in contracts::suite(placement.endpoint.is_some()) {
        let program = Program::load_from(&folder, contract.program)?;
        let damaged = |reason| ArtifactError::Damaged { contract: contract.name, reason };
        let wasm_sha256 = wasm_sha256(program.code()).map_err(damaged)?;
        let arguments = arguments(contract, placement, &artifacts);
        // Text before the configuration's own, so that the salt is never zero, which would mean CREATE.
        let salt = keccak256(format!("usdai/{}", placement.salt));
        let mut artifact =
            Artifact { contract, program, wasm_sha256, arguments, address: Address::ZERO, salt };
        artifact.address = artifact.create2();
        artifacts.push(artifact);
    }
    Ok(artifacts)
}

/// SHA-256 of the module in account code.
///
/// # Errors
/// The code holds none.
pub fn wasm_sha256(code: &[u8]) -> Result<B256, CodeError> {
    let wasm = decode_code(code, &Rules::default())?;
    Ok(B256::from_slice(&Sha256::digest(wasm)))
}

/// The checkout's commit, with `-dirty` behind it if the contracts differ from it; none outside of git.
#[must_use]
pub fn git_commit(project: &Project) -> Option<String> {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(project.root()).args(arguments).env_remove(KEY_VARIABLE);
        let output = command.output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let commit = git(&["rev-parse", "HEAD"])?;
    let changes = git(&["status", "--porcelain", "--", "contracts", "crates", "abi"])?;
    Some(if changes.is_empty() { commit } else { format!("{commit}-dirty") })
}

impl Artifact {
    /// The constructor's arguments by name.
    #[must_use]
    pub fn constructor(&self) -> Vec<crate::book::Argument> {
        let named = self.contract.constructor.iter().zip(&self.arguments);
        let argument = |(parameter, value): (&Parameter, &DynSolValue)| crate::book::Argument {
            name: parameter.name.into(),
            value: match value {
                DynSolValue::Address(address) => address.to_string(),
                DynSolValue::Bytes(bytes) => Bytes::copy_from_slice(bytes).to_string(),
                DynSolValue::Bool(is_so) => is_so.to_string(),
                value => value.as_uint().unwrap_or_default().0.to_string(),
            },
        };
        named.map(argument).collect()
    }

    /// Calldata of the constructor; none for a contract that has no constructor.
    #[must_use]
    pub fn init_data(&self) -> Bytes {
        if self.arguments.is_empty() {
            return Bytes::new();
        }
        let arguments = DynSolValue::Tuple(self.arguments.clone()).abi_encode_params();
        CONSTRUCTOR.into_iter().chain(arguments).collect()
    }

    /// The call that deploys, activates and constructs it.
    #[must_use]
    pub fn deploy_call(&self) -> StylusDeployer::deployCall {
        StylusDeployer::deployCall {
            bytecode: self.program.init_code(),
            initData: self.init_data(),
            initValue: U256::ZERO,
            salt: self.salt,
        }
    }

    /// The same as calldata.
    #[must_use]
    pub fn deploy_data(&self) -> Bytes {
        self.deploy_call().abi_encode().into()
    }

    /// CREATE2 by the StylusDeployer, which puts the constructor's calldata into the salt: an address belongs to
    /// one code and one way of construction.
    fn create2(&self) -> Address {
        let salt = keccak256([self.salt.as_slice(), &self.init_data()].concat());
        STYLUS_DEPLOYER.create2_from_code(salt, self.program.init_code())
    }
}

fn arguments(contract: &Contract, placement: &Placement, before: &[Artifact]) -> Vec<DynSolValue> {
    let address_of = |name: &str| {
        let found = before.iter().find(|artifact| artifact.contract.name == name);
        found.map_or(Address::ZERO, |artifact| artifact.address)
    };
    let value = |argument: &Argument| match argument {
        Argument::Deployer => DynSolValue::Address(placement.deployer),
        Argument::Contract(name) => DynSolValue::Address(address_of(name)),
        Argument::EpochGenesis => DynSolValue::Uint(U256::from(placement.epoch_genesis), 64),
        Argument::BeaconKey => DynSolValue::Bytes(placement.beacon_key.to_vec()),
        Argument::Endpoint => DynSolValue::Address(placement.endpoint.unwrap_or_default()),
        Argument::Flag(is_so) => DynSolValue::Bool(*is_so),
    };
    contract.constructor.iter().map(|parameter| value(&parameter.argument)).collect()
}
