//! Whether the chain's sequencer is up, and has been for long enough that feeds have caught up.

use super::{PriceError, check_range};
use crate::units::{Seconds, Timestamp};
use ruint::aliases::U256;

/// What the feed of a sequencer answered last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequencerRound {
    /// Zero when it is up.
    pub answer: U256,
    /// Since when; zero before the feed was first told.
    pub started_at: Timestamp,
}

/// For how long after a restart no price is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GracePeriod(Seconds);

impl GracePeriod {
    /// The shortest: five minutes.
    pub const LEAST: u64 = 300;
    /// The longest: a day.
    pub const MOST: u64 = 86_400;

    /// [`PriceError::OutOfRange`] below five minutes and over a day.
    pub fn new(length: Seconds) -> Result<Self, PriceError> {
        check_range(U256::from_limbs([length.get(), 0, 0, 0]), Self::LEAST, Self::MOST)?;
        Ok(Self(length))
    }

    /// Its length.
    pub const fn length(self) -> Seconds {
        self.0
    }

    /// Refuses while the sequencer is not up, and before the grace period is over; the second in which it ends passes.
    ///
    /// [`PriceError::SequencerDown`], [`PriceError::SequencerRestarted`].
    pub fn check(self, round: &SequencerRound, now: Timestamp) -> Result<(), PriceError> {
        if !round.answer.is_zero() || round.started_at == Timestamp::default() {
            return Err(PriceError::SequencerDown);
        }
        let until = round.started_at.checked_add(self.0).unwrap_or(Timestamp::new(u64::MAX));
        if now < until {
            return Err(PriceError::SequencerRestarted { until });
        }
        Ok(())
    }
}
