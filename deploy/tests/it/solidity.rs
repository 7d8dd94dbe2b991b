//! The Solidity fixtures: compiled once, again when something changed, and errors shown as solc words them.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{fail, project_with_tools, succeed, usdai};

const COUNTER: &str = "// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;
contract Counter { uint256 public count; function add() external { count += 1; } }
";

#[test]
fn fixtures_are_compiled_and_compiled_again_only_after_a_change() {
    let project = project();
    write_source(&project, "Counter.sol", COUNTER);
    assert!(succeed(usdai(project.path(), &["solidity"])).contains("compiled 1"));
    let first = changed(project.path());
    assert_eq!(succeed(usdai(project.path(), &["solidity"])), "", "nothing changed");
    assert_eq!(changed(project.path()), first);

    let compiled = fs::read(output(project.path())).expect("the result");
    let compiled: Value = serde_json::from_slice(&compiled).expect("JSON");
    assert_eq!(compiled["abi"].as_array().map(Vec::len), Some(2));
    for field in ["bytecode", "deployedBytecode"] {
        let code = hex::decode(compiled[field].as_str().expect("text")).expect("hexadecimal");
        assert_eq!(code.first(), Some(&0x60), "{field} starts with a PUSH1");
    }

    write_source(&project, "Counter.sol", &COUNTER.replace("+= 1", "+= 2"));
    assert!(succeed(usdai(project.path(), &["solidity"])).contains("compiled 1"));
    fs::remove_file(output(project.path())).expect("remove the result");
    assert!(
        succeed(usdai(project.path(), &["solidity"])).contains("compiled 1"),
        "a lost result is made again"
    );
    write_source(&project, "Counter.sol", &COUNTER.replace("Counter", "Tally"));
    succeed(usdai(project.path(), &["solidity"]));
    assert!(!output(project.path()).exists(), "a result without source is taken away");
}

#[test]
fn sources_that_solc_refuses_are_shown() {
    let project = project();
    write_source(&project, "Counter.sol", &COUNTER.replace("count +=", "counts +="));
    fail(usdai(project.path(), &["solidity"]), &["solc refused", "Counter.sol:3", "counts"]);
}

#[test]
fn an_import_that_is_not_installed_says_how_to_get_it() {
    let project = project();
    let import = "import {Gone} from \"@nobody/nothing/Gone.sol\";";
    write_source(
        &project,
        "Counter.sol",
        &COUNTER.replace("contract Counter", &format!("{import}\ncontract Counter")),
    );
    fail(
        usdai(project.path(), &["solidity"]),
        &["@nobody/nothing/Gone.sol is not installed: run ./scripts/setup"],
    );
}

#[test]
fn one_name_for_two_fixtures_is_refused() {
    let project = project();
    write_source(&project, "Counter.sol", COUNTER);
    write_source(&project, "Other.sol", COUNTER);
    fail(usdai(project.path(), &["solidity"]), &["named Counter", "Counter.sol", "Other.sol"]);
}

/// A project without fixtures.
fn project() -> TempDir {
    let folder = project_with_tools();
    fs::create_dir_all(folder.path().join("tests/solidity")).expect("create a folder");
    folder
}

fn write_source(project: &TempDir, name: &str, text: &str) {
    fs::write(project.path().join("tests/solidity").join(name), text).expect("write a source");
}

fn output(project: &Path) -> std::path::PathBuf {
    project.join("target/solidity/Counter.json")
}

fn changed(project: &Path) -> SystemTime {
    output(project).metadata().and_then(|metadata| metadata.modified()).expect("a time stamp")
}
