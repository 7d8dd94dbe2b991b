//! Keeps this machine's folders out of the programs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::error::BuildError;
use super::toolchain::{self, Toolchain};
use crate::project::Project;

/// Folders whose paths the compiler would write into a program, and the names to write in their place,
/// the same on every machine. Where several fit, rustc takes the last, so wider ones come first.
///
/// # Errors
/// Cargo cannot get a dependency, or does not accept the workspace.
pub fn path_prefixes(
    project: &Project,
    toolchain: &Toolchain,
) -> Result<Vec<(PathBuf, &'static str)>, BuildError> {
    let mut prefixes = vec![
        (project.root().to_path_buf(), "/usdai"),
        (toolchain.sysroot().to_path_buf(), "/rust"),
        (toolchain.cargo_home().join("git/checkouts"), "/git"),
    ];
    let registries = registry_folders(project)?;
    prefixes.extend(registries.into_iter().map(|registry| (registry, "/registry")));
    Ok(prefixes)
}

/// Where cargo unpacked the contracts' dependencies: under `registry/src` in a folder named after a hash of
/// the registry's address, which a mirror changes. Cargo fetches what is missing before it answers, so that
/// the first build on a machine has the same prefixes as the second.
fn registry_folders(project: &Project) -> Result<BTreeSet<PathBuf>, BuildError> {
    let mut command = Command::new("cargo");
    command.args(["metadata", "--locked", "--format-version", "1", "--manifest-path"]);
    command.arg(project.contracts_manifest());
    let answer = toolchain::output("cargo", "getting the contracts' dependencies", &mut command)?;
    let metadata: Metadata = toolchain::parse("cargo metadata", &answer)?;
    let from_registry = metadata
        .packages
        .iter()
        .filter(|package| package.source.as_deref().is_some_and(|source| !source.starts_with("git+")));
    // <registry>/<package>-<version>/Cargo.toml
    let folder = |package: &Package| package.manifest_path.ancestors().nth(2).map(Path::to_path_buf);
    Ok(from_registry.filter_map(folder).collect())
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    manifest_path: PathBuf,
    source: Option<String>,
}
