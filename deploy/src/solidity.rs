//! `usdai solidity`: the Solidity fixtures of the tests, compiled.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::files::{self, FileError};
use crate::node_tools::{NodeTool, ToolError};
use crate::progress::Progress;
use crate::project::Project;

/// Why the fixtures could not be compiled.
#[derive(Debug, thiserror::Error)]
pub enum SolidityError {
    /// solc is missing or crashed.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// solc refused the sources.
    #[error("solc refused the fixtures:\n{0}")]
    Refused(String),
    /// solc answered something else than its interface documents.
    #[error("solc gave an answer that cannot be read: {0}")]
    UnreadableAnswer(String),
    /// Two contracts would be written to one file.
    #[error("two fixtures are named {name}: one in {first}, one in {second}")]
    SameName {
        /// The name.
        name: String,
        /// One source.
        first: String,
        /// The other.
        second: String,
    },
}

/// Compiles every contract of `tests/solidity/*.sol` to `target/solidity/<Contract>.json`, which holds
/// `abi`, `bytecode` (what creates it) and `deployedBytecode`, both in hexadecimal without 0x. Does nothing
/// if neither sources, settings nor solc have changed since the last time and all results are there.
///
/// # Errors
/// solc is missing or refuses a source, two contracts have one name, a file cannot be read or written.
pub fn run(project: &Project) -> Result<(), SolidityError> {
    let request = request(project)?;
    let solc = NodeTool::solc(project)?;
    let stamp_file = project.solidity_output().join("made-from");
    let origin = files::sha256(&[request.as_bytes(), solc.version().as_bytes()]);
    if files::read(&stamp_file).is_ok_and(|stamp| is_current(project, &stamp, &origin)) {
        return Ok(());
    }
    let progress = Progress::start();
    progress.step("compiling the Solidity fixtures");
    let answer = solc.run::<&str>(&[], request.as_bytes())?;
    let contracts = read_answer(&answer)?;
    drop(progress);

    files::remove(&stamp_file)?;
    for old in files::list(&project.solidity_output(), "json")? {
        files::remove(&old)?;
    }
    let mut stamp = origin;
    for (name, contract) in &contracts {
        let file = format!("{name}.json");
        files::write(&project.solidity_output().join(&file), format!("{contract:#}\n").as_bytes())?;
        stamp.push('\n');
        stamp.push_str(&file);
    }
    files::write(&stamp_file, stamp.as_bytes())?;
    println!("compiled {} Solidity fixtures", contracts.len());
    Ok(())
}

/// The stamp holds the origin, then the files that were made from it.
fn is_current(project: &Project, stamp: &[u8], origin: &str) -> bool {
    let stamp = String::from_utf8_lossy(stamp);
    let mut lines = stamp.lines();
    lines.next() == Some(origin) && lines.all(|file| project.solidity_output().join(file).is_file())
}

/// solc's standard JSON input. No metadata hash, so that the bytes depend on the code alone.
fn request(project: &Project) -> Result<String, SolidityError> {
    let mut sources = Map::new();
    for path in files::list(&project.solidity_sources(), "sol")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = String::from_utf8_lossy(&files::read(&path)?).into_owned();
        sources.insert(name, json!({ "content": content }));
    }
    let outputs = ["abi", "evm.bytecode.object", "evm.deployedBytecode.object"];
    let request = json!({
        "language": "Solidity",
        "sources": sources,
        "settings": {
            "optimizer": { "enabled": true, "runs": 200 },
            "evmVersion": "cancun",
            "metadata": { "bytecodeHash": "none" },
            "outputSelection": { "*": { "*": outputs } },
        },
    });
    Ok(request.to_string())
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    errors: Vec<Complaint>,
    #[serde(default)]
    contracts: BTreeMap<String, BTreeMap<String, Compiled>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Complaint {
    severity: String,
    formatted_message: String,
}

#[derive(Deserialize)]
struct Compiled {
    abi: Value,
    evm: Evm,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Evm {
    bytecode: Object,
    deployed_bytecode: Object,
}

#[derive(Deserialize)]
struct Object {
    object: String,
}

/// The contracts by name, as they are written.
fn read_answer(answer: &[u8]) -> Result<BTreeMap<String, Value>, SolidityError> {
    let unreadable = |error: serde_json::Error| SolidityError::UnreadableAnswer(error.to_string());
    let answer: Answer = serde_json::from_slice(answer).map_err(unreadable)?;
    let refusals = answer.errors.iter().filter(|complaint| complaint.severity == "error");
    let refusals: Vec<&str> = refusals.map(|complaint| complaint.formatted_message.as_str()).collect();
    if !refusals.is_empty() {
        return Err(SolidityError::Refused(refusals.join("\n")));
    }
    let mut found: BTreeMap<String, (String, Value)> = BTreeMap::new();
    for (source, contracts) in answer.contracts {
        for (name, Compiled { abi, evm }) in contracts {
            let written = json!({
                "abi": abi,
                "bytecode": evm.bytecode.object,
                "deployedBytecode": evm.deployed_bytecode.object,
            });
            if let Some((first, _)) = found.get(&name) {
                return Err(SolidityError::SameName { name, first: first.clone(), second: source });
            }
            found.insert(name, (source.clone(), written));
        }
    }
    Ok(found.into_iter().map(|(name, (_, written))| (name, written)).collect())
}
