//! The story's chain on a node, for what is read over JSON-RPC as anybody reads it.

use std::path::Path;

use alloy_primitives::{B256, Bytes};
use anyhow::Context;
use cores_engine::Week;
use stylus_node::{Node, NodeConfig};

use super::stage::Stage;
use crate::book::{Book, Deployed};
use crate::deployment::Placement;
use crate::verbs::week_at;

/// Computes a week of points from the chain's own logs, by what `usdai cores compute` does.
pub fn week(stage: &mut Stage, number: u32) -> anyhow::Result<Week> {
    let path = stage.output.join("book.json");
    book(stage).write(&path)?;
    let runtime = tokio::runtime::Runtime::new().context("a runtime")?;
    let config = NodeConfig {
        listen: ([127, 0, 0, 1], 0).into(),
        start_time: Some(stage.chain.timestamp()),
        chain: stage.chain.config().clone(),
        ..NodeConfig::default()
    };
    let mut node = Node::open(config).context("a node")?;
    std::mem::swap(&mut node.chain, &mut stage.chain);
    let serving = runtime.block_on(stylus_node::serve(node)).context("a free port")?;
    let url = format!("http://{}", serving.address);
    let computed = runtime.block_on(compute(url, &path, number));
    std::mem::swap(&mut serving.node.lock().chain, &mut stage.chain);
    computed
}

async fn compute(url: String, book: &Path, number: u32) -> anyhow::Result<Week> {
    week_at(url, book, number).await.with_context(|| format!("week {number} is not computed"))
}

fn book(stage: &Stage) -> Book {
    let chain = &stage.chain;
    let genesis_hash = chain.block(0).map(|block| block.hash).unwrap_or_default();
    let deployer = stage.everybody().get("admin").map(|admin| admin.address).unwrap_or_default();
    let (salt, beacon_key) = ("demo".into(), Bytes::new());
    let placement = Placement { deployer, salt, epoch_genesis: 0, beacon_key, endpoint: None };
    let mut book = Book::new(chain.config().chain_id, genesis_hash, 0, &placement);
    for (name, (address, block)) in &stage.programs {
        let entry = Deployed {
            address: *address,
            block: *block,
            transaction: B256::ZERO,
            code_hash: chain.codehash(*address),
            wasm_sha256: B256::ZERO,
            git_commit: None,
            constructor_arguments: Vec::new(),
            activated_at: 0,
            expires_at: 0,
        };
        book.contracts.insert(name.clone(), entry);
    }
    book
}
