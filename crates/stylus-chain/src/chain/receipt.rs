//! What a mined transaction did.

use alloy_primitives::{Address, B256, Bytes, Log};
use alloy_sol_types::{SolCall, SolEvent};
use serde::{Deserialize, Serialize};

use crate::executor::{Outcome, Status};

/// Gas of a transaction by cause, before the refund. All fields together less the refund are the gas used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GasSplit {
    /// Paid before execution: 21,000, call data, access list, creation.
    pub intrinsic: u64,
    /// Entry of programs: initialisation, or the cached price, and memory pages.
    pub entry: u64,
    /// WASM instructions and the host calls' own price.
    pub wasm: u64,
    /// Storage of programs: loads on a miss and flushes.
    pub storage: u64,
    /// The rest: EVM bytecode, precompiles, calls, logs, creations, and what a halt burned.
    pub other: u64,
}

/// A transaction in a block. Units are gas; the gas price is in its transaction.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Receipt {
    /// Hash of the signed EIP-1559 transaction, or of the unsigned one and its sender if the chain lacks the
    /// key.
    pub hash: B256,
    /// Block that holds it.
    pub block_number: u64,
    /// Sender.
    pub from: Address,
    /// Target, none for a creation.
    pub to: Option<Address>,
    /// How it ended.
    pub status: Status,
    /// Gas paid, after the refund.
    pub gas_used: u64,
    /// Refund that counted (at most a fifth of the gas).
    pub gas_refunded: u64,
    /// Where the gas went.
    pub split: GasSplit,
    /// Return data, revert data, or the code of a creation.
    pub output: Bytes,
    /// Events in order.
    pub logs: Vec<Log>,
    /// Address that a creation made.
    pub created: Option<Address>,
}

impl Receipt {
    /// Whether it returned.
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.status == Status::Success
    }

    /// Events of type `E` from any address, in order.
    #[must_use]
    pub fn logs<E: SolEvent>(&self) -> Vec<E> {
        self.logs.iter().filter_map(|log| E::decode_log_data(&log.data).ok()).collect()
    }

    /// Events of type `E` that `address` emitted, in order.
    #[must_use]
    pub fn logs_of<E: SolEvent>(&self, address: Address) -> Vec<E> {
        let logs = self.logs.iter().filter(|log| log.address == address);
        logs.filter_map(|log| E::decode_log_data(&log.data).ok()).collect()
    }

    /// What the call `C` returned.
    ///
    /// # Errors
    /// The output is not what `C` returns.
    pub fn returned<C: SolCall>(&self) -> alloy_sol_types::Result<C::Return> {
        C::abi_decode_returns_validate(&self.output)
    }

    pub(super) fn new(hash: B256, from: Address, to: Option<Address>, outcome: Outcome) -> Self {
        Self {
            hash,
            block_number: 0,
            from,
            to,
            status: outcome.status,
            gas_used: outcome.gas_used,
            gas_refunded: outcome.gas_refunded,
            split: split(&outcome),
            output: outcome.output,
            logs: outcome.logs,
            created: outcome.created,
        }
    }
}

fn split(outcome: &Outcome) -> GasSplit {
    let (intrinsic, known) = (outcome.intrinsic_gas, outcome.split);
    let before_refund = outcome.gas_used.saturating_add(outcome.gas_refunded);
    let accounted = [intrinsic, known.entry, known.wasm, known.storage].iter().sum();
    GasSplit {
        intrinsic,
        entry: known.entry,
        wasm: known.wasm,
        storage: known.storage,
        other: before_refund.saturating_sub(accounted),
    }
}
