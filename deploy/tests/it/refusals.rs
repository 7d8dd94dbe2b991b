//! What the command line refuses, and the words in which it says what to do.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::TempDir;

use crate::support::{checkout, copy_project, fail, usdai};

#[test]
fn unknown_contract_is_refused_with_the_known_ones() {
    fail(usdai(&checkout(), &["build", "usdia"]), &["\"usdia\"", "usdai", "mock-dollar"]);
}

#[test]
fn folder_without_project_is_refused() {
    let folder = TempDir::new().expect("temporary folder");
    let path = folder.path().canonicalize().expect("its real path");
    fail(usdai(&path, &["build"]), &[&path.to_string_lossy(), "contracts/Cargo.toml", "--root"]);
    fail(usdai(&path.join("missing"), &["build"]), &["missing", "contracts/Cargo.toml"]);
}

#[test]
fn workspace_without_programs_is_refused() {
    let folder = TempDir::new().expect("temporary folder");
    fs::create_dir(folder.path().join("contracts")).expect("create a folder");
    fs::write(folder.path().join("contracts/Cargo.toml"), "[workspace]\n").expect("write a manifest");
    fail(usdai(folder.path(), &["build"]), &["contracts/Cargo.toml", "cdylib"]);
}

#[test]
fn missing_programs_of_npm_are_named() {
    let folder = TempDir::new().expect("temporary folder");
    copy_project(&checkout(), folder.path());
    fs::remove_file(folder.path().join("tools/node_modules")).expect("unlink node_modules");
    fail(usdai(folder.path(), &["build"]), &["wasm-opt is not installed", "run ./scripts/setup"]);
    fail(usdai(folder.path(), &["solidity"]), &["solc is not installed", "run ./scripts/setup"]);
}

#[test]
fn missing_source_of_std_is_named() {
    let toolchain = TempDir::new().expect("temporary folder");
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in\n*sysroot*) echo {:?} ;;\n*) exit 9 ;;\nesac\n",
        toolchain.path().join("sysroot"),
    );
    write_program(&toolchain.path().join("rustc"), &script);
    let mut command = usdai(&checkout(), &["build"]);
    command.env("PATH", path_with_first(toolchain.path()));
    fail(command, &["lacks rust-src", "run ./scripts/setup"]);
}

#[test]
fn missing_cargo_is_named() {
    let empty = TempDir::new().expect("temporary folder");
    let mut command = usdai(&checkout(), &["build"]);
    command.env("PATH", empty.path());
    fail(command, &["cargo did not start", "install Rust"]);
}

fn write_program(path: &Path, text: &str) {
    fs::write(path, text).expect("write a program");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("make it executable");
}

fn path_with_first(folder: &Path) -> std::ffi::OsString {
    let present = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_path_buf()).chain(std::env::split_paths(&present));
    std::env::join_paths(folders).expect("a PATH")
}
