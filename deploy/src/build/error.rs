//! Why a build stops.

use std::io;
use std::path::PathBuf;

use stylus_wasm::Rejected;

use crate::files::FileError;
use crate::node_tools::ToolError;

/// Why `usdai build` stops, in words that say what to do.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A name that is no contract.
    #[error("there is no contract named {name:?}; there are: {}", known.join(", "))]
    UnknownContract {
        /// The name asked for.
        name: String,
        /// All names there are.
        known: Vec<String>,
    },
    /// The workspace has no package that builds to a program.
    #[error("{} lists no package with crate-type cdylib", .0.display())]
    NoContracts(PathBuf),
    /// The active toolchain lacks the source of std.
    #[error("the Rust toolchain lacks rust-src ({} is missing): run ./scripts/setup", .0.display())]
    MissingRustSource(PathBuf),
    /// Cargo keeps its downloads in a folder named by neither CARGO_HOME nor HOME.
    #[error("cannot tell where cargo keeps its downloads: set CARGO_HOME or HOME")]
    NoCargoHome,
    /// A program of the toolchain could not be started.
    #[error("{program} did not start ({source}): install Rust")]
    NotStarted {
        /// Which program.
        program: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// A program of the toolchain failed.
    #[error("{what} failed:\n{message}")]
    Failed {
        /// What it was to do.
        what: String,
        /// Its standard error.
        message: String,
    },
    /// A program of the toolchain answered something else than it documents.
    #[error("{what} gave an answer that cannot be read: {reason}")]
    UnreadableAnswer {
        /// Who answered.
        what: String,
        /// What is wrong with it.
        reason: String,
    },
    /// wasm-opt is missing or failed.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The chain would not activate the program.
    #[error("{contract} could not be activated on chain: {reason}")]
    NotActivatable {
        /// Which contract.
        contract: String,
        /// The rule that it breaks.
        reason: Rejected,
    },
    /// The compressed program is too long for account code.
    #[error("{contract} has {code_bytes} bytes on chain, {} over the limit of {limit}", .code_bytes - .limit)]
    TooLarge {
        /// Which contract.
        contract: String,
        /// Length of its code, prefix included.
        code_bytes: u32,
        /// The longest that the chain takes.
        limit: u32,
    },
    /// One or more contracts break rules of the chain.
    #[error("{}", list(.0))]
    Refused(Vec<BuildError>),
}

fn list(errors: &[BuildError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\nerror: ")
}
