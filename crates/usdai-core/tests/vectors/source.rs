//! Where the recordings are.

use serde_json::Value;
use std::path::{Path, PathBuf};

const BESIDE_REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/vectors");
const SELECTION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors");

/// The recording with this name.
pub fn read(name: &str) -> Value {
    parse(&path(name))
}

/// The same, or nothing where no folder is named and there is no such recording.
pub fn read_where_there(name: &str) -> Option<Value> {
    let path = path(name);
    let is_named = std::env::var_os("USDAI_VECTORS").is_some();
    (is_named || path.is_file()).then(|| parse(&path))
}

fn path(name: &str) -> PathBuf {
    match std::env::var_os("USDAI_VECTORS") {
        Some(folder) => PathBuf::from(folder).join(name),
        None => {
            let beside = Path::new(BESIDE_REPOSITORY).join(name);
            if beside.is_file() { beside } else { Path::new(SELECTION).join(name) }
        }
    }
}

fn parse(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
