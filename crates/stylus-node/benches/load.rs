//! Load: clients that send token transfers one after the other over HTTP and ask for each receipt.
//!
//! ```text
//! cargo bench -p stylus-node --bench load -- [--seconds 30] [--clients 8] [--anvil PATH]
//! ```
//! The node's token is the program `mock-dollar`, anvil's the Solidity `Dollar` (`usdai build mock-dollar`,
//! `usdai solidity`). Nothing is asserted about speed: it prints what it measured, and fails if a transaction fails or
//! a receipt is lost.

use std::{
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use alloy::{
    consensus::{SignableTransaction, TxEip1559},
    eips::eip2718::Encodable2718,
    network::TxSignerSync,
    signers::local::PrivateKeySigner,
};
use alloy_primitives::{Address, B256, Bytes, TxKind, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue, sol};
use jsonrpsee::{
    core::client::ClientT,
    http_client::{HttpClient, HttpClientBuilder},
    rpc_params,
};
use serde_json::{Value, json};
use stylus_chain::chain::Program;
use stylus_node::{Node, NodeConfig, serve};

sol! {
    function mint(address to, uint256 value) external;
    function transfer(address to, uint256 value) external returns (bool);
    function balanceOf(address account) external view returns (uint256);
}

type Fallible<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const CHAIN_ID: u64 = 412_346;
const GAS_PRICE: u128 = 2_000_000_000;
const ETHER: u128 = 1_000_000_000_000_000_000;

struct Options {
    seconds: u64,
    clients: usize,
    anvil: Option<PathBuf>,
}

#[tokio::main]
async fn main() -> Fallible<()> {
    let options = options()?;
    let serving =
        serve(Node::open(NodeConfig { listen: ([127, 0, 0, 1], 0).into(), ..NodeConfig::default() })?)
            .await?;
    let url = format!("http://{}", serving.address);
    measure("node, program (WASM)", &url, node_token(&serving)?, &options).await?;
    logs(&url, &serving).await?;
    if let Some(path) = &options.anvil {
        let (anvil, url) = start_anvil(path).await?;
        let token = solidity_token(&url).await?;
        let measured = measure("anvil, Solidity (EVM)", &url, token, &options).await;
        stop(anvil)?;
        measured?;
    }
    serving.stop().await;
    Ok(())
}

/// Sends transfers for a while from as many clients as were asked for, and checks that nothing was lost.
async fn measure(name: &str, url: &str, token: Address, options: &Options) -> Fallible<()> {
    let mut clients = Vec::new();
    for index in 0..options.clients {
        clients.push(Sender::fund(url, token, index).await?);
    }
    let start = Instant::now();
    let deadline = start + Duration::from_secs(options.seconds);
    let running: Vec<_> = clients.into_iter().map(|client| tokio::spawn(client.run(deadline))).collect();
    let mut sent = Vec::new();
    for client in running {
        sent.extend(client.await??);
    }
    let elapsed = start.elapsed().as_secs_f64();
    let client = HttpClientBuilder::default().build(url)?;
    for hash in &sent {
        let receipt: Value = client.request("eth_getTransactionReceipt", rpc_params![hash]).await?;
        if receipt["status"] != "0x1" {
            return Err(
                format!("{name}: the receipt of {hash} is lost or says that it failed: {receipt}").into()
            );
        }
    }
    let data = balanceOfCall { account: receiver() }.abi_encode();
    let call = json!({ "to": token, "data": Bytes::from(data) });
    let balance: U256 = client.request("eth_call", rpc_params![call, "latest"]).await?;
    if balance != U256::from(sent.len()) {
        return Err(format!("{name}: {balance} units arrived, {} were sent", sent.len()).into());
    }
    let per_second = sent.len() as f64 / elapsed;
    println!(
        "{name}: {} clients, {} transfers in {elapsed:.1} s: {per_second:.0} per second, none lost",
        options.clients,
        sent.len()
    );
    Ok(())
}

/// One client: an account of its own and a connection of its own.
struct Sender {
    client: HttpClient,
    signer: PrivateKeySigner,
    token: Address,
    nonce: u64,
}

impl Sender {
    async fn fund(url: &str, token: Address, index: usize) -> Fallible<Self> {
        let client = HttpClientBuilder::default().build(url)?;
        let signer = PrivateKeySigner::from_bytes(&keccak256(format!("load {index}")))?;
        let balance = U256::from(10_000 * ETHER);
        client.request::<Value, _>("anvil_setBalance", rpc_params![signer.address(), balance]).await?;
        let mut sender = Self { client, signer, token, nonce: 0 };
        let mint = mintCall { to: sender.signer.address(), value: U256::from(u64::MAX) };
        sender.send(mint.abi_encode()).await?;
        Ok(sender)
    }

    async fn run(mut self, deadline: Instant) -> Fallible<Vec<B256>> {
        let transfer = transferCall { to: receiver(), value: U256::ONE }.abi_encode();
        let mut sent = Vec::new();
        while Instant::now() < deadline {
            sent.push(self.send(transfer.clone()).await?);
        }
        Ok(sent)
    }

    async fn send(&mut self, data: Vec<u8>) -> Fallible<B256> {
        let mut tx = TxEip1559 {
            chain_id: CHAIN_ID,
            nonce: self.nonce,
            gas_limit: 200_000,
            max_fee_per_gas: GAS_PRICE,
            to: TxKind::Call(self.token),
            input: data.into(),
            ..TxEip1559::default()
        };
        let signature = self.signer.sign_transaction_sync(&mut tx)?;
        let raw: Bytes = tx.into_signed(signature).encoded_2718().into();
        let hash: B256 = self.client.request("eth_sendRawTransaction", rpc_params![raw]).await?;
        self.nonce += 1;
        loop {
            let receipt: Value = self.client.request("eth_getTransactionReceipt", rpc_params![hash]).await?;
            if receipt["status"] == "0x1" {
                return Ok(hash);
            }
            if !receipt.is_null() {
                return Err(format!("a transfer failed: {receipt}").into());
            }
            // anvil mines a little later than it answers.
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

/// How long it takes to find the logs of what was sent.
async fn logs(url: &str, serving: &stylus_node::Serving) -> Fallible<()> {
    let client = HttpClientBuilder::default().max_response_size(64 << 20).build(url)?;
    let blocks = serving.node.lock().chain.block_number();
    let first = blocks.saturating_sub(9_999);
    let filter = json!({ "fromBlock": format!("{first:#x}"), "toBlock": format!("{blocks:#x}") });
    let start = Instant::now();
    let found: Vec<Value> = client.request("eth_getLogs", rpc_params![filter]).await?;
    let all = start.elapsed();
    let nobody = json!({ "fromBlock": "0x0", "toBlock": "latest", "topics": [B256::ZERO] });
    let start = Instant::now();
    let none: Vec<Value> = client.request("eth_getLogs", rpc_params![nobody]).await?;
    println!(
        "logs: {} of the last 10,000 blocks in {all:.1?}; {} of all {blocks} blocks in {:.1?}",
        found.len(),
        none.len(),
        start.elapsed()
    );
    Ok(())
}

fn node_token(serving: &stylus_node::Serving) -> Fallible<Address> {
    let mut node = serving.node.lock();
    let deployed = node.chain.deploy(&Program::load("mock-dollar")?, &U256::from(6).abi_encode())?;
    Ok(deployed.address)
}

async fn solidity_token(url: &str) -> Fallible<Address> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/solidity/Dollar.json");
    let fixture: Value = serde_json::from_slice(&std::fs::read(path)?)?;
    let code = alloy_primitives::hex::decode(fixture["bytecode"].as_str().unwrap_or_default())?;
    let init_code: Bytes = [code, U256::from(6).abi_encode()].concat().into();
    let client = HttpClientBuilder::default().build(url)?;
    let accounts: Vec<Address> = client.request("eth_accounts", rpc_params![]).await?;
    let from = accounts.first().ok_or("anvil has no account")?;
    let request = json!({ "from": from, "data": init_code });
    let hash: B256 = client.request("eth_sendTransaction", rpc_params![request]).await?;
    loop {
        let receipt: Value = client.request("eth_getTransactionReceipt", rpc_params![hash]).await?;
        if let Some(address) = receipt["contractAddress"].as_str() {
            return Ok(address.parse()?);
        }
        tokio::task::yield_now().await;
    }
}

async fn start_anvil(path: &PathBuf) -> Fallible<(Child, String)> {
    let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let chain_id = CHAIN_ID.to_string();
    let arguments = ["--silent", "--port", &port.to_string(), "--chain-id", &chain_id];
    let mut command = Command::new(path);
    // The program of npm is a script that starts the real one: they are stopped together.
    let child = command.args(arguments).stdout(Stdio::null()).process_group(0).spawn()?;
    let url = format!("http://127.0.0.1:{port}");
    let client = HttpClientBuilder::default().build(&url)?;
    let deadline = Instant::now() + Duration::from_secs(30);
    while client.request::<Value, _>("eth_chainId", rpc_params![]).await.is_err() {
        if Instant::now() > deadline {
            return Err("anvil does not answer".into());
        }
        tokio::task::yield_now().await;
    }
    Ok((child, url))
}

fn stop(mut child: Child) -> Fallible<()> {
    let group = format!("-{}", child.id());
    Command::new("kill").args(["-KILL", "--", &group]).status()?;
    child.wait()?;
    Ok(())
}

fn receiver() -> Address {
    Address::repeat_byte(0x77)
}

fn options() -> Fallible<Options> {
    let mut options = Options { seconds: 30, clients: 8, anvil: None };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        // `cargo bench` adds this one.
        if argument == "--bench" {
            continue;
        }
        let value = arguments.next().ok_or_else(|| format!("{argument} needs a value"))?;
        match argument.as_str() {
            "--seconds" => options.seconds = value.parse()?,
            "--clients" => options.clients = value.parse()?,
            "--anvil" => options.anvil = Some(value.into()),
            _ => return Err(format!("unknown option {argument}").into()),
        }
    }
    Ok(options)
}
