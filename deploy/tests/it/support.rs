//! Checkouts to run the command line in.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The checkout that this test was compiled from.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("deploy/ lies in the checkout").to_path_buf()
}

/// The command line on this project.
pub fn usdai(project: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
    command.arg("--root").arg(project).args(arguments);
    command
}

/// Runs it and demands success.
#[track_caller]
pub fn succeed(mut command: Command) -> String {
    let output = command.output().expect("usdai starts");
    assert!(output.status.success(), "{}", complaint(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs it and demands failure with these words, and no panic.
#[track_caller]
pub fn fail(mut command: Command, words: &[&str]) {
    let output = command.output().expect("usdai starts");
    let complaint = complaint(&output);
    assert_eq!(output.status.code(), Some(1), "{complaint}");
    for word in words {
        assert!(complaint.contains(word), "{word:?} is not in: {complaint}");
    }
}

/// What it said on standard error.
pub fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A project with the real tools and no contracts.
pub fn project_with_tools() -> TempDir {
    let folder = TempDir::new().expect("temporary folder");
    fs::create_dir(folder.path().join("contracts")).expect("create a folder");
    fs::write(folder.path().join("contracts/Cargo.toml"), "[workspace]\n").expect("write a manifest");
    std::os::unix::fs::symlink(checkout().join("tools"), folder.path().join("tools")).expect("link tools");
    folder
}

/// Copies what a contract is built from, in place of an earlier copy; npm's part is linked.
pub fn copy_project(from: &Path, to: &Path) {
    for part in ["abi", "contracts", "crates", "tools"] {
        let copy = to.join(part);
        if copy.exists() {
            fs::remove_dir_all(&copy).expect("remove an earlier copy");
        }
        copy_folder(&from.join(part), &copy, &|name| name == "target" || name == "node_modules");
    }
    // The pure crates take their edition from here.
    fs::copy(from.join("Cargo.toml"), to.join("Cargo.toml")).expect("copy a file");
    let modules = from.join("tools/node_modules");
    if modules.is_dir() {
        std::os::unix::fs::symlink(modules, to.join("tools/node_modules")).expect("link node_modules");
    }
}

/// Copies the files and folders of a folder, leaving out those with these names and files that are there.
pub fn copy_folder(from: &Path, to: &Path, leave_out: &dyn Fn(&OsStr) -> bool) {
    fs::create_dir_all(to).expect("create a folder");
    for entry in fs::read_dir(from).expect("read a folder") {
        let entry = entry.expect("read a folder");
        let (name, kind) = (entry.file_name(), entry.file_type().expect("file type"));
        if leave_out(&name) {
            continue;
        }
        if kind.is_dir() {
            copy_folder(&entry.path(), &to.join(name), leave_out);
        } else if kind.is_file() && !to.join(&name).exists() {
            fs::copy(entry.path(), to.join(name)).expect("copy a file");
        }
    }
}
