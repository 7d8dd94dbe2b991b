//! A node in the test's own process.

use alloy_primitives::{Address, B256, Bytes, U256, address};
use alloy_sol_types::{SolCall, sol};
use serde_json::{Value, json};
use stylus_node::{Node, NodeConfig, Serving, serve};
use tokio::runtime::Runtime;

use super::{
    accounts::FIRST,
    client::Client,
    json::{self, number},
    program,
};

sol! {
    function activateProgram(address program) external payable returns (uint16 version, uint256 dataFee);
}

/// ArbWasm.
pub const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");

/// A node that answers until it is dropped.
pub struct Running {
    runtime: Runtime,
    serving: Option<Serving>,
}

impl Running {
    /// One with the default parameters, on a free port.
    pub fn start() -> Self {
        Self::with(NodeConfig::default())
    }

    /// One whose blocks come only when they are asked for.
    pub fn by_hand() -> Self {
        let day = std::time::Duration::from_secs(86_400);
        Self::with(NodeConfig { block_time: Some(day), ..NodeConfig::default() })
    }

    pub fn with(config: NodeConfig) -> Self {
        let node = Node::open(NodeConfig { listen: ([127, 0, 0, 1], 0).into(), ..config });
        Self::serving(node.expect("a node"))
    }

    /// Serves a node that is there already.
    pub fn serving(node: Node) -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let serving = runtime.block_on(serve(node)).expect("a free port");
        Self { runtime, serving: Some(serving) }
    }

    pub fn address(&self) -> std::net::SocketAddr {
        self.running().address
    }

    pub fn client(&self) -> Client {
        Client::of(self.address())
    }

    /// The node itself.
    pub fn running(&self) -> &Serving {
        self.serving.as_ref().expect("it runs until it is dropped")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(serving) = self.serving.take() {
            self.runtime.block_on(serving.stop());
        }
    }
}

impl Client {
    /// Sends a transaction of a development account and returns its receipt.
    #[track_caller]
    pub fn transact(&self, transaction: Value) -> Value {
        let hash = self.ok("eth_sendTransaction", json!([transaction]));
        let receipt = self.ok("eth_getTransactionReceipt", json!([hash]));
        assert!(receipt.is_object(), "{transaction} was not mined");
        receipt
    }

    /// Sends a transaction that has to succeed.
    #[track_caller]
    pub fn succeed(&self, transaction: Value) -> Value {
        let receipt = self.transact(transaction);
        assert_eq!(receipt["status"], "0x1", "{receipt}");
        receipt
    }

    /// Creates a contract by its init code.
    #[track_caller]
    pub fn create(&self, init_code: &Bytes) -> Address {
        let receipt = self.succeed(json!({ "from": FIRST, "input": init_code, "gas": "0x1000000" }));
        json::address(&receipt["contractAddress"])
    }

    /// Creates an EVM contract with this runtime code.
    #[track_caller]
    pub fn contract(&self, runtime: &[u8]) -> Address {
        self.create(&super::evm::init_code(runtime))
    }

    /// Creates and activates a program with this account code.
    #[track_caller]
    pub fn program(&self, code: &Bytes) -> Address {
        let address = self.create(&program::init_code(code));
        self.activate(address);
        address
    }

    #[track_caller]
    pub fn activate(&self, program: Address) -> Value {
        let input = Bytes::from(activateProgramCall { program }.abi_encode());
        let ether = U256::from(1_000_000_000_000_000_000u64);
        self.succeed(json!({ "from": FIRST, "to": ARB_WASM, "input": input, "value": ether }))
    }

    #[track_caller]
    pub fn block_number(&self) -> u64 {
        number(&self.ok("eth_blockNumber", json!([])))
    }

    #[track_caller]
    pub fn nonce(&self, account: Address) -> u64 {
        number(&self.ok("eth_getTransactionCount", json!([account, "pending"])))
    }

    #[track_caller]
    pub fn balance(&self, account: Address) -> U256 {
        json::uint(&self.ok("eth_getBalance", json!([account, "latest"])))
    }

    #[track_caller]
    pub fn receipt(&self, hash: B256) -> Option<Value> {
        Some(self.ok("eth_getTransactionReceipt", json!([hash]))).filter(Value::is_object)
    }
}
