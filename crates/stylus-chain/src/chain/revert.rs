//! Why a call did not return.

use std::fmt;

use alloy_primitives::Bytes;
use alloy_sol_types::SolError;

use super::Receipt;
use crate::executor::{Invalid, Status};

/// A call or transaction that did not return what it should.
#[derive(Clone, Debug, thiserror::Error)]
pub enum CallError {
    /// It reverted.
    #[error("{0}")]
    Reverted(Revert),
    /// It ended without data and paid its whole gas limit.
    #[error("{}", halted(*.status))]
    Halted {
        /// How it ended.
        status: Status,
        /// Its receipt, none for `eth_call`.
        receipt: Option<Box<Receipt>>,
    },
    /// It cannot be in a block, and is in none.
    #[error("the transaction is refused: {0}")]
    Refused(#[from] Invalid),
    /// It returned something else than its interface says.
    #[error("{call} returned {output}, which does not decode: {reason}")]
    Output {
        /// Signature of the function.
        call: &'static str,
        /// What it returned.
        output: Bytes,
        /// What is wrong with that.
        reason: String,
    },
}

impl CallError {
    /// The revert, if it is one.
    #[must_use]
    pub fn revert(&self) -> Option<&Revert> {
        match self {
            Self::Reverted(revert) => Some(revert),
            _ => None,
        }
    }

    /// Whether it reverted with the error `E`.
    #[must_use]
    pub fn is<E: SolError>(&self) -> bool {
        self.revert().is_some_and(Revert::is::<E>)
    }

    /// The error `E` it reverted with, if it did.
    #[must_use]
    pub fn decode<E: SolError>(&self) -> Option<E> {
        self.revert().and_then(Revert::decode)
    }
}

/// Revert data and what it means.
#[derive(Clone, Debug)]
pub struct Revert {
    /// The data as returned.
    pub data: Bytes,
    text: String,
    receipt: Option<Box<Receipt>>,
}

impl Revert {
    /// Whether the data is the error `E`, with arguments that decode.
    #[must_use]
    pub fn is<E: SolError>(&self) -> bool {
        self.decode::<E>().is_some()
    }

    /// The error `E` with its arguments, if the data is one.
    #[must_use]
    pub fn decode<E: SolError>(&self) -> Option<E> {
        E::abi_decode_validate(&self.data).ok()
    }

    /// The receipt of the reverted transaction, none for `eth_call`.
    #[must_use]
    pub fn receipt(&self) -> Option<&Receipt> {
        self.receipt.as_deref()
    }

    pub(super) fn new(data: Bytes, text: String, receipt: Option<Box<Receipt>>) -> Self {
        Self { data, text, receipt }
    }
}

impl fmt::Display for Revert {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "reverted: {}", self.text)
    }
}

impl std::error::Error for Revert {}

fn halted(status: Status) -> &'static str {
    match status {
        Status::OutOfGas => "ran out of gas",
        Status::StackOverflow => "a program exhausted its stack",
        Status::Success | Status::Revert | Status::Halt => {
            "halted and burned its gas (invalid operation, or a program that is not active)"
        }
    }
}
