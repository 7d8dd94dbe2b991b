//! What can go wrong between the tool and a chain, in words that say what to do.

use std::error::Error;

use alloy::transports::{RpcError, TransportError};
use alloy_primitives::{Address, B256, Bytes};

use super::source::SignerError;
use crate::printable::printable;
use crate::remedy;

/// JSON-RPC code of geth and its descendants for a call that ends without revert data, such as out of gas.
const EXECUTION_FAILED: i64 = -32_000;

/// Why the chain did not do or answer what was asked.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// `--rpc-url` is no address of an endpoint. Not repeated, because it may hold a secret.
    #[error("--rpc-url is no address like http://127.0.0.1:8547")]
    Endpoint,
    /// Nobody answers there.
    #[error("{endpoint} does not answer ({reason}): is the node running, and --rpc-url right?")]
    Unreachable {
        /// Scheme, host and port.
        endpoint: String,
        /// What the transport says.
        reason: String,
    },
    /// The chain is another one.
    #[error("{endpoint} is chain {actual}, but {source_name} is for chain {expected}; nothing was sent")]
    WrongChain {
        /// Scheme, host and port.
        endpoint: String,
        /// The chain that answers.
        actual: u64,
        /// The chain that was meant.
        expected: u64,
        /// Where that stands.
        source_name: String,
    },
    /// The endpoint refuses a request.
    #[error("{endpoint} refuses {method}: {message} (code {code})")]
    Refused {
        /// Scheme, host and port.
        endpoint: String,
        /// The JSON-RPC method.
        method: &'static str,
        /// The endpoint's words.
        message: String,
        /// JSON-RPC error code.
        code: i64,
    },
    /// A contract reverts.
    #[error("{}reverted: {reason}", in_transaction(*.transaction))]
    Reverted {
        /// The error, decoded.
        reason: String,
        /// The error's bytes.
        data: Bytes,
        /// The transaction, if it was sent: it is in a block and has paid for its gas.
        transaction: Option<B256>,
    },
    /// A contract answers something else than its interface says.
    #[error("{address} answers {call} with {}: it is not the contract it should be", printable(&.output.to_string()))]
    Answer {
        /// Signature of the function.
        call: &'static str,
        /// Who was asked.
        address: Address,
        /// The answer.
        output: Box<Bytes>,
    },
    /// The chain does not have a block.
    #[error("the chain has no block {0}")]
    NoBlock(String),
    /// Gas costs more than the sender allows.
    #[error(
        "gas costs {price} wei, more than the {maximum} allowed; try later, or allow more; this transaction was not \
         sent"
    )]
    GasTooExpensive {
        /// Base fee in wei.
        price: u128,
        /// The most that is allowed, in wei.
        maximum: u128,
    },
    /// No receipt came.
    #[error(
        "transaction {transaction} is in no block after {seconds} s; it may still come, so look before sending again"
    )]
    NotMined {
        /// The transaction.
        transaction: B256,
        /// How long was waited.
        seconds: u64,
    },
    /// The endpoint was given a transaction, or may have been, and does not say what became of it.
    #[error(
        "transaction {transaction} may have been sent, but what became of it is unknown ({source}); look it up before \
         sending again"
    )]
    Unsure {
        /// The transaction.
        transaction: B256,
        /// What the endpoint says instead.
        source: Box<ClientError>,
    },
    /// There is no signer, or it does not sign.
    #[error(transparent)]
    Signer(#[from] SignerError),
}

impl ClientError {
    /// The error's bytes, if a contract reverted.
    #[must_use]
    pub const fn revert_data(&self) -> Option<&Bytes> {
        match self {
            Self::Reverted { data, .. } => Some(data),
            _ => None,
        }
    }

    /// The transaction that was sent and has no receipt, and so may still come.
    #[must_use]
    pub const fn undecided(&self) -> Option<B256> {
        match self {
            Self::NotMined { transaction, .. } | Self::Unsure { transaction, .. } => Some(*transaction),
            _ => None,
        }
    }

    /// Whether the chain did its part, and the contract that was called gave no answer: it reverted, halted, or is
    /// none.
    #[must_use]
    pub fn is_of_contract(&self) -> bool {
        match self {
            Self::Reverted { .. } | Self::Answer { .. } => true,
            Self::Refused { method, code, .. } => *method == "eth_call" && *code == EXECUTION_FAILED,
            _ => false,
        }
    }

    /// An error of the transport, without the address, which may hold a secret.
    pub(super) fn unreachable(endpoint: &str, error: &dyn Error) -> Self {
        let mut cause = error;
        while let Some(deeper) = cause.source() {
            cause = deeper;
        }
        Self::Unreachable { endpoint: endpoint.into(), reason: cause.to_string() }
    }

    /// A revert with this data.
    pub(super) fn reverted(data: Bytes, transaction: Option<B256>) -> Self {
        Self::Reverted { reason: remedy::describe(&data).to_string(), data, transaction }
    }
}

/// Reads alloy's error of a request.
pub(super) fn failed(endpoint: &str, method: &'static str) -> impl FnOnce(TransportError) -> ClientError {
    let endpoint = endpoint.to_owned();
    move |error| match error {
        RpcError::ErrorResp(payload) => match payload.as_revert_data() {
            Some(data) => ClientError::reverted(data, None),
            None if payload.message.contains("execution reverted") => {
                ClientError::reverted(Bytes::new(), None)
            }
            None => {
                let message = printable(&payload.message);
                ClientError::Refused { endpoint, method, message, code: payload.code }
            }
        },
        RpcError::Transport(error) => match error.as_http_error() {
            Some(error) => {
                ClientError::Unreachable { endpoint, reason: format!("HTTP status {}", error.status) }
            }
            None => ClientError::unreachable(&endpoint, &error),
        },
        other => ClientError::Unreachable { endpoint, reason: printable(&format!("{method}: {other}")) },
    }
}

fn in_transaction(transaction: Option<B256>) -> String {
    transaction.map(|hash| format!("transaction {hash} ")).unwrap_or_default()
}
