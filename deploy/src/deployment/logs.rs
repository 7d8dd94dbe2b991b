//! Logs of a long time.

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::{Filter, Log};
use alloy_primitives::{Address, B256};

use crate::client::{Client, ClientError};

/// Blocks asked for at once; public endpoints allow as many.
const BLOCKS: u64 = 10_000;

/// All logs of a contract with this first topic from a block on.
///
/// # Errors
/// [`ClientError`] if the chain does not answer.
pub async fn logs_since(
    client: &Client,
    contract: Address,
    event: B256,
    first_block: u64,
) -> Result<Vec<Log>, ClientError> {
    let last = client.block(BlockNumberOrTag::Latest).await?.number;
    let filter = Filter::new().address(contract).event_signature(event);
    let (mut from, mut logs) = (first_block, Vec::new());
    while from <= last {
        let to = last.min(from.saturating_add(BLOCKS - 1));
        logs.extend(client.logs(&filter.clone().from_block(from).to_block(to)).await?);
        from = to.saturating_add(1);
    }
    Ok(logs)
}
