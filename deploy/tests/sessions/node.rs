//! A node with the contracts on it, for one test.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use alloy_primitives::Address;
use serde_json::Value;
use tempfile::TempDir;

const USDAI: &str = env!("CARGO_BIN_EXE_usdai");
/// Key of the first development account, which is public.
pub const FIRST_KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

/// A running node; it ends when this is dropped.
pub struct Node {
    process: Child,
    /// Where it answers.
    pub url: String,
    /// The dollar that anyone can make.
    pub dollar: Address,
    /// USDai.
    pub usdai: Address,
    /// The vault.
    pub susdai: Address,
}

impl Node {
    /// Starts one on a free port and deploys the contracts of this checkout.
    pub fn start() -> Self {
        let mut node = Self::start_bare();
        let book = deploy(&node.url);
        [node.usdai, node.susdai] = ["usdai", "susdai"].map(|name| {
            let address = book["contracts"][name]["address"].as_str().expect("an address in the book");
            address.parse().expect("an address")
        });
        node
    }

    fn start_bare() -> Self {
        let mut command = usdai(&["node", "--port", "0"]);
        let mut process = command.stdout(Stdio::piped()).spawn().expect("the node starts");
        let output = process.stdout.take().expect("its output");
        let mut node = Self {
            process,
            url: String::new(),
            dollar: Address::ZERO,
            usdai: Address::ZERO,
            susdai: Address::ZERO,
        };
        for line in BufReader::new(output).lines() {
            let line = line.expect("a line");
            if let Some(rest) = line.strip_prefix("listening on ") {
                node.url = rest.split(' ').next().unwrap_or_default().to_owned();
            }
            if line.starts_with("Test dollar") {
                let dollar = line.split(' ').next_back().unwrap_or_default();
                node.dollar = dollar.parse().expect("the dollar's address");
                return node;
            }
        }
        panic!("the node ended before it listened");
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It keeps nothing, so that there is nothing to save.
        let _gone = self.process.kill();
        let _ended = self.process.wait();
    }
}

/// The checkout that this test was compiled from.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("deploy/ lies in the checkout").to_path_buf()
}

fn usdai(arguments: &[&str]) -> Command {
    let mut command = Command::new(USDAI);
    command.arg("--root").arg(checkout()).args(arguments);
    command
}

/// Deploys as the first development account, and returns the address book.
fn deploy(url: &str) -> Value {
    let folder = TempDir::new().expect("a temporary folder");
    let book = folder.path().join("book.json");
    let config = checkout().join("deploy/config/local.toml");
    let mut command = usdai(&["deploy", "--yes", "--no-build", "--rpc-url", url, "--config"]);
    command.arg(config).arg("--book").arg(&book).env("USDAI_PRIVATE_KEY", FIRST_KEY);
    let output = command.output().expect("usdai starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let book = std::fs::read(book).expect("an address book");
    serde_json::from_slice(&book).expect("an address book")
}
