//! A node with the scene's chain, a beacon, and keepers that work with both.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Command, Output};

use alloy::providers::Provider;
use alloy_primitives::{Address, B256, Bytes, U256, address};
use deploy::book::{Book, Deployed};
use deploy::client::{ChainArguments, Client};
use deploy::deployment::Placement;
use serde_json::{Value, json};
use stylus_chain::chain::Chain;
use stylus_node::{Node, NodeConfig, Serving};
use tempfile::TempDir;
use timelock::testing::{TestBeacon, TestKey};
use tokio::runtime::Runtime;

use crate::model::Books;
use crate::scene::Scene;

/// Keys and addresses of the first two development accounts, which are public.
pub const KEY: &str = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
pub const OTHER_KEY: &str = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
const KEEPERS: [Address; 2] = [
    address!("f39Fd6e51aad88F6F4ce6aB8827279cffFb92266"),
    address!("70997970C51812dc3A010C7d01b50e0d17dc79C8"),
];

/// A chain with contracts and people.
pub trait Setting {
    /// The chain.
    fn chain(&mut self) -> &mut Chain;
    /// What an address book is to have.
    fn contracts(&self) -> Vec<(&'static str, Address)>;
    /// The beacon's key.
    fn key(&self) -> TestKey;
}

/// Everything.
pub struct Stage<S = Scene> {
    scene: S,
    pub beacon: TestBeacon,
    serving: Serving,
    runtime: Runtime,
    folder: TempDir,
}

/// What a keeper said, and how it ended.
#[derive(Clone, Debug)]
pub struct Said {
    pub lines: Vec<Value>,
    pub is_success: bool,
}

impl<S: Setting> Stage<S> {
    /// The scene on a node.
    pub fn new(mut scene: S) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let chain = scene.chain();
        for keeper in KEEPERS {
            chain.set_balance(keeper, U256::from(10).pow(U256::from(20)));
        }
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let start_time = Some(chain.timestamp());
        let config =
            NodeConfig { listen, start_time, chain: chain.config().clone(), ..NodeConfig::default() };
        let mut node = Node::open(config).expect("a node");
        std::mem::swap(&mut node.chain, chain);
        let serving = runtime.block_on(stylus_node::serve(node)).expect("a free port");
        let beacon = TestBeacon::start_with(scene.key()).expect("a free port");
        let stage = Self { scene, beacon, serving, runtime, folder: TempDir::new().expect("a folder") };
        stage.write_book();
        stage
    }

    /// Acts on the chain past the node's users.
    pub fn act<R>(&mut self, act: impl FnOnce(&mut S) -> R) -> R {
        let mut node = self.serving.node.lock();
        std::mem::swap(&mut node.chain, self.scene.chain());
        let outcome = act(&mut self.scene);
        std::mem::swap(&mut node.chain, self.scene.chain());
        outcome
    }

    /// The node's clock shows this from now on, and the next block has it at the least.
    pub fn at(&mut self, time: u64) {
        self.rpc("anvil_setTime", json!([time]));
        // A keeper that runs may have made a block since.
        self.act(|scene| {
            let head = scene.chain().head().timestamp;
            scene.chain().set_timestamp(time.max(head)).expect("no block is later");
        });
    }

    /// A method of the node.
    pub fn rpc(&self, method: &'static str, parameters: Value) -> Value {
        let arguments = ChainArguments { rpc_url: self.url() };
        self.runtime.block_on(async {
            let client = Client::connect(&arguments).await.expect("a node");
            let answer = client.provider().raw_request::<_, Value>(method.into(), parameters).await;
            answer.unwrap_or_else(|error| panic!("{method}: {error}"))
        })
    }

    /// Remembers the chain.
    pub fn snapshot(&self) -> Value {
        self.rpc("evm_snapshot", json!([]))
    }

    /// Goes back, and to a time from there.
    pub fn revert(&mut self, snapshot: &Value, time: u64) {
        assert_eq!(self.rpc("evm_revert", json!([snapshot])), true);
        self.at(time);
    }

    /// The node's address.
    pub const fn address(&self) -> SocketAddr {
        self.serving.address
    }

    /// Its endpoint.
    pub fn url(&self) -> String {
        format!("http://{}", self.serving.address)
    }

    /// A keeper that does what is due and ends.
    pub fn keeper(&self) -> Command {
        self.keeper_at(&self.url(), KEY, &[self.beacon.endpoint()])
    }

    /// One that goes on, and speaks to people.
    pub fn talking_keeper(&self) -> Command {
        self.plain(&self.url(), KEY, self.beacon.network().chain_hash(), &[self.beacon.endpoint()])
    }

    /// The same at an endpoint, with a key and these servers of the beacon.
    pub fn keeper_at(&self, url: &str, key: &str, servers: &[String]) -> Command {
        self.keeper_of(url, key, self.beacon.network().chain_hash(), servers)
    }

    /// The same with another beacon.
    pub fn keeper_of(&self, url: &str, key: &str, beacon: B256, servers: &[String]) -> Command {
        let mut command = self.plain(url, key, beacon, servers);
        command.args(["--once", "--json"]);
        command
    }

    fn plain(&self, url: &str, key: &str, beacon: B256, servers: &[String]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        command.env_remove("USDAI_RPC_URL").env("USDAI_PRIVATE_KEY", key);
        command.args(["keeper", "--rpc-url", url, "--book"]).arg(self.book());
        command.args(["--beacon-hash", &beacon.to_string()]);
        for server in servers {
            command.args(["--beacon", server]);
        }
        command
    }

    /// Runs a keeper that does all that is due.
    #[track_caller]
    pub fn keep(&self) -> Said {
        let said = said(&self.keeper().output().expect("usdai starts"));
        assert!(said.is_success, "{said:?}");
        said
    }

    /// Where the address book is.
    pub fn book(&self) -> PathBuf {
        self.folder.path().join("book.json")
    }

    fn write_book(&self) {
        let node = self.serving.node.lock();
        let chain = &node.chain;
        let genesis = chain.block(0).expect("a first block").hash;
        let [deployer, _] = KEEPERS;
        let (salt, beacon_key) = ("test".into(), Bytes::new());
        let placement = Placement { deployer, salt, epoch_genesis: 0, beacon_key, endpoint: None };
        let mut book = Book::new(chain.config().chain_id, genesis, 0, &placement);
        for (name, address) in self.scene.contracts() {
            let deployed = Deployed {
                address,
                block: 0,
                transaction: B256::ZERO,
                code_hash: chain.codehash(address),
                wasm_sha256: B256::ZERO,
                git_commit: None,
                constructor_arguments: Vec::new(),
                activated_at: 0,
                expires_at: 0,
            };
            book.contracts.insert(name.into(), deployed);
        }
        book.write(&self.book()).expect("a book");
    }
}

impl Stage {
    /// The books of the contract.
    pub fn books(&mut self) -> Books {
        self.act(Scene::books)
    }

    /// Clears the model as the contract was, and compares their books.
    #[track_caller]
    pub fn compare_settled(&mut self, epoch: u64) {
        self.act(|scene| {
            let cleared = scene.cleared(epoch);
            scene.model.clear(scene.chain.clear_time(epoch), &cleared);
            assert_eq!(scene.books(), scene.expected());
        });
    }
}

impl Setting for Scene {
    fn chain(&mut self) -> &mut Chain {
        self.chain.chain()
    }

    fn contracts(&self) -> Vec<(&'static str, Address)> {
        let scene = &self.chain;
        vec![("susdai", scene.susdai()), ("qev", scene.qev), ("beacon", scene.beacon)]
    }

    fn key(&self) -> TestKey {
        self.key.clone()
    }
}

impl Said {
    /// Steps and what became of them, but for reasons to wait.
    pub fn steps(&self) -> Vec<(&str, &str)> {
        let lines = self.lines.iter().filter(|line| line["outcome"] != "idle" && line["error"].is_null());
        lines.map(|line| (text(&line["step"]), text(&line["outcome"]))).collect()
    }

    /// The positions in lines of a step with an outcome, in order.
    pub fn positions(&self, step: &str, outcome: &str) -> Vec<u64> {
        let lines = self.lines.iter().filter(|line| line["step"] == step && line["outcome"] == outcome);
        let mut positions: Vec<u64> = lines
            .flat_map(|line| line["positions"].as_array().into_iter().flatten())
            .map(|position| position.as_u64().expect("a number"))
            .collect();
        positions.sort_unstable();
        positions
    }
}

/// Reads what a keeper said.
pub fn said(output: &Output) -> Said {
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text.lines().map(|line| serde_json::from_str(line).expect("a JSON document a line"));
    Said { lines: lines.collect(), is_success: output.status.success() }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}
