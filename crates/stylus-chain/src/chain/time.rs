//! The clock and empty blocks.

use super::Chain;

/// A time before the last block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("time {asked} lies before that of the last block, {head}")]
pub struct TimeError {
    /// Time that was asked for, unix seconds.
    pub asked: u64,
    /// Time of the last block, unix seconds.
    pub head: u64,
}

impl Chain {
    /// Unix seconds at which the next call or transaction runs.
    #[must_use]
    pub fn timestamp(&self) -> u64 {
        self.state.clock
    }

    /// Number of the last block. The next call or transaction runs in the one after it.
    #[must_use]
    pub fn block_number(&self) -> u64 {
        self.head().number
    }

    /// Moves the clock forward. No block is mined.
    pub fn warp(&mut self, seconds: u64) {
        self.state.clock = self.state.clock.saturating_add(seconds);
    }

    /// Sets the clock to `timestamp`, unix seconds: exactly then the next call or transaction runs.
    ///
    /// # Errors
    /// [`TimeError`] if the last block is later. The same second is allowed, as on Arbitrum.
    pub fn set_timestamp(&mut self, timestamp: u64) -> Result<(), TimeError> {
        let head = self.head().timestamp;
        if timestamp < head {
            return Err(TimeError { asked: timestamp, head });
        }
        self.state.clock = timestamp;
        Ok(())
    }

    /// Mines `blocks` empty blocks, a second each.
    pub fn mine(&mut self, blocks: u64) {
        for _ in 0..blocks {
            self.open_block().seal();
        }
    }
}
