//! Logs of a filter, each read once: what was read is known until the chain becomes another.

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::{Filter, Log};

use crate::client::{BlockHead, Client, ClientError};
use crate::logs::Pages;

/// How far they were read.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// The first block that was not read.
    next: Option<u64>,
    /// A block that was read, by which it is seen whether the chain is still the same.
    read: Option<BlockHead>,
}

impl Followed {
    /// The first block that was not read; none before the first was.
    pub const fn next(&self) -> Option<u64> {
        self.next
    }

    /// Whether what was read is still of the chain that ends so.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn is_canonical(&self, client: &Client, head: &BlockHead) -> Result<bool, ClientError> {
        let Some(read) = self.read else { return Ok(true) };
        if read.number > head.number {
            return Ok(false);
        }
        Ok(client.block(BlockNumberOrTag::Number(read.number)).await?.hash == read.hash)
    }

    /// Reads on from `first`, or from where it was, to this block: at most so many blocks at once, half as many where
    /// an endpoint refuses.
    ///
    /// # Errors
    /// The chain does not answer; what was noted until then is kept.
    pub async fn follow(
        &mut self,
        client: &Client,
        filter: &Filter,
        (first, head): (u64, BlockHead),
        blocks: u64,
        mut note: impl FnMut(&Log),
    ) -> Result<(), ClientError> {
        let (mut from, mut pages) = (self.next.unwrap_or(first), Pages::new(blocks));
        while from <= head.number {
            let (to, logs) = pages.read(client, filter, from, head.number).await?;
            logs.iter().for_each(&mut note);
            from = to.saturating_add(1);
            self.next = Some(from);
        }
        self.read = Some(head);
        Ok(())
    }
}
