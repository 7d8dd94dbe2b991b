//! What the programs weigh: `target/stylus/sizes.json` and the table.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::discover::Contract;
use super::error::BuildError;
use super::toolchain;
use crate::files;
use crate::project::Project;

/// Sizes in bytes and entry costs in gas of one program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sizes {
    /// The final module, decompressed.
    pub wasm_bytes: u32,
    /// What goes on chain: prefix and compressed module.
    pub code_bytes: u32,
    /// Data and element sections; each byte costs 0.75 gas on every call.
    pub data_bytes: u32,
    /// Gas that a call pays on top of `cached_gas` while the program is not cached.
    pub init_gas: u64,
    /// Gas that every call pays.
    pub cached_gas: u64,
}

/// Sizes of the contracts built so far, by name; none if there was no build.
///
/// # Errors
/// `sizes.json` is there and holds something else.
pub fn read_sizes(project: &Project) -> Result<BTreeMap<String, Sizes>, BuildError> {
    let Ok(present) = files::read(&sizes_file(project)) else {
        return Ok(BTreeMap::new());
    };
    toolchain::parse("sizes.json", &present)
}

/// Puts what was built into `sizes.json`, and takes out contracts that no longer have code.
///
/// # Errors
/// The file cannot be written.
pub fn merge(project: &Project, built: &[(String, Sizes)], all: &[Contract]) -> Result<(), BuildError> {
    // A file that cannot be read is made again from what is known.
    let mut sizes = read_sizes(project).unwrap_or_default();
    sizes.extend(built.iter().cloned());
    sizes.retain(|name, _| {
        let has_code = project.stylus_output().join(format!("{name}.code")).is_file();
        has_code && all.iter().any(|contract| contract.name == *name)
    });
    let text = serde_json::to_string_pretty(&sizes).map_err(|error| BuildError::UnreadableAnswer {
        what: "sizes.json".into(),
        reason: error.to_string(),
    })?;
    Ok(files::write(&sizes_file(project), format!("{text}\n").as_bytes())?)
}

/// One line a contract, numbers aligned.
pub fn table(rows: &[(String, Sizes)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).chain(["contract".len()]).max().unwrap_or(0);
    let titles = ["WASM bytes", "on-chain bytes", "data bytes", "init gas", "cached gas"].map(String::from);
    let mut text = line("contract", width, &titles);
    for (name, sizes) in rows {
        let bytes = [sizes.wasm_bytes, sizes.code_bytes, sizes.data_bytes].map(|bytes| bytes.to_string());
        let gas = [sizes.init_gas, sizes.cached_gas].map(|gas| gas.to_string());
        text.push_str(&line(name, width, &[bytes.as_slice(), &gas].concat()));
    }
    text
}

fn line(name: &str, width: usize, numbers: &[String]) -> String {
    let numbers: String = numbers.iter().map(|number| format!("{number:>16}")).collect();
    format!("{name:width$}{numbers}\n")
}

fn sizes_file(project: &Project) -> std::path::PathBuf {
    project.stylus_output().join("sizes.json")
}
