//! The address books of `deploy/addresses/<chain id>.json`, as far as a client wants them.

use std::collections::BTreeMap;
use std::path::Path;

use alloy_primitives::{Address, B256};
use serde::{Deserialize, Serialize};

use super::BindingsError;
use crate::files;
use crate::project::Project;

/// Where the books are, from the project's root.
const FOLDER: &str = "deploy/addresses";
/// Every developer has a local chain of his own, whose book no commit can hold.
const LOCAL_CHAIN: u64 = 412_346;

/// A contract on a chain. What else a book says about it is the deployer's business.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deployed {
    address: Address,
    block: u64,
    transaction: B256,
    code_hash: B256,
}

#[derive(Deserialize)]
struct Book {
    contracts: BTreeMap<String, Deployed>,
}

/// The contracts of every public chain, by its id.
pub fn read_all(project: &Project) -> Result<BTreeMap<u64, BTreeMap<String, Deployed>>, BindingsError> {
    let mut books = BTreeMap::new();
    for file in files::list(&project.root().join(FOLDER), "json")? {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = Path::new(FOLDER).join(format!("{name}.json"));
        let bad = |reason: String| BindingsError::BadBook { path: path.clone(), reason };
        let chain: u64 = name.parse().map_err(|_| bad("its name is no chain id".into()))?;
        if chain == LOCAL_CHAIN {
            continue;
        }
        let book: Book =
            serde_json::from_slice(&files::read(&file)?).map_err(|error| bad(error.to_string()))?;
        books.insert(chain, book.contracts);
    }
    Ok(books)
}
