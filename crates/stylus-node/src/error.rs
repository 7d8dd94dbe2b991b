//! Errors as clients of Ethereum's JSON-RPC expect them.

use alloy_primitives::{B256, Bytes};
use jsonrpsee::types::{ErrorObjectOwned, error};
use stylus_chain::executor::Invalid;

/// Code of a call that reverted; the data is what it reverted with.
const REVERTED: i32 = 3;
/// Code of a transaction that was taken and not mined in time (EIP-7966); the data is its hash.
const NOT_MINED: i32 = 4;
/// Code of everything that a node refuses.
const REJECTED: i32 = -32_000;

/// An error of a JSON-RPC method.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RpcError {
    /// JSON-RPC code.
    pub code: i32,
    /// What is wrong, in geth's words where clients look for them.
    pub message: String,
    /// Revert data.
    pub data: Option<Bytes>,
}

impl RpcError {
    /// Parameters that make no sense.
    pub fn invalid_params(message: impl Into<String>) -> Self {
        Self { code: error::INVALID_PARAMS_CODE, message: message.into(), data: None }
    }

    /// Something that the node does not do.
    pub fn rejected(message: impl Into<String>) -> Self {
        Self { code: REJECTED, message: message.into(), data: None }
    }

    /// A fault of the node itself.
    pub fn internal(message: impl Into<String>) -> Self {
        Self { code: error::INTERNAL_ERROR_CODE, message: message.into(), data: None }
    }

    /// A transaction that waits on.
    pub fn not_mined(hash: B256) -> Self {
        let message = format!("transaction {hash} was accepted and is not mined yet");
        Self { code: NOT_MINED, message, data: Some(hash.into()) }
    }

    /// A call that reverted with `data`, which means `reason`.
    pub fn reverted(data: Bytes, reason: Option<&str>) -> Self {
        let message = match reason {
            None => "execution reverted".into(),
            Some(reason) => format!("execution reverted: {reason}"),
        };
        Self { code: REVERTED, message, data: Some(data) }
    }
}

impl From<Invalid> for RpcError {
    fn from(invalid: Invalid) -> Self {
        Self::rejected(match invalid {
            Invalid::Nonce { expected, got } if got < expected => {
                format!("nonce too low: next nonce {expected}, tx nonce {got}")
            }
            Invalid::Nonce { expected, got } => {
                format!("nonce too high: next nonce {expected}, tx nonce {got}")
            }
            Invalid::Balance { have, need } => {
                format!("insufficient funds for gas * price + value: balance {have}, tx cost {need}")
            }
            Invalid::IntrinsicGas { limit, intrinsic } => {
                format!("intrinsic gas too low: gas {limit}, minimum needed {intrinsic}")
            }
            Invalid::Other(reason) => reason,
        })
    }
}

impl From<RpcError> for ErrorObjectOwned {
    fn from(error: RpcError) -> Self {
        Self::owned(error.code, error.message, error.data)
    }
}
