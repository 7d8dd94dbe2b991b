//! The node's clock: the machine's with an offset, and a time that the next block was told to have.

use std::time::{SystemTime, UNIX_EPOCH};

/// Where the node's time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Seconds by which it is ahead of the machine's.
    pub offset: i64,
    /// Time of the next block, unix seconds, if somebody set it.
    pub next: Option<u64>,
}

impl Clock {
    /// A clock that shows `start` now, or the machine's time.
    pub fn starting_at(start: Option<u64>) -> Self {
        let mut clock = Self::default();
        if let Some(start) = start {
            clock.set(start);
        }
        clock
    }

    /// Unix seconds.
    pub fn now(&self) -> u64 {
        machine_seconds().saturating_add_signed(self.offset)
    }

    /// Makes it show `timestamp` (unix seconds) now.
    pub fn set(&mut self, timestamp: u64) {
        let machine = i128::from(machine_seconds());
        self.offset = i64::try_from(i128::from(timestamp) - machine).unwrap_or(i64::MAX);
    }

    /// Moves it forward.
    pub fn advance(&mut self, seconds: u64) {
        self.offset = self.offset.saturating_add_unsigned(seconds);
    }

    /// Time of a block that is mined now on a block of the time `parent`, unix seconds.
    pub fn of_next_block(&self, parent: u64) -> u64 {
        self.next.unwrap_or_else(|| self.now()).max(parent)
    }

    /// A block of this time was mined: the clock goes on from a time that was set.
    pub fn mined(&mut self, timestamp: u64) {
        if self.next.take().is_some() {
            self.set(timestamp);
        }
    }
}

fn machine_seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs())
}
