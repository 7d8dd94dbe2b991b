//! `usdai solidity`: the Solidity fixtures of the tests, compiled.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::files::{self, FileError};
use crate::node_tools::NodeTool;
use crate::progress::Progress;
use crate::project::Project;
use crate::solc::{self, Compiled, SolcError};

/// Contracts of npm packages that the tests deploy as they are, by source and name; the fixtures import them.
const PACKAGED: [(&str, &str); 2] = [
    ("@layerzerolabs/lz-evm-protocol-v2/contracts/EndpointV2.sol", "EndpointV2"),
    ("@layerzerolabs/lz-evm-protocol-v2/contracts/messagelib/SimpleMessageLib.sol", "SimpleMessageLib"),
];

/// Why the fixtures could not be compiled.
#[derive(Debug, thiserror::Error)]
pub enum SolidityError {
    /// solc is missing or refused the sources.
    #[error(transparent)]
    Solc(#[from] SolcError),
    /// A file could not be read or written.
    #[error(transparent)]
    File(#[from] FileError),
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

/// Compiles every contract of `tests/solidity/*.sol`, and those of packages that they use, to
/// `target/solidity/<Contract>.json`, which holds `abi`, `bytecode` (what creates it) and `deployedBytecode`,
/// both in hexadecimal without 0x. Does nothing if neither sources, packages, settings nor solc have changed
/// since the last time and all results are there.
///
/// # Errors
/// solc is missing or refuses a source, two contracts have one name, a file cannot be read or written.
pub fn run(project: &Project) -> Result<(), SolidityError> {
    let request = request(project)?;
    let solc = NodeTool::solc(project).map_err(SolcError::from)?;
    let stamp_file = project.solidity_output().join("made-from");
    // What the fixtures import of packages is as their lock file says.
    let packages = files::read(&project.packages_lock()).unwrap_or_default();
    let origin = files::sha256(&[request.to_string().as_bytes(), solc.version().as_bytes(), &packages]);
    if files::read(&stamp_file).is_ok_and(|stamp| is_current(project, &stamp, &origin)) {
        return Ok(());
    }
    let progress = Progress::start();
    progress.step("compiling the Solidity fixtures");
    let contracts = by_name(solc::compile(&solc, &request)?)?;
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
fn request(project: &Project) -> Result<Value, SolidityError> {
    let outputs = json!(["abi", "evm.bytecode.object", "evm.deployedBytecode.object"]);
    let (mut sources, mut selection) = (Map::new(), Map::new());
    for (source, contract) in PACKAGED {
        selection.insert(source.into(), json!({ contract: outputs }));
    }
    for path in files::list(&project.solidity_sources(), "sol")? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let content = String::from_utf8_lossy(&files::read(&path)?).into_owned();
        selection.insert(name.clone(), json!({ "*": outputs }));
        sources.insert(name, json!({ "content": content }));
    }
    Ok(json!({
        "language": "Solidity",
        "sources": sources,
        "settings": {
            "optimizer": { "enabled": true, "runs": 200 },
            "evmVersion": "cancun",
            "metadata": { "bytecodeHash": "none" },
            "outputSelection": selection,
        },
    }))
}

#[derive(Deserialize)]
struct Fixture {
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
fn by_name(contracts: Vec<Compiled<Fixture>>) -> Result<BTreeMap<String, Value>, SolidityError> {
    let mut found: BTreeMap<String, (String, Value)> = BTreeMap::new();
    for Compiled { source, name, output: Fixture { abi, evm } } in contracts {
        let written = json!({
            "abi": abi,
            "bytecode": evm.bytecode.object,
            "deployedBytecode": evm.deployed_bytecode.object,
        });
        if let Some((first, _)) = found.get(&name) {
            return Err(SolidityError::SameName { name, first: first.clone(), second: source });
        }
        found.insert(name, (source, written));
    }
    Ok(found.into_iter().map(|(name, (_, written))| (name, written)).collect())
}
