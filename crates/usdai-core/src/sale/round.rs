//! The rounds of a sale.

use crate::units::Seconds;

/// A round: 1 to 5 with a reserve, then the final one, which may be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Round(u8);

impl Round {
    /// The first.
    pub const FIRST: Self = Self(1);
    /// The one without reserve.
    pub const FINAL: Self = Self(6);

    /// None but for 1 to 6.
    pub const fn new(number: u8) -> Option<Self> {
        let is_round = number >= Self::FIRST.0 && number <= Self::FINAL.0;
        if is_round { Some(Self(number)) } else { None }
    }

    /// Its number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The one after it; the final one comes after itself.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1)).min(Self::FINAL)
    }

    /// How long it is without late bids: 7 days, the final one 14.
    pub const fn duration(self) -> Seconds {
        const DAY: u64 = 86_400;
        Seconds::new(if self.0 == Self::FINAL.0 { 14 * DAY } else { 7 * DAY })
    }
}
