//! The session of `cast.sh`.

use std::collections::BTreeMap;
use std::env;
use std::process::Command;

use crate::node::{Node, checkout};

#[test]
fn a_wallet_is_made_funded_and_mints_permits_and_stakes() {
    let node = Node::start();
    let told = run(&node);
    let expected = [
        ("dollars", "400000000"),
        ("usdai", "350000000000000000000"),
        ("minted", "600000000000000000000"),
        ("staked", "250000000000000000000"),
        ("allowance", "0"),
        // ERC20InsufficientBalance(address,uint256,uint256).
        ("refused", "0xe450d38c"),
    ];
    for (name, value) in expected {
        assert_eq!(told.get(name).map(String::as_str), Some(value), "{name}");
    }
    for name in ["shares", "shared"] {
        assert_eq!(told.get(name), told.get("expected-shares"), "{name}");
    }
}

/// What the session told, by name.
fn run(node: &Node) -> BTreeMap<String, String> {
    let programs = checkout().join("tools/node_modules/.bin");
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([programs].into_iter().chain(env::split_paths(&path))).expect("a search path");
    let mut command = Command::new("bash");
    command.arg(checkout().join("deploy/tests/sessions/cast.sh")).env("PATH", path);
    command.env("ETH_RPC_URL", &node.url).env("DOLLAR", node.dollar.to_string());
    command.env("USDAI", node.usdai.to_string()).env("SUSDAI", node.susdai.to_string());
    let output = command.output().expect("bash starts");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{said}{complaint}");
    let lines = said.lines().filter_map(|line| line.split_once(' '));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
