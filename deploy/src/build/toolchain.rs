//! The Rust toolchain in use, and its programs.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::de::DeserializeOwned;

use super::error::BuildError;
use crate::client::KEY_VARIABLE;

/// Where the source of std lies under the sysroot.
const RUST_SOURCE: &str = "lib/rustlib/src/rust";

/// The active toolchain, with the source of std present.
pub struct Toolchain {
    sysroot: PathBuf,
    cargo_home: PathBuf,
}

impl Toolchain {
    /// The toolchain of the `rustc` on PATH.
    ///
    /// # Errors
    /// No `rustc`, no source of std, or no home for cargo.
    pub fn find() -> Result<Self, BuildError> {
        let answer = output(
            "rustc",
            "asking rustc for its folder",
            Command::new("rustc").args(["--print", "sysroot"]),
        )?;
        let sysroot = PathBuf::from(String::from_utf8_lossy(&answer).trim_end());
        let lock = sysroot.join(RUST_SOURCE).join("library/Cargo.lock");
        if !lock.is_file() {
            return Err(BuildError::MissingRustSource(lock));
        }
        Ok(Self { sysroot, cargo_home: cargo_home()? })
    }

    /// The toolchain's folder.
    pub fn sysroot(&self) -> &Path {
        &self.sysroot
    }

    /// Where cargo keeps its downloads.
    pub fn cargo_home(&self) -> &Path {
        &self.cargo_home
    }
}

/// Runs a program of the toolchain to its end; returns its standard output.
pub fn output(program: &'static str, what: &str, command: &mut Command) -> Result<Vec<u8>, BuildError> {
    // Nobody but the signer needs a key.
    let output = command
        .env_remove(KEY_VARIABLE)
        .output()
        .map_err(|source| BuildError::NotStarted { program, source })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr).trim_end().to_owned();
    Err(BuildError::Failed { what: what.to_owned(), message })
}

/// Reads a JSON answer of `what`.
pub fn parse<Answer: DeserializeOwned>(what: &str, answer: &[u8]) -> Result<Answer, BuildError> {
    serde_json::from_slice(answer)
        .map_err(|error| BuildError::UnreadableAnswer { what: what.to_owned(), reason: error.to_string() })
}

/// As cargo determines it.
fn cargo_home() -> Result<PathBuf, BuildError> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = set("CARGO_HOME").or_else(|| set("HOME").map(|home| home.join(".cargo")));
    std::path::absolute(home.ok_or(BuildError::NoCargoHome)?).map_err(|_| BuildError::NoCargoHome)
}
