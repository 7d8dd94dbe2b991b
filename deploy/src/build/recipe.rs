//! How cargo is told to compile a contract.
//!
//! std is compiled along with the contract, without panic messages and for size. That needs unstable
//! options, which `RUSTC_BOOTSTRAP` opens on a stable toolchain, and nearly halves the code: an ERC-20 of
//! 26,241 bytes with the prebuilt std has 14,575 this way.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde::Deserialize;

use super::discover::Contract;
use super::error::BuildError;
use super::prefixes::path_prefixes;
use super::toolchain::Toolchain;
use super::wrapper;
use crate::client::KEY_VARIABLE;
use crate::files;
use crate::progress::Progress;
use crate::project::Project;

/// No panic machinery; of the features after the first version of WASM only bulk memory, whose copies are cheaper
/// than loops.
const COMPILER_FLAGS: [&str; 6] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-C",
    "target-cpu=mvp",
    "-C",
    "target-feature=+bulk-memory",
];

/// The stack of a program that asks for no other: it still starts in its first page, and the deepest call of the
/// vault needs more than 8 KiB.
const STACK_BYTES: u32 = 32 * 1_024;

/// Variables by which a user's environment would change the bytes.
const FOREIGN_VARIABLES: [&str; 6] = [
    "RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_INCREMENTAL",
    "CARGO_TARGET_DIR",
    "CARGO_BUILD_BUILD_DIR",
];

/// How this checkout's contracts are compiled on this machine.
pub struct Recipe<'a> {
    project: &'a Project,
    flags: OsString,
    wrapper: PathBuf,
}

impl<'a> Recipe<'a> {
    /// Finds out which folders must not show in the programs; gets the contracts' dependencies for that.
    ///
    /// # Errors
    /// See [`path_prefixes`].
    pub fn new(project: &'a Project, toolchain: &Toolchain) -> Result<Self, BuildError> {
        let mut flags: Vec<OsString> = COMPILER_FLAGS.iter().map(Into::into).collect();
        for (folder, name) in path_prefixes(project, toolchain)? {
            let mut flag = OsString::from("--remap-path-prefix=");
            flag.push(folder);
            flag.push("=");
            flag.push(name);
            flags.push(flag);
        }
        // The separator of CARGO_ENCODED_RUSTFLAGS, which lets paths contain spaces.
        let wrapper =
            std::env::current_exe().map_err(|source| BuildError::NotStarted { program: "usdai", source })?;
        Ok(Self { project, flags: flags.join(OsStr::new("\x1f")), wrapper })
    }

    /// Compiles one contract; returns the module as the linker left it. One package to a cargo run, because
    /// cargo unites the features of packages built together.
    ///
    /// # Errors
    /// The compiler's.
    pub fn compile(&self, contract: &Contract, progress: &Progress) -> Result<Vec<u8>, BuildError> {
        progress.step(&format!("compiling {}", contract.name));
        let mut command = Command::new("cargo");
        // Build scripts of dependencies run in this environment.
        command.env_remove(KEY_VARIABLE);
        for (name, _) in std::env::vars_os().filter(|(name, _)| is_foreign(name)) {
            command.env_remove(name);
        }
        // `--crate-type`: a package that builds a library as well would get no link-time optimisation.
        command
            .args(["rustc", "--quiet", "--locked", "--release", "--target", "wasm32-unknown-unknown"])
            .args(["--lib", "--crate-type", "cdylib", "--message-format", "json-render-diagnostics"])
            .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
            .arg("--target-dir")
            .arg(self.project.contracts_target())
            .arg("--manifest-path")
            .arg(&contract.manifest)
            .args(
                contract.opt_level.iter().flat_map(|level| {
                    ["--config".to_owned(), format!("profile.release.opt-level={level:?}")]
                }),
            )
            // Not among the flags, which reach every dependency: none is compiled again for another stack.
            .args([
                "--",
                "-C",
                &format!("link-arg=-zstack-size={}", contract.stack_bytes.unwrap_or(STACK_BYTES)),
            ])
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTC_WRAPPER", &self.wrapper)
            .env(wrapper::VARIABLE, self.project.root())
            .env("CARGO_ENCODED_RUSTFLAGS", &self.flags);
        let module = run_cargo(command, contract, progress)?;
        Ok(files::read(&module)?)
    }
}

fn is_foreign(name: &OsStr) -> bool {
    FOREIGN_VARIABLES.iter().any(|foreign| name == *foreign)
        || name.to_string_lossy().starts_with("CARGO_PROFILE_")
}

/// One line of cargo's JSON output.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    manifest_path: PathBuf,
    #[serde(default)]
    filenames: Vec<PathBuf>,
}

/// Runs cargo, showing how many crates are done; returns the path of the contract's module.
fn run_cargo(mut command: Command, contract: &Contract, progress: &Progress) -> Result<PathBuf, BuildError> {
    let not_started = |source| BuildError::NotStarted { program: "cargo", source };
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(not_started)?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let complaints = std::thread::spawn(move || {
        let mut text = Vec::new();
        // What could be read before an error is still worth showing.
        let _ = stderr.map(|mut stderr| stderr.read_to_end(&mut text));
        String::from_utf8_lossy(&text).trim_end().to_owned()
    });

    let mut module = None;
    let mut crates = 0;
    for line in stdout.into_iter().flat_map(|stdout| BufReader::new(stdout).lines()).map_while(Result::ok) {
        let Ok(message) = serde_json::from_str::<Message>(&line) else {
            continue;
        };
        if message.reason != "compiler-artifact" {
            continue;
        }
        crates += 1;
        progress.detail(&format!("compiling {}: {crates} crates", contract.name));
        if message.manifest_path == contract.manifest {
            module =
                message.filenames.into_iter().find(|file| file.extension().is_some_and(|end| end == "wasm"));
        }
    }

    let status = child.wait().map_err(not_started)?;
    let message = complaints.join().unwrap_or_default();
    if !status.success() {
        return Err(BuildError::Failed { what: format!("compiling {}", contract.name), message });
    }
    module.ok_or_else(|| BuildError::UnreadableAnswer {
        what: format!("cargo, compiling {},", contract.name),
        reason: "it names no module".to_owned(),
    })
}
