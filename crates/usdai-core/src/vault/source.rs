//! Where the additions to a stream come from, at most one a day from each.

use super::Stream;
use crate::fixed::MathError;
use crate::units::{Seconds, Timestamp, Usd};

/// One origin of gains, with what came too early to enter its stream.
///
/// Without the daily limit a caller could add dust every second, and each addition may move the stream's end
/// by a second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What waits to enter; as unreleased as what is in the stream.
    pub held: Usd,
    /// When an amount last entered the stream.
    pub entered_at: Timestamp,
}

impl Source {
    /// The least time between two entries: a day.
    pub const INTERVAL: Seconds = Seconds::new(86_400);

    /// Takes `gain` and moves what is held into `stream` when a day has passed since the last time.
    ///
    /// With no gain it only moves what waits, which is for anybody to call.
    pub fn take(&self, gain: Usd, stream: &Stream, now: Timestamp) -> Result<(Self, Stream), MathError> {
        let held = self.held.checked_add(gain)?;
        if held.is_zero() || now.since_or_none(self.entered_at) < Self::INTERVAL {
            return Ok((Self { held, ..*self }, *stream));
        }
        Ok((Self { held: Usd::ZERO, entered_at: now }, stream.add(held, now)?))
    }
}
