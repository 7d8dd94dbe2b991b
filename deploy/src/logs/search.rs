//! Blocks by their time.

use alloy::eips::BlockNumberOrTag;

use crate::client::{BlockHead, Client, ClientError};

/// The first block from `first` on whose time is `time` or later; none if the last one's is not.
///
/// # Errors
/// The chain does not answer.
pub async fn first_block_at(
    client: &Client,
    (first, last): (u64, BlockHead),
    time: u64,
) -> Result<Option<BlockHead>, ClientError> {
    if last.timestamp < time || first > last.number {
        return Ok(None);
    }
    let (mut early, mut found) = (first, last);
    while early < found.number {
        let middle = early.midpoint(found.number);
        let block = client.block(BlockNumberOrTag::Number(middle)).await?;
        if block.timestamp < time {
            early = middle.saturating_add(1);
        } else {
            found = block;
        }
    }
    Ok(Some(found))
}
