//! Logs of a long time.

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::{Filter, Log};
use alloy_primitives::{Address, B256};

use crate::client::{Client, ClientError};
use crate::logs::Pages;

/// Blocks asked for at once at most; public endpoints allow as many.
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
    let (mut from, mut logs, mut pages) = (first_block, Vec::new(), Pages::new(BLOCKS));
    while from <= last {
        let (to, page) = pages.read(client, &filter, from, last).await?;
        logs.extend(page);
        from = to.saturating_add(1);
    }
    Ok(logs)
}
