//! What may be set from outside, within bounds. An epoch keeps the rules that it was locked with.

use crate::Tick;
use crate::word::bits;
use core::fmt;

/// Parameters of an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    maximum: Tick,
    penalty: u16,
}

/// Rules out of their bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesError {
    /// The highest rate is below the reserve.
    MaximumBelowReserve {
        /// The tick that was given.
        tick: u16,
    },
    /// The penalty is not between 50 and 500 basis points.
    PenaltyOutOfRange {
        /// What was given, basis points.
        value: u16,
    },
}

impl Rules {
    /// The least penalty, basis points.
    pub const PENALTY_LEAST: u16 = 50;
    /// The highest penalty, basis points.
    pub const PENALTY_MOST: u16 = 500;
    /// Rates up to 20%, and a penalty of 2%.
    pub const DEFAULT: Self = Self {
        maximum: match Tick::new(1_100) {
            Ok(tick) => tick,
            Err(_) => Tick::HIGHEST,
        },
        penalty: 200,
    };

    /// [`RulesError`] outside the bounds.
    pub fn new(maximum: Tick, penalty: u16) -> Result<Self, RulesError> {
        if maximum < Tick::RESERVE {
            return Err(RulesError::MaximumBelowReserve { tick: maximum.get() });
        }
        if !(Self::PENALTY_LEAST..=Self::PENALTY_MOST).contains(&penalty) {
            return Err(RulesError::PenaltyOutOfRange { value: penalty });
        }
        Ok(Self { maximum, penalty })
    }

    /// What a bid above it is held to when it is opened, R_max.
    pub const fn maximum(&self) -> Tick {
        self.maximum
    }

    /// What a position that was not opened pays on everything it is paid, basis points: psi.
    pub const fn penalty(&self) -> u16 {
        self.penalty
    }

    /// 32 bits for a slot.
    pub fn pack(&self) -> u64 {
        u64::from(self.maximum.get()) | u64::from(self.penalty) << 16
    }

    /// The rules in these bits; [`Rules::DEFAULT`] where they hold none.
    pub fn unpack(word: u64) -> Self {
        let rules =
            Tick::new(bits(word, 16, 0) as u16).ok().map(|tick| Self::new(tick, bits(word, 16, 16) as u16));
        rules.and_then(Result::ok).unwrap_or(Self::DEFAULT)
    }
}

impl fmt::Display for RulesError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MaximumBelowReserve { tick } => write!(formatter, "tick {tick} is below the reserve"),
            Self::PenaltyOutOfRange { value } => {
                write!(formatter, "a penalty of {value} basis points is not between 50 and 500")
            }
        }
    }
}

impl core::error::Error for RulesError {}
