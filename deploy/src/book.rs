//! The address book of a chain, `deploy/addresses/<chain id>.json`: what was deployed there, by which
//! transactions, and what is under way. It is written after each step, so that a deployment that was cut off
//! goes on where it was.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, B256};
use serde::{Deserialize, Serialize};

use crate::project::Project;

/// Raised when an older tool could misread a book.
const FORMAT: u32 = 1;

/// Why an address book cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// It cannot be read or written.
    #[error("cannot {action} the address book {}: {source}", path.display())]
    File {
        /// What was tried.
        action: &'static str,
        /// The book.
        path: PathBuf,
        /// What the file system says.
        source: io::Error,
    },
    /// It is not what a book looks like.
    #[error(
        "the address book {} is damaged ({reason}): restore it, from version control for example; \
         what it records stays on the chain",
        path.display()
    )]
    Damaged {
        /// The book.
        path: PathBuf,
        /// Where and what is wrong.
        reason: String,
    },
}

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
    /// The commit it was built from; ends in `-dirty` if sources differed from it.
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
    pub fn new(
        chain_id: u64,
        genesis_hash: B256,
        first_block: u64,
        placement: &crate::deployment::Placement,
    ) -> Self {
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

    /// Where a chain's book is unless something else was asked for.
    #[must_use]
    pub fn path(project: &Project, asked: Option<&Path>, chain_id: u64) -> PathBuf {
        asked.map_or_else(
            || project.root().join("deploy/addresses").join(format!("{chain_id}.json")),
            Path::to_path_buf,
        )
    }

    /// Reads a book; none if there is no file.
    ///
    /// # Errors
    /// [`BookError`] if it cannot be read or is damaged.
    pub fn read(path: &Path) -> Result<Option<Self>, BookError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(BookError::File { action: "read", path: path.into(), source }),
        };
        let damaged = |reason: String| BookError::Damaged { path: path.into(), reason };
        let book: Self = serde_json::from_slice(&bytes).map_err(|error| damaged(error.to_string()))?;
        match book.format {
            FORMAT => Ok(Some(book)),
            other => Err(damaged(format!("it has format {other}, this tool writes {FORMAT}"))),
        }
    }

    /// Writes it: complete or not at all, and on the disk when this returns.
    ///
    /// # Errors
    /// [`BookError::File`].
    pub fn write(&self, path: &Path) -> Result<(), BookError> {
        let failed = |source| BookError::File { action: "write", path: path.into(), source };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        text.push('\n');
        let partial = PathBuf::from(format!("{}.partial", path.display()));
        let write = || {
            fs::create_dir_all(folder)?;
            let mut file = File::create(&partial)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&partial, path)?;
            File::open(folder)?.sync_all()
        };
        write().map_err(failed)
    }
}
