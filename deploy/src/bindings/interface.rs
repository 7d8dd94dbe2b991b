//! The interfaces of `abi/*.sol`, as solc understands them.

use alloy::json_abi::{Constructor, JsonAbi};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::BindingsError;
use crate::files;
use crate::node_tools::NodeTool;
use crate::project::Project;
use crate::solc::{self, SolcError};

/// An interface with the constructor of the contract behind it.
pub struct Interface {
    /// Name of its file, without the ending.
    pub name: String,
    abi: JsonAbi,
}

impl Interface {
    /// The JSON ABI, indented.
    pub fn json(&self) -> Result<String, BindingsError> {
        serde_json::to_string_pretty(&self.abi).map_err(bad_abi(&self.name))
    }
}

/// The interface of every file, in the order of their names.
pub fn read_all(project: &Project) -> Result<Vec<Interface>, BindingsError> {
    let mut names = Vec::new();
    let mut sources = Map::new();
    for path in files::list(&project.root().join("abi"), "sol")? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let content = String::from_utf8_lossy(&files::read(&path)?).into_owned();
        sources.insert(format!("abi/{name}.sol"), json!({ "content": content }));
        names.push(name);
    }
    let request = json!({
        "language": "Solidity",
        "sources": sources,
        "settings": { "outputSelection": { "*": { "*": ["abi", "devdoc"] } } },
    });
    let solc = NodeTool::solc(project).map_err(SolcError::from)?;
    let mut compiled = solc::compile::<Declared>(&solc, &request)?;
    names
        .into_iter()
        .map(|name| {
            let source = format!("abi/{name}.sol");
            let mut own: Vec<_> = compiled.extract_if(.., |contract| contract.source == source).collect();
            match (own.pop(), own.len()) {
                (Some(contract), 0) => read(name, contract.output),
                (last, others) => {
                    Err(BindingsError::NotOneInterface { name, count: others + usize::from(last.is_some()) })
                }
            }
        })
        .collect()
}

#[derive(Deserialize)]
struct Declared {
    abi: Value,
    devdoc: Documentation,
}

#[derive(Deserialize)]
struct Documentation {
    /// An interface in Solidity cannot declare a constructor, so a tag of its documentation does.
    #[serde(rename = "custom:constructor")]
    constructor: Option<String>,
}

fn read(name: String, declared: Declared) -> Result<Interface, BindingsError> {
    let mut abi = declared.abi;
    remove_internal_types(&mut abi);
    let mut abi: JsonAbi = serde_json::from_value(abi).map_err(bad_abi(&name))?;
    // solc orders overloads by their selectors; fewer arguments first is what a reader expects.
    for overloads in abi.functions.values_mut() {
        overloads.sort_by_key(|function| (function.inputs.len(), function.signature()));
    }
    if let Some(declaration) = declared.devdoc.constructor {
        let constructor = Constructor::parse(&declaration).map_err(|error| {
            let reason = error.to_string();
            BindingsError::BadConstructor { name: name.clone(), declaration, reason }
        })?;
        abi.constructor = Some(constructor);
    }
    Ok(Interface { name, abi })
}

/// What Solidity calls a type says nothing new where no type has a name of its own.
fn remove_internal_types(value: &mut Value) {
    match value {
        Value::Array(values) => values.iter_mut().for_each(remove_internal_types),
        Value::Object(fields) => {
            fields.remove("internalType");
            fields.values_mut().for_each(remove_internal_types);
        }
        _ => {}
    }
}

fn bad_abi(name: &str) -> impl FnOnce(serde_json::Error) -> BindingsError {
    let name = name.to_owned();
    |source| BindingsError::BadAbi { name, source }
}
