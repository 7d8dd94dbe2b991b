//! What a monitor can stop, and for how long.

use crate::CaliberError;
use usdai_core::{MathError, Seconds, Timestamp};

/// The longest freeze: 30 days.
pub const FREEZE_MOST: Seconds = Seconds::new(30 * 86_400);
/// From the end of a freeze to the earliest next one: 30 days, or freezes in a row would have no end.
pub const FREEZE_COOL_DOWN: Seconds = Seconds::new(30 * 86_400);

/// A title's last freeze. While it runs its owner cannot transfer the title and the router cannot take it as a pledge.
/// It stops nothing else: no repayment, cure, default, foreclosure, sale, release or delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Freeze {
    from: Timestamp,
    length: Seconds,
}

impl Freeze {
    /// A freeze as it was kept.
    pub(crate) const fn kept(from: Timestamp, length: Seconds) -> Self {
        Self { from, length }
    }

    /// When it began; zero where there was none.
    pub const fn from(&self) -> Timestamp {
        self.from
    }

    /// How long it runs from then.
    pub const fn length(&self) -> Seconds {
        self.length
    }

    /// The first second after it; zero where there was none.
    pub fn until(&self) -> Result<Timestamp, MathError> {
        self.from.checked_add(self.length)
    }

    /// Whether it runs.
    pub fn runs_at(&self, now: Timestamp) -> Result<bool, MathError> {
        Ok(now < self.until()?)
    }

    /// [`CaliberError::Frozen`] while it runs.
    pub fn check_over(&self, now: Timestamp) -> Result<(), CaliberError> {
        if self.runs_at(now)? { Err(CaliberError::Frozen { until: self.until()? }) } else { Ok(()) }
    }

    /// Frozen from `now` for `length`; one that runs may so be made longer, within 30 days of its beginning, or
    /// shorter.
    ///
    /// [`CaliberError::FreezeTooLong`], [`CaliberError::FreezeCoolingDown`] within 30 days of the end of the last one.
    pub fn renewed(&self, now: Timestamp, length: Seconds) -> Result<Self, CaliberError> {
        let is_first = *self == Self::default();
        let until = self.until()?;
        let from = if !is_first && now < until { self.from } else { now };
        let again_at = until.checked_add(FREEZE_COOL_DOWN)?;
        if !is_first && now >= until && now < again_at {
            return Err(CaliberError::FreezeCoolingDown { again_at });
        }
        let total = now.since(from)?.checked_add(length)?;
        if length == Seconds::default() || total > FREEZE_MOST {
            return Err(CaliberError::FreezeTooLong { most_until: from.checked_add(FREEZE_MOST)? });
        }
        Ok(Self { from, length: total })
    }

    /// Ended at `now`. [`CaliberError::NotFrozen`] unless it runs.
    pub fn lifted(&self, now: Timestamp) -> Result<Self, CaliberError> {
        if !self.runs_at(now)? {
            return Err(CaliberError::NotFrozen);
        }
        Ok(Self { from: self.from, length: now.since(self.from)? })
    }
}
