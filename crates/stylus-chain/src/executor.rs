//! Runs one transaction on the state: the door through which everything enters the embedded chain.

use alloy_primitives::{Address, B256, Bytes, Log, U256};
use serde::{Deserialize, Serialize};
use stylus_wasm::Rejected;

use crate::{
    changes::Changes,
    config::Config,
    context::Db,
    recent::RecentPrograms,
    trace::{CallFrame, GasSplit, HostCall},
};

/// What a transaction says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transaction {
    /// Sender. Signatures are checked before a transaction gets here.
    pub from: Address,
    /// Target, or none for a creation.
    pub to: Option<Address>,
    /// Wei sent along.
    pub value: U256,
    /// Call data or init code.
    pub data: Bytes,
    /// Gas limit.
    pub gas_limit: u64,
    /// Wei per gas; at least the base fee unless the transaction is simulated.
    pub gas_price: u128,
    /// Nonce to check, or none to use the account's.
    pub nonce: Option<u64>,
    /// EIP-2930 access list.
    pub access_list: Option<Vec<(Address, Vec<B256>)>>,
}

/// Where in the chain a transaction runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BlockPosition {
    /// Block number.
    pub number: u64,
    /// Unix seconds.
    pub timestamp: u64,
}

/// How a transaction ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// It returned.
    Success,
    /// It reverted; the unused gas came back.
    Revert,
    /// It ran out of gas or ink and paid the whole limit.
    OutOfGas,
    /// A program exhausted its stack and the transaction paid the whole limit.
    StackOverflow,
    /// Another exceptional halt of the EVM; the whole limit is paid.
    Halt,
}

/// What a transaction did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// Return data, revert data, or the code of a creation.
    pub output: Bytes,
    /// Gas paid, after the refund.
    pub gas_used: u64,
    /// Part of the refund that counted (at most a fifth of the gas).
    pub gas_refunded: u64,
    /// Gas paid before execution: 21,000, call data, access list, creation.
    pub intrinsic_gas: u64,
    /// Events in order.
    pub logs: Vec<Log>,
    /// Address that a creation made.
    pub created: Option<Address>,
    /// Where the gas went.
    pub split: GasSplit,
    /// Host calls, if they were asked for.
    pub host_calls: Vec<HostCall>,
    /// The outermost call with all calls in it, if a trace was asked for.
    pub call: Option<CallFrame>,
    /// Why the module was refused that the transaction itself, not a contract, was to activate.
    pub rejected: Option<Rejected>,
    /// What it changed in the state; nothing if it was simulated.
    pub changes: Changes,
}

/// Why a transaction cannot be part of a block.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// The nonce is not the account's next one.
    #[error("nonce {got} but the account's next nonce is {expected}")]
    Nonce {
        /// Next nonce of the account.
        expected: u64,
        /// Nonce of the transaction.
        got: u64,
    },
    /// The sender cannot pay for value and gas.
    #[error("sender has {have} wei but the transaction needs {need}")]
    Balance {
        /// Wei of the sender.
        have: U256,
        /// Wei that value and gas limit need.
        need: U256,
    },
    /// The gas limit does not cover what is paid before execution.
    #[error("gas limit {limit} is below the intrinsic gas {intrinsic}")]
    IntrinsicGas {
        /// Gas limit of the transaction.
        limit: u64,
        /// Gas paid before execution.
        intrinsic: u64,
    },
    /// Anything else that revm refuses, in its words.
    #[error("{0}")]
    Other(String),
}

/// How to run a transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    /// As `eth_call`: no nonce, balance or fee check, and nothing is kept.
    pub simulate: bool,
    /// Keep the calls, and the host calls of programs.
    pub trace: bool,
}

/// Gas that `tx` pays before execution: 21,000, call data, access list, creation.
#[must_use]
pub fn intrinsic_gas(config: &Config, tx: &Transaction) -> u64 {
    crate::evm::intrinsic_gas(config, tx)
}

/// Runs `tx` on `db` and, unless it is simulated, keeps what it changed.
///
/// # Errors
/// [`Invalid`] if the transaction could not be in a block; then the state is as before.
pub fn execute(
    db: &mut Db,
    config: &Config,
    block: BlockPosition,
    recent: &mut RecentPrograms,
    tx: &Transaction,
    mode: Mode,
) -> Result<Outcome, Invalid> {
    crate::evm::run(db, config, block, recent, tx, mode)
}
