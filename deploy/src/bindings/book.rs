//! The address books of `deploy/addresses/<chain id>.json`, as far as a client wants them.

use std::collections::BTreeMap;
use std::path::Path;

use alloy_primitives::{Address, B256};
use serde::Serialize;

use super::BindingsError;
use crate::book::{Book, Deployed};
use crate::files;
use crate::project::Project;

/// Where the books are, from the project's root.
const FOLDER: &str = "deploy/addresses";
/// Every developer has a local chain of his own, whose book no commit can hold.
const LOCAL_BOOK: &str = "412346.json";

/// A contract on a chain. What else a book says about it is the deployer's business.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    address: Address,
    block: u64,
    transaction: B256,
    code_hash: B256,
}

/// The contracts of every public chain, by its id.
pub fn read_all(project: &Project) -> Result<BTreeMap<u64, BTreeMap<String, Entry>>, BindingsError> {
    let mut books = BTreeMap::new();
    for file in files::list(&project.root().join(FOLDER), "json")? {
        let name = file.file_name().unwrap_or_default();
        if name == LOCAL_BOOK {
            continue;
        }
        let Some(book) = Book::read(&file)? else { continue };
        let expected = format!("{}.json", book.chain_id);
        if name != expected.as_str() {
            return Err(BindingsError::MisnamedBook { path: Path::new(FOLDER).join(name), expected });
        }
        let contracts = book.contracts.into_iter().map(|(name, deployed)| (name, deployed.into()));
        books.insert(book.chain_id, contracts.collect());
    }
    Ok(books)
}

impl From<Deployed> for Entry {
    fn from(deployed: Deployed) -> Self {
        let Deployed { address, block, transaction, code_hash, .. } = deployed;
        Self { address, block, transaction, code_hash }
    }
}
