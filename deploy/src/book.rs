//! The address book of a chain, `deploy/addresses/<chain id>.json`: what was deployed there, by which
//! transactions, and what is under way. It is written after each step, so that a deployment that was cut off
//! goes on where it was.

mod file;

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256};
use serde::{Deserialize, Serialize};

use crate::deployment::Placement;

pub use file::{BookError, BookLock};

/// Raised when an older tool could misread a book.
const FORMAT: u32 = 1;

/// What stands on a chain.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Book {
    format: u32,
    /// The chain's id.
    pub chain_id: u64,
    /// Hash of its block 0.
    pub genesis_hash: B256,
    /// The account that deployed.
    pub deployer: Address,
    /// The configuration's salt.
    pub salt: String,
    /// When epoch 1 begins, unix seconds.
    pub epoch_genesis: u64,
    /// The chain's block when the deployment began.
    pub first_block: u64,
    /// The contracts, by name.
    pub contracts: BTreeMap<String, Deployed>,
    /// The orders that were given, in their order.
    pub wiring: Vec<Given>,
    /// The transaction that is being sent, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending: Option<Pending>,
}

/// A contract on the chain.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Deployed {
    /// Where it is.
    pub address: Address,
    /// The block in which it was made.
    pub block: u64,
    /// The transaction that made it.
    pub transaction: B256,
    /// Keccak-256 of its account code.
    pub code_hash: B256,
    /// SHA-256 of the module in that.
    pub wasm_sha256: B256,
    /// The commit it was built from, with `-dirty` if sources differed from it; none if it was built before and not
    /// by the deployment.
    pub git_commit: Option<String>,
    /// What its constructor was given.
    pub constructor_arguments: Vec<Argument>,
    /// When its code was activated, unix seconds. The chain counts in hours.
    pub activated_at: u64,
    /// When it has to be activated again, or kept alive before, unix seconds.
    pub expires_at: u64,
}

/// A constructor's argument.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// The parameter.
    pub name: String,
    /// The address or number.
    pub value: String,
}

impl std::fmt::Display for Argument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.name, self.value)
    }
}

/// An order that was given to the authority.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// What was ordered.
    pub order: String,
    /// The block of its transaction.
    pub block: u64,
    /// Its transaction.
    pub transaction: B256,
}

/// A signed transaction that may or may not have been sent.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Pending {
    /// What it does: the name of a contract or an order.
    pub step: String,
    /// Its hash.
    pub transaction: B256,
}

impl Book {
    /// An empty book of a chain.
    #[must_use]
    pub fn new(chain_id: u64, genesis_hash: B256, first_block: u64, placement: &Placement) -> Self {
        Self {
            format: FORMAT,
            chain_id,
            genesis_hash,
            deployer: placement.deployer,
            salt: placement.salt.clone(),
            epoch_genesis: placement.epoch_genesis,
            first_block,
            contracts: BTreeMap::new(),
            wiring: Vec::new(),
            pending: None,
        }
    }
}
