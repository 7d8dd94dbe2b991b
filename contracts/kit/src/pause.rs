//! A pause that ends by itself.

use crate::Error;
use crate::errors::{pause_cooling_down, pause_too_long};

/// A pause lasts 14 days at most.
pub const PAUSE_MAXIMUM: u64 = 14 * 86_400;
/// After a pause what it stopped goes on for at least 7 days.
pub const PAUSE_COOL_DOWN: u64 = 7 * 86_400;

/// When one kind of entry rests. Times are unix seconds; 32 bits of them last until 2106.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pause {
    /// It rests before this time.
    pub until: u32,
    /// The next pause may start at this time.
    pub available_at: u32,
}

impl Pause {
    /// When the pause that runs at `now` ends, if one does.
    pub fn running(&self, now: u64) -> Option<u64> {
        let until = u64::from(self.until);
        (now < until).then_some(until)
    }

    /// Starts, shortens or ends a pause.
    ///
    /// A running pause can only be shortened (`PauseTooLong`); a new one starts no sooner than 7 days after
    /// the last (`PauseCoolingDown`) and ends within 14 days (`PauseTooLong`). So a lost or hostile key cannot
    /// stop an entry for ever.
    pub fn set(&mut self, now: u64, until: u64) -> Result<(), Error> {
        let running = self.running(now);
        let latest = match running {
            Some(end) => end,
            None => {
                let available_at = u64::from(self.available_at);
                if now < available_at && now < until {
                    return Err(pause_cooling_down(available_at));
                }
                now.saturating_add(PAUSE_MAXIMUM)
            }
        };
        if latest < until {
            return Err(pause_too_long(until, latest));
        }
        if running.is_none() && until <= now {
            return Ok(());
        }
        let end = until.max(now);
        self.until = seconds(end);
        self.available_at = seconds(end.saturating_add(PAUSE_COOL_DOWN));
        Ok(())
    }

    /// Both times, the end in the lower half.
    pub fn pack(&self) -> u64 {
        u64::from(self.until) | u64::from(self.available_at) << 32
    }

    /// The pause in packed times.
    pub fn unpack(times: u64) -> Self {
        Self { until: times as u32, available_at: (times >> 32) as u32 }
    }
}

fn seconds(time: u64) -> u32 {
    u32::try_from(time).unwrap_or(u32::MAX)
}
