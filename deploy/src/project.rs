//! Where things lie in a checkout.

use std::path::{Path, PathBuf};

/// No folder given or above the current one holds the project.
#[derive(Debug, thiserror::Error)]
#[error("{} is in no USD.AI project: no contracts/Cargo.toml; use --root", .0.display())]
pub struct NoProject(PathBuf);

/// A checkout of the project.
#[derive(Clone, Debug)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project in `root`, or the nearest one at or above the current folder.
    pub fn find(root: Option<&Path>) -> Result<Self, NoProject> {
        let start = match root {
            Some(root) => root.to_path_buf(),
            None => std::env::current_dir().unwrap_or_default(),
        };
        // Canonical, because rustc compares remapped path prefixes letter by letter.
        let start = start.canonicalize().map_err(|_| NoProject(start))?;
        let mut candidates = start.ancestors().take(if root.is_some() { 1 } else { usize::MAX });
        match candidates.find(|folder| folder.join("contracts/Cargo.toml").is_file()) {
            Some(root) => Ok(Self { root: root.to_path_buf() }),
            None => Err(NoProject(start)),
        }
    }

    /// The root folder, absolute and without symbolic links.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Manifest of the contracts' workspace.
    pub fn contracts_manifest(&self) -> PathBuf {
        self.root.join("contracts/Cargo.toml")
    }

    /// Cargo's target folder for the contracts.
    pub fn contracts_target(&self) -> PathBuf {
        self.root.join("target/contracts")
    }

    /// Finished programs: `<contract>.wasm`, `<contract>.code` and `sizes.json`.
    pub fn stylus_output(&self) -> PathBuf {
        self.root.join("target/stylus")
    }

    /// Solidity fixtures, `*.sol`.
    pub fn solidity_sources(&self) -> PathBuf {
        self.root.join("tests/solidity")
    }

    /// Compiled Solidity fixtures, `<Contract>.json`.
    pub fn solidity_output(&self) -> PathBuf {
        self.root.join("target/solidity")
    }

    /// The npm package with wasm-opt and solc.
    pub fn tools(&self) -> PathBuf {
        self.root.join("tools")
    }

    /// What the Solidity fixtures import of npm packages, to the version and hash.
    pub fn packages_lock(&self) -> PathBuf {
        self.tools().join("layerzero/package-lock.json")
    }
}
