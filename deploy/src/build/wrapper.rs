//! Between cargo and rustc: names a checkout's own crates by their names alone.
//!
//! Cargo names a crate outside of the workspace's folder, as `usdai-core` is of the contracts', by its path as well.
//! The name decides in which order functions come to lie in a program, and the order decides how long it is on
//! chain. So the same commit would have other bytes in another folder.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Set to the checkout's folder for the cargo that compiles a contract; this program is its `RUSTC_WRAPPER`.
pub const VARIABLE: &str = "USDAI_RUSTC_WRAPPER";

/// Runs the compiler in cargo's place when cargo has started this program as its wrapper.
pub fn run_as_wrapper() -> Option<ExitCode> {
    let project = std::env::var_os(VARIABLE)?;
    let mut arguments = std::env::args_os().skip(1);
    let compiler = arguments.next()?;
    let arguments = named(arguments.collect(), Path::new(&project));
    Some(match Command::new(&compiler).args(arguments).status() {
        Ok(status) => u8::try_from(status.code().unwrap_or(1)).map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => {
            eprintln!("error: {} does not start: {error}", Path::new(&compiler).display());
            ExitCode::FAILURE
        }
    })
}

/// The arguments with a name of the crate's own, if it is one of the checkout's.
fn named(mut arguments: Vec<OsString>, project: &Path) -> Vec<OsString> {
    let of_cargo = |name: &str| std::env::var(name).unwrap_or_default();
    let is_own =
        std::env::var_os("CARGO_MANIFEST_DIR").is_some_and(|folder| Path::new(&folder).starts_with(project));
    if is_own {
        let name = format!("metadata={} {}", of_cargo("CARGO_PKG_NAME"), of_cargo("CARGO_PKG_VERSION"));
        let given =
            arguments.iter_mut().filter(|argument| argument.to_string_lossy().starts_with("metadata="));
        given.for_each(|argument| *argument = name.clone().into());
    }
    arguments
}
