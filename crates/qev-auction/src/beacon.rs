//! The public randomness that opens what is sealed.

use usdai_core::{MathError, Seconds, Timestamp};

/// A beacon that publishes a round every so many seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beacon {
    /// When round 1 is published.
    pub genesis: Timestamp,
    /// From one round to the next.
    pub period: Seconds,
}

impl Beacon {
    /// drand's quicknet, as its `info` endpoint states it.
    pub const QUICKNET: Self = Self { genesis: Timestamp::new(1_692_803_367), period: Seconds::new(3) };
    /// From the lock to the round that opens the bids: an hour, so that no clock of a sequencer lags behind it.
    pub const DELAY: Seconds = Seconds::new(3_600);
    /// The beacon must be known on chain so long before the end of the reveal, or nobody is charged: 12 hours.
    pub const LEAD: Seconds = Seconds::new(12 * 3_600);

    /// The first round that is published an hour after `lock_time` or later, R_e.
    ///
    /// [`MathError::DivideByZero`] for a period of zero, [`MathError::Overflow`] at the end of time.
    pub fn round(&self, lock_time: Timestamp) -> Result<u64, MathError> {
        let one = Seconds::new(1);
        let ahead = lock_time.checked_add(Self::DELAY)?.since_or_none(self.genesis);
        let Ok(short) = ahead.checked_sub(one) else { return Ok(one.get()) };
        let started = Seconds::new(short.div_down(self.period)?).checked_add(one)?;
        started.checked_add(one).map(Seconds::get)
    }

    /// When a round is published. Round 0 counts as the first.
    pub fn published_at(&self, round: u64) -> Result<Timestamp, MathError> {
        self.genesis.checked_add(self.period.checked_mul(round.saturating_sub(1))?)
    }
}
