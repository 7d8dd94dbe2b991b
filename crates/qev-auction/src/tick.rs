//! The grid of rates: 1,900 ticks, a basis point apart up to 10% and ten apart above.

use core::fmt;

/// A rate on the grid, 1 to 1,900.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tick(u16);

impl Tick {
    /// The lowest rate that a bid can have, and what a bid pays when all bids are served and the line is not:
    /// 10 basis points.
    pub const RESERVE: Self = Self(10);
    /// The highest tick, 10,000 basis points.
    pub const HIGHEST: Self = Self(1_900);
    /// The words that hold a bit for each, 256 to a word.
    pub(crate) const WORDS: core::ops::RangeInclusive<u8> = 0..=(Self::HIGHEST.0 >> 8) as u8;
    /// Ticks up to here are as many basis points.
    const FINE: u16 = 1_000;
    /// Basis points between the ticks above.
    const STEP: u16 = 10;

    /// The word that holds its bit.
    pub(crate) const fn word(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// The tick with this number. [`TickError`] for zero and above 1,900.
    pub const fn new(number: u16) -> Result<Self, TickError> {
        if number == 0 || number > Self::HIGHEST.0 {
            return Err(TickError { number });
        }
        Ok(Self(number))
    }

    /// The rate of an opened bid, held to `maximum`; nothing for a decoy, which is any number that is no tick or
    /// lies below the reserve.
    pub fn of_opened(number: u16, maximum: Self) -> Option<Self> {
        let tick = Self::new(number).ok()?;
        (tick >= Self::RESERVE).then(|| tick.min(maximum))
    }

    /// Its number.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Its rate, basis points.
    pub const fn bps(self) -> u16 {
        let above = self.0.saturating_sub(Self::FINE);
        if above == 0 { self.0 } else { Self::FINE.saturating_add(above.saturating_mul(Self::STEP)) }
    }
}

/// A number that is no tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TickError {
    /// What was given.
    pub number: u16,
}

impl fmt::Display for TickError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} is not between 1 and {}", self.number, Tick::HIGHEST.0)
    }
}

impl core::error::Error for TickError {}
