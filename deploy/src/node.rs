//! `usdai node`: the embedded chain behind JSON-RPC, with funded accounts and a test dollar.

mod dollar;

use std::{
    io::Write,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use alloy::primitives::{Bytes, utils::format_ether};
use anyhow::Context;
use stylus_node::{DEV_MNEMONIC, Node, NodeConfig, Serving};
use timelock::testing::TestBeacon;

use crate::project::Project;

pub use dollar::{TEST_DOLLAR, put_test_dollar};

/// Seed of the beacon's key. Any will do, as nothing is secret on a local chain.
const BEACON_SEED: u64 = 1;

/// How the node runs.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8_547)]
    port: u16,
    /// Address to listen on. Anyone who reaches it can do everything with the chain.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// File that keeps the chain across restarts; it is made if it is not there.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// Seconds between blocks; by default every transaction gets a block at once.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=86_400))]
    block_time: Option<u64>,
    /// Time at which the chain's clock starts to run, unix seconds; by default the present.
    #[arg(long, value_name = "TIMESTAMP")]
    fork_time: Option<u64>,
    /// Put every program into the program cache when it is activated, as if somebody had bid for it.
    #[arg(long, overrides_with = "uncached")]
    cached: bool,
    /// Leave the program cache to bids, as Arbitrum does. This is the default.
    #[arg(long)]
    uncached: bool,
    /// Number of funded accounts.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(0..=1_000))]
    accounts: u32,
    /// Serve a beacon for sealed bids as well: it signs any round at once, with a key that everybody knows.
    #[arg(long)]
    beacon: bool,
    /// Do without the test dollar, and so without built contracts.
    #[arg(long)]
    bare: bool,
}

/// Runs a node until it is interrupted.
///
/// # Errors
/// A port is taken, the file cannot be used, or the test dollar is not built or `root` holds no project.
pub fn run(root: Option<&Path>, arguments: &Arguments) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new().context("cannot start tasks")?;
    runtime.block_on(async {
        let mut node = Node::open(arguments.to_config())?;
        if !arguments.bare {
            put_test_dollar(&mut node, &Project::find(root)?)?;
        }
        let serving = stylus_node::serve(node).await?;
        let beacon = arguments.beacon.then(|| TestBeacon::start(BEACON_SEED)).transpose();
        let beacon = beacon.context("cannot serve a beacon")?;
        greet(&serving, arguments, beacon.as_ref())?;
        interrupted().await?;
        eprintln!("stopping");
        serving.stop().await;
        Ok(())
    })
}

impl Arguments {
    fn to_config(&self) -> NodeConfig {
        NodeConfig {
            listen: SocketAddr::new(self.host, self.port),
            accounts: self.accounts,
            block_time: self.block_time.map(Duration::from_secs),
            cached: self.cached && !self.uncached,
            start_time: self.fork_time,
            state: self.state.clone(),
            ..NodeConfig::default()
        }
    }
}

/// What a user needs to connect. The first line is the same for programs that start a node and wait for it.
fn greet(serving: &Serving, arguments: &Arguments, beacon: Option<&TestBeacon>) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    let node = serving.node.lock();
    let chain_id = node.chain.config().chain_id;
    writeln!(out, "listening on http://{0} and ws://{0}, chain id {chain_id}", serving.address)?;
    if let Some(path) = &arguments.state {
        writeln!(out, "block {}, kept in {}", node.chain.block_number(), path.display())?;
    }
    if let Some(beacon) = beacon {
        let network = beacon.network();
        let key = Bytes::copy_from_slice(&network.public_key_uncompressed()?);
        writeln!(out, "\nBeacon at {}, whose hash is {}", beacon.endpoint(), network.chain_hash())?;
        writeln!(out, "For the configuration of a deployment: beacon = \"{key}\"")?;
    }
    writeln!(
        out,
        "\nFunded accounts. Their keys are public: never send anything of value to them on another chain."
    )?;
    writeln!(out, "Words: {DEV_MNEMONIC}")?;
    for account in node.accounts() {
        let balance = format_ether(node.chain.balance(account.address));
        let balance = balance.split('.').next().unwrap_or_default();
        writeln!(out, "  {} {} {balance} ETH", account.address, account.key)?;
    }
    if !arguments.bare {
        writeln!(out, "\nTest dollar, 6 decimals, which everybody can mint: {TEST_DOLLAR}")?;
    }
    out.flush()?;
    Ok(())
}

async fn interrupted() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminated = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
