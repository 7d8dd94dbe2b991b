//! `usdai bindings`: everything that is generated from the interfaces in `abi/*.sol`.
//!
//! `abi/<name>.json` is the JSON ABI, and `typescript/src/generated` holds the same for viem, with the address
//! books of `deploy/addresses`. Rust needs no file: `usdai-bindings` compiles `abi/*.sol` itself.

mod book;
mod difference;
mod error;
mod interface;
mod typescript;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::files;
use crate::project::Project;

pub use difference::Difference;
pub use error::BindingsError;

/// The folders of which every file with this ending is generated.
const GENERATED: [(&str, &str); 2] = [("abi", "json"), (typescript::FOLDER, "ts")];

/// What to do with the bindings.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Write nothing; fail if a file is not what would be written, and name it.
    #[arg(long)]
    check: bool,
}

/// Writes the bindings and removes those whose interface is gone; or compares them with what is there.
///
/// # Errors
/// An interface or address book that cannot be read, and with `--check` files that differ.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), BindingsError> {
    let wanted = generate(project)?;
    let present = present(project)?;
    if arguments.check {
        let differences = difference::compare(&wanted, &present);
        return if differences.is_empty() { Ok(()) } else { Err(BindingsError::Differ(differences)) };
    }
    for (path, text) in &wanted {
        files::write(&project.root().join(path), text.as_bytes())?;
    }
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        files::remove(&project.root().join(path))?;
    }
    Ok(())
}

/// Every generated file, by its path from the project's root.
fn generate(project: &Project) -> Result<BTreeMap<PathBuf, String>, BindingsError> {
    let interfaces = interface::read_all(project)?;
    let books = book::read_all(project)?;
    let mut generated = typescript::render(&interfaces, &books)?;
    for interface in &interfaces {
        let path = Path::new("abi").join(&interface.name).with_extension("json");
        generated.insert(path, format!("{}\n", interface.json()?));
    }
    Ok(generated)
}

/// The files that are there.
fn present(project: &Project) -> Result<BTreeMap<PathBuf, String>, BindingsError> {
    let mut found = BTreeMap::new();
    for (folder, ending) in GENERATED {
        for path in files::list(&project.root().join(folder), ending)? {
            let text = String::from_utf8_lossy(&files::read(&path)?).into_owned();
            let name = path.file_name().unwrap_or_default();
            found.insert(Path::new(folder).join(name), text);
        }
    }
    Ok(found)
}
