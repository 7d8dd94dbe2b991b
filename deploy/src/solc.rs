//! The Solidity compiler, asked through its standard JSON interface.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::node_tools::{NodeTool, ToolError};

/// Why solc gave no result.
#[derive(Debug, thiserror::Error)]
pub enum SolcError {
    /// It is missing or crashed.
    #[error(transparent)]
    Tool(#[from] ToolError),
    /// It refused the sources.
    #[error("solc refused the sources:\n{0}")]
    Refused(String),
    /// It answered something else than its interface documents.
    #[error("solc gave an answer that cannot be read: {0}")]
    UnreadableAnswer(String),
}

/// A contract or interface of a source.
pub struct Compiled<Output> {
    /// Name of the source, as the request has it.
    pub source: String,
    /// Name of the contract.
    pub name: String,
    /// What the request selected.
    pub output: Output,
}

/// What solc makes of a standard JSON request, by source and name.
///
/// # Errors
/// solc is missing or refuses a source, or its answer is not of the type that is expected.
pub fn compile<Output: DeserializeOwned>(
    solc: &NodeTool,
    request: &Value,
) -> Result<Vec<Compiled<Output>>, SolcError> {
    let answer = solc.run::<&str>(&[], request.to_string().as_bytes())?;
    let unreadable = |error: serde_json::Error| SolcError::UnreadableAnswer(error.to_string());
    let answer: Answer<Output> = serde_json::from_slice(&answer).map_err(unreadable)?;
    let refusals = answer.errors.into_iter().filter(|complaint| complaint.severity == "error");
    let refusals: Vec<String> = refusals.map(|complaint| complaint.formatted_message).collect();
    if !refusals.is_empty() {
        return Err(SolcError::Refused(refusals.join("\n")));
    }
    let mut found = Vec::new();
    for (source, contracts) in answer.contracts {
        for (name, output) in contracts {
            found.push(Compiled { source: source.clone(), name, output });
        }
    }
    Ok(found)
}

// The bound of the defaults would ask `Output` for a default of its own.
#[derive(Deserialize)]
#[serde(bound = "Output: DeserializeOwned")]
struct Answer<Output> {
    #[serde(default)]
    errors: Vec<Complaint>,
    #[serde(default = "BTreeMap::new")]
    contracts: BTreeMap<String, BTreeMap<String, Output>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Complaint {
    severity: String,
    formatted_message: String,
}
