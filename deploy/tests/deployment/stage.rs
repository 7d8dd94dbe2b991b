//! A node with a test dollar, a folder, and commands that work on both.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use alloy::providers::Provider;
use alloy_primitives::{Address, U64, U256, address};
use alloy_sol_types::SolCall;
use deploy::client::{ChainArguments, Client, Fees, Outgoing, Signer};
use deploy::deployment::contracts::programs;
use deploy::fixture::creation_code;
use deploy::node::put_test_dollar;
use deploy::project::Project;
use serde_json::{Value, json};
use stylus_chain::config::Config;
use stylus_node::{Node, NodeConfig, Serving};
use stylus_wasm::Rules;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// Keys and addresses of the first two development accounts, which are public.
pub const KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
pub const DEPLOYER: Address = address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
pub const OTHER_KEY: &str = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
pub const OTHER: Address = address!("70997970C51812dc3A010C7d01b50e0d17dc79C8");

/// Fixed, so that all stages are alike; 46 minutes before ArbOS's next hour, in which it counts ages.
const START_TIME: u64 = 1_790_000_000;
/// What makes a deployment of this chain from other variables of the environment.
const VARIABLES: [&str; 2] = ["USDAI_PRIVATE_KEY", "USDAI_ARTIFACTS"];

/// A chain and a folder of its own.
pub struct Stage {
    runtime: Runtime,
    serving: Serving,
    /// The node's endpoint.
    pub url: String,
    /// A folder for one test.
    pub folder: TempDir,
}

impl Stage {
    /// With nothing but a test dollar on the chain.
    pub fn new() -> Self {
        Self::with_rules(Rules::default())
    }

    /// The same on a chain with these rules.
    pub fn with_rules(rules: Rules) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let project = Project::find(Some(&checkout())).expect("the checkout");
        let listen = ([127, 0, 0, 1], 0).into();
        let config = NodeConfig {
            listen,
            start_time: Some(START_TIME),
            chain: Config { rules, ..Config::default() },
            ..NodeConfig::default()
        };
        let mut node = Node::open(config).expect("a node");
        put_test_dollar(&mut node, &project).expect("run `usdai build`");
        let serving = runtime.block_on(stylus_node::serve(node)).expect("a free port");
        let url = format!("http://{}", serving.address);
        Self { runtime, serving, url, folder: TempDir::new().expect("a folder") }
    }

    /// With the suite of `local.toml` deployed.
    pub fn deployed() -> Self {
        let stage = Self::new();
        succeed(stage.deploy(&["--yes"]));
        stage
    }

    /// The node's address.
    pub fn address(&self) -> std::net::SocketAddr {
        self.serving.address
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Where the address book is.
    pub fn book_path(&self) -> PathBuf {
        self.path("book.json")
    }

    /// The address book.
    pub fn book(&self) -> Value {
        serde_json::from_slice(&fs::read(self.book_path()).expect("a book")).expect("a book in JSON")
    }

    /// Changes the address book by hand.
    pub fn edit_book(&self, edit: impl FnOnce(&mut Value)) {
        let mut book = self.book();
        edit(&mut book);
        fs::write(self.book_path(), book.to_string()).expect("write the book");
    }

    /// Address of a contract, as the book has it.
    pub fn contract(&self, name: &str) -> Address {
        let address = &self.book()["contracts"][name]["address"];
        address.as_str().and_then(|text| text.parse().ok()).expect("an address")
    }

    /// `local.toml` with parts of its text replaced, in a file of its own.
    #[track_caller]
    pub fn config(&self, replacements: &[(&str, &str)]) -> PathBuf {
        let mut text = fs::read_to_string(local_config()).expect("local.toml");
        for (from, to) in replacements {
            assert!(text.contains(from), "local.toml has no {from:?}");
            text = text.replace(from, to);
        }
        let path = self.path("config.toml");
        fs::write(&path, text).expect("write a configuration");
        path
    }

    /// A command about the chain, as its first account.
    pub fn command(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = self.bare(name);
        command.args(["--rpc-url", &self.url, "--book"]).arg(self.book_path()).args(arguments);
        command
    }

    /// The same without the address of the chain and of the book.
    pub fn bare(&self, name: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        for name in VARIABLES {
            command.env_remove(name);
        }
        command.env("USDAI_PRIVATE_KEY", KEY).arg("--root").arg(checkout()).arg(name);
        command
    }

    /// `usdai deploy` with `local.toml`.
    pub fn deploy(&self, arguments: &[&str]) -> Command {
        self.with_config("deploy", &local_config(), arguments)
    }

    /// `usdai verify` with `local.toml`.
    pub fn verify(&self, arguments: &[&str]) -> Command {
        self.with_config("verify", &local_config(), arguments)
    }

    /// A command that takes a configuration, with the programs as they are built.
    pub fn with_config(&self, name: &str, config: &Path, arguments: &[&str]) -> Command {
        let mut command = self.command(name, arguments);
        command.arg("--no-build").arg("--config").arg(config);
        command
    }

    /// A method of the node that takes and gives JSON.
    pub fn rpc(&self, method: &'static str, parameters: Value) -> Value {
        let client = self.client();
        let answer = client.provider().raw_request::<_, Value>(method.into(), parameters);
        self.runtime.block_on(answer).unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// How many transactions an account has sent.
    pub fn nonce(&self, account: Address) -> u64 {
        let nonce = self.rpc("eth_getTransactionCount", json!([account, "latest"]));
        serde_json::from_value::<U64>(nonce).expect("a number").to()
    }

    /// Wei that an account has.
    pub fn balance(&self, account: Address) -> U256 {
        let balance = self.rpc("eth_getBalance", json!([account, "latest"]));
        serde_json::from_value(balance).expect("a number")
    }

    /// A folder with the programs as they are built, but for a byte of this one.
    pub fn changed_build(&self, contract: &str) -> PathBuf {
        let folder = self.path("artifacts");
        fs::create_dir_all(&folder).expect("a folder");
        for name in programs() {
            let built = checkout().join(format!("target/stylus/{name}"));
            let mut wasm = fs::read(built.with_extension("wasm")).expect("run `usdai build`");
            if name == contract {
                // The last byte of the data section, or of whatever comes last.
                *wasm.last_mut().expect("a module") ^= 1;
            }
            let code = match name == contract {
                true => stylus_wasm::encode_shortest_code(&wasm),
                false => fs::read(built.with_extension("code")).expect("run `usdai build`"),
            };
            fs::write(folder.join(format!("{name}.code")), code).expect("write a program");
        }
        folder
    }

    /// Runs the clock forward and mines a block.
    pub fn pass(&self, days: u64) {
        self.rpc("evm_increaseTime", json!([days * 86_400]));
        self.rpc("evm_mine", json!([]));
    }

    /// A contract in EVM bytecode, of the fixtures.
    pub fn put(&self, name: &str, arguments: &[u8]) -> Address {
        let project = Project::find(Some(&checkout())).expect("the checkout");
        let mut code = creation_code(&project, name).expect("run `usdai solidity`");
        code.extend(arguments);
        self.serving.node.lock().chain.deploy_evm(code).expect("it deploys").address
    }

    /// Time of the latest block, unix seconds.
    pub fn block_time(&self) -> u64 {
        let head = self.rpc("eth_getBlockByNumber", json!(["latest", false]));
        serde_json::from_value::<U64>(head["timestamp"].clone()).expect("a number").to()
    }

    /// A connection by the tool's own client.
    pub fn client(&self) -> Client {
        let arguments = ChainArguments { rpc_url: self.url.clone() };
        self.runtime.block_on(Client::connect(&arguments)).expect("the node answers")
    }

    /// Sends a call as the account with this key.
    pub fn send<C: SolCall>(&self, key: &str, to: Address, call: &C) {
        self.send_with(key, Outgoing::call(to, call));
    }

    /// Sends a transaction as the account with this key.
    pub fn send_with(&self, key: &str, outgoing: Outgoing) {
        let client = self.client();
        let signer = Signer::local(key.parse().expect("a key"), client.chain_id());
        let sent = self.runtime.block_on(client.send(&signer, &outgoing, Fees::default()));
        sent.expect("it succeeds");
    }

    /// Waits for what a connection does.
    pub fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    /// What a contract answers.
    pub fn ask<C: SolCall>(&self, to: Address, call: &C) -> C::Return {
        self.runtime.block_on(self.client().call(to, call)).expect("an answer")
    }
}

/// The checkout that this test was compiled from.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("deploy/ lies in the checkout").to_path_buf()
}

/// The configuration of the local node.
pub fn local_config() -> PathBuf {
    checkout().join("deploy/config/local.toml")
}

/// Runs a command that has to succeed; returns what it prints.
#[track_caller]
pub fn succeed(mut command: Command) -> String {
    let output = command.output().expect("usdai starts");
    assert!(output.status.success(), "{}", everything(&output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs a command that has to fail with these words, without a panic and without showing a key.
#[track_caller]
pub fn fail(mut command: Command, words: &[&str]) {
    let output = command.output().expect("usdai starts");
    let said = everything(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
    for key in [KEY, OTHER_KEY] {
        assert!(!said.contains(key.trim_start_matches("0x")), "a key is shown: {said}");
    }
}

/// What a command printed.
pub fn everything(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text)).concat()
}
