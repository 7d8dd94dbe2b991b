//! Programs that npm installed into `tools/node_modules`, run on Node.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::client::KEY_VARIABLE;
use crate::project::Project;

/// Why a program of `tools/` gave no result.
#[derive(Debug, thiserror::Error)]
pub enum ToolError {
    /// Not installed.
    #[error("{name} is not installed ({} is missing): run ./scripts/setup", .path.display())]
    Missing {
        /// What the user knows it by.
        name: &'static str,
        /// The file that should be there.
        path: PathBuf,
    },
    /// Node could not be started.
    #[error("{name} needs node, which did not start ({source}): install Node 20 or newer")]
    NoNode {
        /// The program that was to run.
        name: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// It ran and refused.
    #[error("{name} failed:\n{message}")]
    Failed {
        /// The program that ran.
        name: &'static str,
        /// Its standard error.
        message: String,
    },
}

/// A program under `tools/`.
pub struct NodeTool {
    name: &'static str,
    script: PathBuf,
    version: String,
}

impl NodeTool {
    /// `wasm-opt` of the npm package `binaryen`.
    pub fn wasm_opt(project: &Project) -> Result<Self, ToolError> {
        let modules = project.tools().join("node_modules");
        Self::new("wasm-opt", modules.join(".bin/wasm-opt"), &modules.join("binaryen/package.json"))
    }

    /// The project's wrapper around the npm package `solc`: standard JSON in, standard JSON out.
    pub fn solc(project: &Project) -> Result<Self, ToolError> {
        let package = project.tools().join("node_modules/solc/package.json");
        Self::new("solc", project.tools().join("solc.mjs"), &package)
    }

    /// Version of the npm package that does the work.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Runs to the end, giving `input` on standard input; returns its standard output.
    pub fn run<Argument: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: &[Argument],
        input: &[u8],
    ) -> Result<Vec<u8>, ToolError> {
        let mut command = Command::new("node");
        command.arg(&self.script).args(arguments).env_remove(KEY_VARIABLE);
        let output =
            feed(&mut command, input).map_err(|source| ToolError::NoNode { name: self.name, source })?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        let message = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
        Err(ToolError::Failed { name: self.name, message })
    }

    fn new(name: &'static str, script: PathBuf, package: &Path) -> Result<Self, ToolError> {
        let missing = |path: &Path| ToolError::Missing { name, path: path.into() };
        if !script.is_file() {
            return Err(missing(&script));
        }
        let manifest = std::fs::read(package).map_err(|_| missing(package))?;
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).map_err(|_| missing(package))?;
        let version =
            manifest.get("version").and_then(|version| version.as_str()).ok_or_else(|| missing(package))?;
        Ok(Self { name, script, version: version.to_owned() })
    }
}

/// Writes the input from a thread of its own, because a program may fill its output before it has read all.
fn feed(command: &mut Command, input: &[u8]) -> io::Result<Output> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    std::thread::scope(|scope| {
        // A program that stops reading early has an error of its own to tell, so a broken pipe is none of
        // ours.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        child.wait_with_output()
    })
}
