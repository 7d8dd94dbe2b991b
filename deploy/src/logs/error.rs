//! Why a history of events is not there.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, Bytes};

use crate::client::ClientError;
use crate::files::FileError;

/// Why events are not read, or not believed.
#[derive(Debug, thiserror::Error)]
pub enum LogsError {
    /// The chain does not answer.
    #[error(transparent)]
    Client(#[from] ClientError),
    /// A file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file of what was read cannot be written further.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Somebody else reads into the same file.
    #[error("another `usdai` reads into {}: wait for it, or name another file with --cache", .0.display())]
    InUse(PathBuf),
    /// The file is of something else.
    #[error("{} holds events of another chain or of other contracts: name another file with --cache", .0.display())]
    OtherCache(PathBuf),
    /// The file was changed.
    #[error(
        "line {line} of {} is not what was written there: remove the file, and everything is read again",
        path.display()
    )]
    BrokenCache {
        /// The file.
        path: PathBuf,
        /// Its line, from 1.
        line: usize,
    },
    /// A block is another one than when it was read.
    #[error(
        "block {block} was {read} when it was read and is {found} now: the chain was reorganised, or nodes behind \
         the endpoint differ{}", remove(.cache.as_ref())
    )]
    Reorganised {
        /// The block.
        block: u64,
        /// Its hash then.
        read: B256,
        /// Its hash now.
        found: B256,
        /// What was kept of it.
        cache: Option<PathBuf>,
    },
    /// A log cannot be of the blocks that were asked for.
    #[error("the node answers blocks {from} to {to} with a log that cannot be there: {reason}")]
    Malformed {
        /// First block.
        from: u64,
        /// Last block.
        to: u64,
        /// What is wrong.
        reason: &'static str,
    },
    /// A node leaves logs out.
    #[error(
        "the node leaves logs of block {block} out: it limits its answers without saying so; use another --rpc-url"
    )]
    Truncated {
        /// The block.
        block: u64,
    },
    /// The node forgets.
    #[error(
        "the node does not answer what was after block {block} ({message}): name one that keeps past states, an \
         archive node, with --rpc-url"
    )]
    NoState {
        /// The block.
        block: u64,
        /// The node's words.
        message: String,
    },
    /// A contract answers something else than its interface says.
    #[error("{address} answers with {answer} at block {block}: it is not the contract it should be")]
    Answer {
        /// The contract.
        address: Address,
        /// The block.
        block: u64,
        /// The answer.
        answer: Bytes,
    },
    /// The events do not explain what the contract says.
    #[error(
        "{address} says that {what} is {said} at block {block}, and its events come to {counted}: logs are missing; \
         use another --rpc-url and remove the cache"
    )]
    Missing {
        /// The contract.
        address: Address,
        /// What was compared.
        what: &'static str,
        /// What the contract says.
        said: String,
        /// What follows from the events.
        counted: String,
        /// As of which block.
        block: u64,
    },
}

impl LogsError {
    /// Why a node does not answer what was after a block.
    #[must_use]
    pub fn of_state(error: ClientError, block: u64) -> Self {
        match error {
            ClientError::Refused { message, .. } => Self::NoState { block, message },
            other => other.into(),
        }
    }
}

fn remove(cache: Option<&PathBuf>) -> String {
    cache.map_or(String::new(), |path| format!("; remove {} and read again", path.display()))
}
