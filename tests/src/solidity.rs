//! Contracts in EVM bytecode, compiled from `tests/solidity`.

use std::path::Path;

use alloy_primitives::{Bytes, hex};
use anyhow::Context;
use serde_json::Value;

/// Where `usdai solidity` writes what it compiles.
const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/solidity");

/// What creates the contract `name` with these ABI-encoded constructor arguments.
///
/// # Errors
/// The fixture was not compiled, or the file holds something else.
pub fn init_code(name: &str, arguments: &[u8]) -> anyhow::Result<Bytes> {
    let path = Path::new(FOLDER).join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("{}: run `usdai solidity` to compile the fixtures", path.display()))?;
    let artifact: Value = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
    let code = artifact
        .get("bytecode")
        .and_then(Value::as_str)
        .with_context(|| format!("{} has no bytecode", path.display()))?;
    let mut code = hex::decode(code).with_context(|| format!("bytecode of {}", path.display()))?;
    code.extend_from_slice(arguments);
    Ok(code.into())
}
