//! Pages that are whole: nodes that limit their answers without saying so are found out.

use alloy::eips::{BlockId, BlockNumberOrTag};
use alloy::providers::Provider;
use alloy::rpc::types::{Filter, Log};
use alloy_primitives::{Address, B256};

use super::error::LogsError;
use super::page::Pages;
use crate::client::{BlockHead, Client};

/// What is read.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// From whom.
    pub client: &'a Client,
    /// What every log matches.
    pub filter: &'a Filter,
    /// Of these contracts alone.
    pub addresses: &'a [Address],
}

/// A page of logs of one chain.
#[derive(Debug)]
pub struct Page {
    /// Its first block.
    pub first: BlockHead,
    /// Its last block.
    pub end: BlockHead,
    /// Its logs, in order.
    pub logs: Vec<Log>,
}

impl Source<'_> {
    /// The page that begins behind a block, which is its first block's parent.
    ///
    /// # Errors
    /// [`LogsError::Reorganised`] if it is not, or not any more; [`LogsError::Truncated`].
    pub async fn page(
        &self,
        pages: &mut Pages,
        before: Option<(u64, B256)>,
        (from, last): (u64, u64),
    ) -> Result<Page, LogsError> {
        loop {
            let end = self.client.block(BlockNumberOrTag::Number(pages.end(from, last))).await?;
            let (to, logs) = pages.read(self.client, self.filter, from, end.number).await?;
            if to < end.number {
                // The node refused so many: the end is another block.
                continue;
            }
            let first = self.client.block(BlockNumberOrTag::Number(from)).await?;
            if let Some((block, read)) = before.filter(|(_, hash)| *hash != first.parent) {
                return Err(LogsError::Reorganised { block, read, found: first.parent, cache: None });
            }
            let again = self.client.block(BlockNumberOrTag::Number(to)).await?;
            if again.hash != end.hash {
                let (read, found) = (end.hash, again.hash);
                return Err(LogsError::Reorganised { block: to, read, found, cache: None });
            }
            check(&logs, self.addresses, &first, &end)?;
            if self.is_whole(from, to, &logs).await? {
                return Ok(Page { first, end, logs });
            }
            if !pages.shorten() {
                return Err(LogsError::Truncated { block: from });
            }
        }
    }

    /// Asks again for the blocks from the last log on and until the first one, where a limit cuts: one log more would
    /// be answered. Logs of one block may be as many as the limit, so they are counted, and the others are asked for
    /// without it.
    async fn is_whole(&self, from: u64, to: u64, logs: &[Log]) -> Result<bool, LogsError> {
        let ends =
            (logs.first().and_then(|log| log.block_number), logs.last().and_then(|log| log.block_number));
        let (Some(first), Some(last)) = ends else { return Ok(true) };
        let is_one = first == last;
        if is_one && self.count(first, logs.len()).await? != logs.len() {
            return Ok(false);
        }
        let beside = u64::from(is_one);
        let behind = (last.saturating_add(beside), to);
        let before = first.checked_sub(beside).map(|first| (from, first));
        let ranges = [Some(behind), before].into_iter().flatten();
        for (from, to) in ranges.filter(|(from, to)| from <= to) {
            let within = |log: &&Log| log.block_number.is_some_and(|block| (from..=to).contains(&block));
            let again = self.client.logs(&self.filter.clone().from_block(from).to_block(to)).await?;
            if !again.iter().eq(logs.iter().filter(within)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// How many logs a block has by its receipts; by asking for each contract alone where a node does not give all of
    /// them.
    async fn count(&self, block: u64, found: usize) -> Result<usize, LogsError> {
        let receipts = self.client.provider().get_block_receipts(BlockId::number(block)).await;
        let receipts = receipts.ok().flatten().unwrap_or_default();
        let logs = receipts.iter().flat_map(|receipt| receipt.logs());
        let count = logs.filter(|log| self.filter.matches(&log.inner)).count();
        if count >= found {
            return Ok(count);
        }
        let mut count = 0_usize;
        for address in self.addresses {
            let filter = self.filter.clone().address(*address).from_block(block).to_block(block);
            count = count.saturating_add(self.client.logs(&filter).await?.len());
        }
        Ok(count)
    }
}

/// Logs are in order, each of the blocks, the chain and the contracts that were asked for.
fn check(logs: &[Log], addresses: &[Address], first: &BlockHead, end: &BlockHead) -> Result<(), LogsError> {
    let (from, to) = (first.number, end.number);
    let wrong = |reason| Err(LogsError::Malformed { from, to, reason });
    let mut before: Option<(u64, u64, B256)> = None;
    for log in logs {
        let (Some(block), Some(index), Some(hash)) = (log.block_number, log.log_index, log.block_hash) else {
            return wrong("it says no block or no place");
        };
        if log.removed {
            return wrong("it was removed from the chain");
        }
        if !(from..=to).contains(&block) {
            return wrong("it is of another block");
        }
        if !addresses.contains(&log.address()) {
            return wrong("it is of another contract");
        }
        if before.is_some_and(|(number, place, _)| (number, place) >= (block, index)) {
            return wrong("it is out of order, or there twice");
        }
        let known = [(from, first.hash), (to, end.hash)]
            .into_iter()
            .chain(before.map(|(number, _, hash)| (number, hash)));
        if known.into_iter().any(|(number, known)| number == block && known != hash) {
            return wrong("its block has another hash");
        }
        before = Some((block, index, hash));
    }
    Ok(())
}
