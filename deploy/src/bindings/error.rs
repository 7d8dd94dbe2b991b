//! Why bindings could not be generated, or are not what they should be.

use std::fmt::Write;
use std::path::PathBuf;

use super::Difference;
use crate::book::BookError;
use crate::files::FileError;
use crate::solc::SolcError;

/// Why there are no bindings, or not the right ones.
#[derive(Debug, thiserror::Error)]
pub enum BindingsError {
    /// solc is missing or refused an interface.
    #[error(transparent)]
    Solc(#[from] SolcError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A file declares no interface, or several.
    #[error("abi/{name}.sol declares {count} interfaces; it must declare one")]
    NotOneInterface {
        /// The file's name without its ending.
        name: String,
        /// How many it declares.
        count: usize,
    },
    /// The tag `@custom:constructor` is no declaration.
    #[error("abi/{name}.sol: `@custom:constructor {declaration}` is no constructor: {reason}")]
    BadConstructor {
        /// The file's name without its ending.
        name: String,
        /// What the tag says.
        declaration: String,
        /// What the parser says.
        reason: String,
    },
    /// solc gave an ABI that alloy does not know, or that cannot be written.
    #[error("the JSON ABI of abi/{name}.sol cannot be used: {source}")]
    BadAbi {
        /// The file's name without its ending.
        name: String,
        /// What the JSON library says.
        source: serde_json::Error,
    },
    /// An address book cannot be read or is damaged.
    #[error(transparent)]
    Book(#[from] BookError),
    /// An address book is of another chain than its name says.
    #[error("{} must be named {expected}, after the chain it is of", .path.display())]
    MisnamedBook {
        /// The book, from the project's root.
        path: PathBuf,
        /// The name.
        expected: String,
    },
    /// Files are not what would be generated.
    #[error("{}run `usdai bindings` and commit what it writes", list(.0))]
    Differ(Vec<Difference>),
}

fn list(differences: &[Difference]) -> String {
    differences.iter().fold(String::new(), |mut text, difference| {
        let _ = writeln!(text, "{difference}");
        text
    })
}
