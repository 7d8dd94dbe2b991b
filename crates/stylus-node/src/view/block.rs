//! Blocks and headers.

use std::collections::HashMap;

use alloy::{
    consensus::{EMPTY_OMMER_ROOT_HASH, Header as ConsensusHeader, proofs},
    primitives::{B256, Bloom, U64, U256},
    rpc::types::{Block as RpcBlock, BlockTransactions, Header},
};
use serde::Serialize;
use stylus_chain::{chain::Block, config::Config};

use super::{receipt, transaction};
use crate::transaction::SignedTransaction;

/// A block or header with what Arbitrum adds to it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NodeBlock<T> {
    #[serde(flatten)]
    inner: T,
    /// What `block.number` is in it.
    l1_block_number: U64,
    /// Messages sent to L1, of which the embedded chain has none.
    send_count: U64,
    /// Root of those messages.
    send_root: B256,
}

/// A block with the hashes of its transactions, or with them whole.
pub fn block(
    block: &Block,
    config: &Config,
    transactions: &HashMap<B256, SignedTransaction>,
    whole: bool,
) -> NodeBlock<RpcBlock> {
    let shown = match whole {
        false => BlockTransactions::Hashes(block.receipts.iter().map(|receipt| receipt.hash).collect()),
        true => {
            let signed = block.receipts.iter().enumerate();
            let shown = signed.filter_map(|(index, receipt)| {
                let signed = transactions.get(&receipt.hash)?;
                Some(transaction::mined(signed, block, index as u64, config.base_fee))
            });
            BlockTransactions::Full(shown.collect())
        }
    };
    let inner = RpcBlock::new(rpc_header(block, config, transactions), shown);
    with_arbitrum(block, inner)
}

/// The header of a block.
pub fn header(
    block: &Block,
    config: &Config,
    transactions: &HashMap<B256, SignedTransaction>,
) -> NodeBlock<Header> {
    with_arbitrum(block, rpc_header(block, config, transactions))
}

fn with_arbitrum<T>(block: &Block, inner: T) -> NodeBlock<T> {
    NodeBlock {
        inner,
        l1_block_number: U64::from(block.number),
        send_count: U64::ZERO,
        send_root: B256::ZERO,
    }
}

/// The chain keeps no trie of its state, so the state root is zero; the other roots are what they say.
fn rpc_header(block: &Block, config: &Config, transactions: &HashMap<B256, SignedTransaction>) -> Header {
    let signed: Vec<_> =
        block.receipts.iter().filter_map(|receipt| transactions.get(&receipt.hash)).collect();
    let envelopes: Vec<_> = signed.iter().map(|transaction| &transaction.envelope).collect();
    let mut gas_used = 0u64;
    let receipts = block.receipts.iter().zip(&signed).map(|(receipt, transaction)| {
        gas_used = gas_used.saturating_add(receipt.gas_used);
        receipt::envelope(transaction, receipt, gas_used, receipt.logs.clone())
    });
    let receipts: Vec<_> = receipts.collect();
    let logs_bloom = block.receipts.iter().flat_map(|receipt| &receipt.logs).collect::<Bloom>();
    let inner = ConsensusHeader {
        parent_hash: block.parent_hash,
        ommers_hash: EMPTY_OMMER_ROOT_HASH,
        beneficiary: config.coinbase,
        state_root: B256::ZERO,
        transactions_root: proofs::calculate_transaction_root(&envelopes),
        receipts_root: proofs::calculate_receipt_root(&receipts),
        logs_bloom,
        difficulty: U256::ONE,
        number: block.number,
        gas_limit: config.block_gas_limit,
        gas_used,
        timestamp: block.timestamp,
        // `prevrandao` on Arbitrum.
        mix_hash: B256::with_last_byte(1),
        base_fee_per_gas: Some(config.base_fee),
        ..ConsensusHeader::default()
    };
    let size = U256::from(inner.size());
    Header { hash: block.hash, inner, total_difficulty: Some(U256::from(block.number)), size: Some(size) }
}
