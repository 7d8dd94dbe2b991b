//! A stream together with what its sources hold back for it.

use super::{Source, Stream};
use crate::fixed::MathError;
use crate::units::{Timestamp, Usd};

/// All that a price does not count yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inflow {
    /// What is being released.
    pub stream: Stream,
    /// What all sources together hold back; a price needs no more of them.
    pub held: Usd,
}

impl Inflow {
    /// What is not yet released, rounded up.
    pub fn unreleased_up(&self, now: Timestamp) -> Result<Usd, MathError> {
        self.stream.unreleased_up(now)?.checked_add(self.held)
    }

    /// Takes `gain` by way of `source`, which is one of this stream; see [`Source::take`].
    pub fn take(&self, source: &Source, gain: Usd, now: Timestamp) -> Result<(Self, Source), MathError> {
        let (after, stream) = source.take(gain, &self.stream, now)?;
        let held = self.held.checked_add(after.held)?.checked_sub(source.held)?;
        Ok((Self { stream, held }, after))
    }
}
