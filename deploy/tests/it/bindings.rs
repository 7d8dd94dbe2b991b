//! `usdai bindings`: what it writes, and that `--check` names what is not as it would be written.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{checkout, fail, project_with_tools, succeed, usdai};

const VAULT: &str = "// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;
/// A vault.
/// @custom:constructor constructor(address owner, uint64 genesis)
interface IVault {
    event Moved(address indexed from, uint256 value);
    error TooMuch(uint256 value, uint256 most);
    function take(uint256 value, address to) external returns (uint256 left);
    function take(uint256 value) external;
}
";
/// A chain's book with one contract.
const BOOK: &str = r#"{"format":1,"chainId":421614,"salt":"1","epochGenesis":9,"firstBlock":5,"wiring":[],
    "genesisHash":"0x1111111111111111111111111111111111111111111111111111111111111111",
    "deployer":"0x00000000000000000000000000000000000000d1","contracts":{"vault":{
    "address":"0x00000000000000000000000000000000000000a1","block":7,
    "transaction":"0x1111111111111111111111111111111111111111111111111111111111111111",
    "codeHash":"0x2222222222222222222222222222222222222222222222222222222222222222",
    "wasmSha256":"0x3333333333333333333333333333333333333333333333333333333333333333",
    "gitCommit":null,"constructorArguments":[],"activatedAt":1,"expiresAt":2}}}"#;

#[test]
fn those_of_this_checkout_are_current() {
    assert_eq!(succeed(usdai(&checkout(), &["bindings", "--check"])), "");
}

#[test]
fn they_hold_functions_events_errors_and_the_constructor() {
    let project = generated();
    let abi: Value = serde_json::from_str(&read(&project, "abi/loan_vault.json")).expect("JSON");
    let found: Vec<_> = abi.as_array().expect("a list").iter().map(declaration).collect();
    let expected = [
        "constructor (address owner, uint64 genesis)",
        "function take(uint256 value)",
        "function take(uint256 value, address to)",
        "event Moved(address from, uint256 value)",
        "error TooMuch(uint256 value, uint256 most)",
    ];
    assert_eq!(found, expected);

    let typescript = read(&project, "typescript/src/generated/loan_vault.ts");
    let literal = typescript.split_once("loanVaultAbi = ").and_then(|(_, rest)| rest.split_once(" as const"));
    let same: Value = serde_json::from_str(literal.expect("a constant").0).expect("JSON");
    assert_eq!(same, abi);
}

#[test]
fn books_of_public_chains_go_in_and_those_of_the_local_chain_do_not() {
    let project = generated();
    write(&project, "deploy/addresses/421614.json", BOOK);
    write(&project, "deploy/addresses/412346.json", &BOOK.replace("421614", "412346"));
    succeed(usdai(project.path(), &["bindings"]));
    let books = read(&project, "typescript/src/generated/books.ts");
    let literal = books.split_once("books = ").and_then(|(_, rest)| rest.split_once(" as const"));
    let books: Value = serde_json::from_str(literal.expect("a constant").0).expect("JSON");
    assert_eq!(books["421614"]["vault"]["block"], 7);
    assert_eq!(books["421614"]["vault"]["wasmSha256"], Value::Null, "clients need no more");
    assert_eq!(books["412346"], Value::Null);
}

/// A file, the text that takes its place (none: it is removed), and what `--check` says.
const CHANGES: [(&str, Option<&str>, &str); 6] = [
    ("abi/loan_vault.json", Some("[\n  {}\n]\n"), "abi/loan_vault.json differs at line 2: `{}` is there"),
    ("abi/loan_vault.json", None, "abi/loan_vault.json is missing"),
    ("abi/old.json", Some("[]"), "abi/old.json belongs to no interface"),
    ("typescript/src/generated/index.ts", Some(""), "typescript/src/generated/index.ts differs at line 1"),
    ("typescript/src/generated/old.ts", Some(""), "typescript/src/generated/old.ts belongs to no interface"),
    ("deploy/addresses/421614.json", Some(BOOK), "typescript/src/generated/books.ts differs at line 2"),
];

#[test]
fn a_check_names_what_differs_and_writes_nothing() {
    let project = generated();
    for (path, text, words) in CHANGES {
        let file = project.path().join(path);
        match text {
            Some(text) => write(&project, path, text),
            None => fs::remove_file(&file).expect("remove a file"),
        }
        fail(usdai(project.path(), &["bindings", "--check"]), &[words, "run `usdai bindings`"]);
        assert_eq!(fs::read_to_string(&file).ok().as_deref(), text, "{path}");
        succeed(usdai(project.path(), &["bindings"]));
    }
    succeed(usdai(project.path(), &["bindings", "--check"]));
}

#[test]
fn a_check_sees_a_change_of_the_interface() {
    let project = generated();
    write(&project, "abi/loan_vault.sol", &VAULT.replace("most", "limit"));
    let both = [
        "abi/loan_vault.json differs",
        "typescript/src/generated/loan_vault.ts differs",
        "`\"name\": \"limit\",`",
    ];
    fail(usdai(project.path(), &["bindings", "--check"]), &both);
}

/// A file, its text, and what is said about it.
const REFUSED: [(&str, &str, &[&str]); 6] = [
    ("abi/bad.sol", "interface IBad { function f() }", &["solc refused", "abi/bad.sol:1"]),
    ("abi/bad.sol", "interface IOne {} interface ITwo {}", &["abi/bad.sol declares 2 interfaces"]),
    ("abi/bad.sol", "// nothing", &["abi/bad.sol declares 0 interfaces"]),
    (
        "abi/bad.sol",
        "/// @custom:constructor (address)\ninterface IBad {}",
        &["abi/bad.sol", "`@custom:constructor (address)`"],
    ),
    ("deploy/addresses/1.json", "{\"format\":1}", &["deploy/addresses/1.json", "damaged", "missing field"]),
    ("deploy/addresses/1.json", BOOK, &["deploy/addresses/1.json must be named 421614.json"]),
];

#[test]
fn what_cannot_be_read_is_refused() {
    for (path, text, words) in REFUSED {
        let project = project_with_tools();
        write(&project, "abi/loan_vault.sol", VAULT);
        write(&project, path, text);
        fail(usdai(project.path(), &["bindings"]), words);
    }
}

/// A project with one interface and its bindings.
fn generated() -> TempDir {
    let project = project_with_tools();
    write(&project, "abi/loan_vault.sol", VAULT);
    succeed(usdai(project.path(), &["bindings"]));
    project
}

fn write(project: &TempDir, path: &str, text: &str) {
    let path = project.path().join(path);
    fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("create a folder");
    fs::write(path, text).expect("write a file");
}

fn read(project: &TempDir, path: &str) -> String {
    fs::read_to_string(project.path().join(path)).expect("a generated file")
}

fn declaration(entry: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let inputs = entry["inputs"].as_array().expect("inputs").iter();
    let inputs: Vec<_> =
        inputs.map(|input| format!("{} {}", text(&input["type"]), text(&input["name"]))).collect();
    format!("{} {}({})", text(&entry["type"]), text(&entry["name"]), inputs.join(", "))
}
