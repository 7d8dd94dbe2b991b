//! Reads what `usdai solidity` has compiled.

use std::path::PathBuf;

use serde::Deserialize;

use crate::project::Project;

/// Why a compiled fixture cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FixtureError {
    /// It is not there.
    #[error("{}: {source}; run `usdai solidity` to compile it", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the file system says.
        source: std::io::Error,
    },
    /// It is damaged.
    #[error("{} is damaged ({reason}); remove it and run `usdai solidity`", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
}

#[derive(Deserialize)]
struct Fixture {
    bytecode: String,
}

/// Init code of the contract `name`, without constructor arguments.
///
/// # Errors
/// [`FixtureError`] if the contract was not compiled or its file is damaged.
pub fn creation_code(project: &Project, name: &str) -> Result<Vec<u8>, FixtureError> {
    let path = project.solidity_output().join(format!("{name}.json"));
    let text = match std::fs::read(&path) {
        Ok(text) => text,
        Err(source) => return Err(FixtureError::Read { path, source }),
    };
    let damaged = |reason: String| FixtureError::Damaged { path: path.clone(), reason };
    let fixture: Fixture = serde_json::from_slice(&text).map_err(|error| damaged(error.to_string()))?;
    hex::decode(fixture.bytecode).map_err(|error| damaged(error.to_string()))
}
