//! The checked-in code of the system contracts is what their sources compile to.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::{Value, json};

/// Runs the compiler on a request in its standard JSON, or none if the Node tools are not set up.
fn compile(root: &Path, request: &Value) -> Option<Value> {
    if !root.join("tools/node_modules/solc").is_dir() {
        return None;
    }
    let mut compiler = Command::new("node")
        .arg(root.join("tools/solc.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node starts");
    let mut input = compiler.stdin.take().expect("piped");
    input.write_all(request.to_string().as_bytes()).expect("the request is read");
    drop(input);
    let output = compiler.wait_with_output().expect("the compiler ends");
    assert!(output.status.success(), "solc ended with {}", output.status);
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[track_caller]
fn compiles_to_the_checked_in_code(name: &str) {
    let package = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let root = package.join("../..");
    let read = |extension: &str| {
        let path = package.join("system").join(name).with_extension(extension);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let request = json!({
        "language": "Solidity",
        "sources": { "source.sol": { "content": read("sol") } },
        "settings": {
            "optimizer": { "enabled": true, "runs": 200 },
            "evmVersion": "cancun",
            "metadata": { "bytecodeHash": "none", "appendCBOR": false },
            "outputSelection": { "*": { "*": ["evm.deployedBytecode.object"] } },
        },
    });
    let Some(answer) = compile(&root, &request) else {
        println!("skipped: the Solidity compiler is not set up (./scripts/setup)");
        return;
    };
    assert_eq!(answer["errors"], Value::Null);
    let code = &answer["contracts"]["source.sol"][name]["evm"]["deployedBytecode"]["object"];
    assert_eq!(code.as_str(), Some(read("hex").as_str()), "{name}.hex is not what {name}.sol compiles to");
}

#[test]
fn the_deployer_is_compiled_from_its_source() {
    compiles_to_the_checked_in_code("StylusDeployer");
}

#[test]
fn the_cache_manager_is_compiled_from_its_source() {
    compiles_to_the_checked_in_code("CacheManager");
}
