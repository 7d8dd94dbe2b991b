//! Pages of logs, as long as the node answers them.

use alloy::rpc::types::{Filter, Log};

use crate::client::{Client, ClientError};

/// Pages that were answered before a longer one is tried.
const PATIENCE: u32 = 4;

/// How many blocks are asked for at once: half as many when a node refuses, and later more again.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    blocks: u64,
    most: u64,
    answered: u32,
}

impl Pages {
    /// So many blocks at first and at most.
    #[must_use]
    pub const fn new(most: u64) -> Self {
        Self { blocks: most, most, answered: 0 }
    }

    /// The last block of a page that begins with `from`, where `last` is the last of all.
    #[must_use]
    pub fn end(&self, from: u64, last: u64) -> u64 {
        last.min(from.saturating_add(self.blocks.saturating_sub(1)))
    }

    /// The logs from `from` to the block that is returned, which is `last` at most.
    ///
    /// # Errors
    /// The node does not answer, or not even for one block.
    pub async fn read(
        &mut self,
        client: &Client,
        filter: &Filter,
        from: u64,
        last: u64,
    ) -> Result<(u64, Vec<Log>), ClientError> {
        loop {
            let to = self.end(from, last);
            match client.logs(&filter.clone().from_block(from).to_block(to)).await {
                Ok(logs) => {
                    self.lengthen();
                    return Ok((to, logs));
                }
                Err(error @ ClientError::Refused { .. }) if !self.shorten() => return Err(error),
                Err(ClientError::Refused { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Half as many blocks from now on; not for a page of one.
    pub const fn shorten(&mut self) -> bool {
        let can = self.blocks > 1;
        self.blocks = if can { self.blocks / 2 } else { 1 };
        self.answered = 0;
        can
    }

    fn lengthen(&mut self) {
        self.answered = self.answered.saturating_add(1);
        if self.answered >= PATIENCE && self.blocks < self.most {
            self.blocks = self.most.min(self.blocks.saturating_mul(2));
            self.answered = 0;
        }
    }
}
