//! `net_*`, `web3_*` and what `eth_*` tells of the node itself.

use alloy::rpc::types::FeeHistory;
use alloy_primitives::{Bytes, U64, keccak256};
use jsonrpsee::{RpcModule, core::RegisterMethodError};
use serde_json::json;

use super::{method, quantity::Quantity};
use crate::{
    error::RpcError,
    node::{Node, SharedNode},
};

/// The most blocks that one fee history covers, as in geth.
const MOST_FEE_HISTORY: u64 = 1_024;

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    method!(module, "web3_clientVersion", |_node| Ok(concat!("stylus-node/v", env!("CARGO_PKG_VERSION"))));
    method!(module, "web3_sha3", |_node, data: Bytes| Ok(keccak256(&data)));
    method!(module, "net_version", |node| Ok(node.chain.config().chain_id.to_string()));
    method!(module, "net_listening", |_node| Ok(true));
    method!(module, "net_peerCount", |_node| Ok(U64::ZERO));
    method!(module, "eth_chainId", |node| Ok(U64::from(node.chain.config().chain_id)));
    method!(module, "eth_syncing", |_node| Ok(false));
    method!(module, "eth_mining", |_node| Ok(false));
    method!(module, "eth_hashrate", |_node| Ok(U64::ZERO));
    method!(module, "eth_protocolVersion", |_node| Ok("0x41"));
    method!(module, "eth_coinbase", |node| Ok(node.chain.config().coinbase));
    method!(module, "eth_gasPrice", |node| Ok(U64::from(node.chain.config().base_fee)));
    // Arbitrum drops tips.
    method!(module, "eth_maxPriorityFeePerGas", |_node| Ok(U64::ZERO));
    method!(module, "eth_blobBaseFee", |_node| Ok(U64::ZERO));
    method!(module, "eth_feeHistory", |node,
                                       count: Quantity,
                                       newest: Option<alloy::eips::BlockId>,
                                       percentiles: Option<Vec<f64>>| {
        fee_history(&node, count.saturating_u64(), newest.unwrap_or_default(), percentiles)
    });
    method!(module, "txpool_status", |node| {
        let (pending, queued) = node.waiting();
        Ok(json!({ "pending": U64::from(pending), "queued": U64::from(queued) }))
    });
    method!(module, "rpc_modules", |_node| {
        let namespaces = ["anvil", "debug", "eth", "evm", "net", "personal", "txpool", "web3"];
        Ok(namespaces.map(|name| (name, "1.0")).into_iter().collect::<std::collections::BTreeMap<_, _>>())
    });
    Ok(module)
}

/// The base fee never changes and nobody pays a tip.
fn fee_history(
    node: &Node,
    count: u64,
    newest: alloy::eips::BlockId,
    percentiles: Option<Vec<f64>>,
) -> Result<FeeHistory, RpcError> {
    let newest = node.block_of(newest)?.number;
    let count = count.min(MOST_FEE_HISTORY).min(newest.saturating_add(1));
    let oldest = newest.saturating_add(1).saturating_sub(count);
    let config = node.chain.config();
    let ratio = |number| {
        let receipts = node.chain.block(number).map(|block| block.receipts.iter()).unwrap_or_default();
        receipts.map(|receipt| receipt.gas_used).sum::<u64>() as f64 / config.block_gas_limit as f64
    };
    let blocks = usize::try_from(count).unwrap_or_default();
    let percentiles = percentiles.unwrap_or_default();
    if percentiles.iter().any(|percentile| !(0.0..=100.0).contains(percentile)) {
        return Err(RpcError::invalid_params("a percentile is between 0 and 100"));
    }
    Ok(FeeHistory {
        oldest_block: oldest,
        base_fee_per_gas: vec![config.base_fee.into(); blocks + 1],
        gas_used_ratio: (oldest..oldest.saturating_add(count)).map(ratio).collect(),
        base_fee_per_blob_gas: vec![0; blocks + 1],
        blob_gas_used_ratio: vec![0.0; blocks],
        reward: (!percentiles.is_empty()).then(|| vec![vec![0; percentiles.len()]; blocks]),
    })
}
