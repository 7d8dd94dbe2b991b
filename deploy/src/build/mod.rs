//! `usdai build`: from the contracts' sources to the code that goes on chain.
//!
//! Each contract is compiled with a standard library of its own, shrunk by wasm-opt, stripped, checked
//! against the rules of activation, and compressed. The bytes depend on the commit and on the version of
//! rustc, not on the machine.

mod discover;
mod error;
mod finish;
mod prefixes;
mod recipe;
mod shrink;
mod sizes;
mod toolchain;
pub mod wrapper;

use recipe::Recipe;
use stylus_wasm::Rules;

use crate::node_tools::NodeTool;
use crate::progress::Progress;
use crate::project::Project;

pub use discover::{Contract, discover};
pub use error::BuildError;
pub use finish::{CODE_WARNING_BYTES, check_code_size};
pub use sizes::{Sizes, read_sizes};

/// What to build.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Contracts to build, by package name; all of them if none is named.
    contracts: Vec<String>,
}

/// Builds the contracts one after the other into `target/stylus` and prints a table of what they weigh.
///
/// Stops at the first contract that does not compile. A contract that compiles but breaks a rule of the
/// chain does not keep the others from being built; it is reported at the end, and leaves no code behind
/// that could be deployed.
///
/// # Errors
/// Unknown names, missing parts (with the command that gets them), compiler errors, and broken rules.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), BuildError> {
    let (built, refused) = build_and_refuse(project, &arguments.contracts)?;
    if !built.is_empty() {
        print!("{}", sizes::table(&built));
    }
    refuse(refused)
}

/// [`run`] without printing what they weigh, which it returns.
///
/// # Errors
/// As [`run`].
pub fn build(project: &Project, names: &[String]) -> Result<Vec<(String, Sizes)>, BuildError> {
    let (built, refused) = build_and_refuse(project, names)?;
    refuse(refused).map(|()| built)
}

type Built = (Vec<(String, Sizes)>, Vec<BuildError>);

fn build_and_refuse(project: &Project, names: &[String]) -> Result<Built, BuildError> {
    let all = discover(project)?;
    let contracts = discover::select(&all, names)?;
    let toolchain = toolchain::Toolchain::find()?;
    let wasm_opt = NodeTool::wasm_opt(project)?;
    let rules = Rules::default();
    let progress = Progress::start();
    progress.step("getting the contracts' dependencies");
    let recipe = Recipe::new(project, &toolchain)?;

    let mut built = Vec::new();
    let mut refused = Vec::new();
    for contract in contracts {
        let compiled = recipe.compile(contract, &progress)?;
        let shrunk = shrink::shrink(project, &wasm_opt, contract, &compiled, &progress)?;
        match finish::finish(project, contract, &shrunk, &rules) {
            Ok(sizes) => built.push((contract.name.clone(), sizes)),
            Err(error @ BuildError::File(_)) => return Err(error),
            Err(error) => refused.push(error),
        }
    }
    drop(progress);

    sizes::merge(project, &built, &all)?;
    for (name, sizes) in built.iter().filter(|(_, sizes)| sizes.code_bytes > CODE_WARNING_BYTES) {
        let limit = rules.max_code_size;
        eprintln!("warning: {name} takes {} of the {limit} bytes that code may have", sizes.code_bytes);
    }
    Ok((built, refused))
}

fn refuse(refused: Vec<BuildError>) -> Result<(), BuildError> {
    match refused.len() {
        0 => Ok(()),
        _ => Err(BuildError::Refused(refused)),
    }
}
