//! Which contracts there are: the packages of the contracts' workspace that build to a program.

use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

use super::error::BuildError;
use super::toolchain;
use crate::project::Project;

/// A package that builds to a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Name of the package, and of the files made from it.
    pub name: String,
    /// Its manifest.
    pub manifest: PathBuf,
    /// An optimisation level of its own, from `[package.metadata.program]`, for one that needs other bytes than
    /// most.
    pub opt_level: Option<String>,
    /// A stack of its own, from the same place, for one whose deepest call needs more than the others'.
    pub stack_bytes: Option<u32>,
}

/// All contracts, by name.
///
/// # Errors
/// Cargo does not run or does not accept the workspace, or no package has crate type `cdylib`.
pub fn discover(project: &Project) -> Result<Vec<Contract>, BuildError> {
    let manifest = project.contracts_manifest();
    let mut command = Command::new("cargo");
    command.args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"]).arg(&manifest);
    let answer = toolchain::output("cargo", "reading the contracts' workspace", &mut command)?;
    let metadata: Metadata = toolchain::parse("cargo metadata", &answer)?;
    let mut contracts: Vec<Contract> =
        metadata.packages.into_iter().filter_map(Package::into_contract).collect();
    contracts.sort_by(|one, other| one.name.cmp(&other.name));
    if contracts.is_empty() {
        return Err(BuildError::NoContracts(manifest));
    }
    Ok(contracts)
}

/// The contracts named, each once, or all of them if none is.
///
/// # Errors
/// [`BuildError::UnknownContract`] with the names that there are.
pub fn select<'a>(all: &'a [Contract], names: &[String]) -> Result<Vec<&'a Contract>, BuildError> {
    if let Some(unknown) = names.iter().find(|name| all.iter().all(|contract| contract.name != **name)) {
        let known = all.iter().map(|contract| contract.name.clone()).collect();
        return Err(BuildError::UnknownContract { name: unknown.clone(), known });
    }
    Ok(all.iter().filter(|contract| names.is_empty() || names.contains(&contract.name)).collect())
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    manifest_path: PathBuf,
    targets: Vec<Target>,
    metadata: Option<PackageMetadata>,
}

#[derive(Deserialize)]
struct PackageMetadata {
    program: Option<ProgramMetadata>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ProgramMetadata {
    opt_level: Option<String>,
    stack_bytes: Option<u32>,
}

#[derive(Deserialize)]
struct Target {
    crate_types: Vec<String>,
}

impl Package {
    fn into_contract(self) -> Option<Contract> {
        let builds_program = self
            .targets
            .iter()
            .any(|target| target.crate_types.iter().any(|crate_type| crate_type == "cdylib"));
        let program = self.metadata.and_then(|metadata| metadata.program);
        let (opt_level, stack_bytes) =
            program.map(|program| (program.opt_level, program.stack_bytes)).unwrap_or_default();
        let (name, manifest) = (self.name, self.manifest_path);
        builds_program.then_some(Contract { name, manifest, opt_level, stack_bytes })
    }
}
