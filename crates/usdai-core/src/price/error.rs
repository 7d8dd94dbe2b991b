//! Why a price is not believed or a rule not taken, with the numbers that decided it.

use crate::units::{Seconds, Timestamp, Wad};
use core::fmt;
use ruint::aliases::U256;

/// A refused price or rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceError {
    /// A rule is outside its bounds. Remedy: a value from `least` to `most`.
    OutOfRange {
        /// What was asked for.
        value: U256,
        /// The least that is allowed.
        least: U256,
        /// The most that is allowed.
        most: U256,
    },
    /// The feed says nothing or less. Remedy: another asset, or wait.
    NotPositive {
        /// What it says, as two's complement.
        answer: U256,
    },
    /// The feed dates its price after the present. Remedy: wait, or have the feed replaced.
    FromFuture {
        /// The price's date.
        updated_at: Timestamp,
        /// The present.
        now: Timestamp,
    },
    /// The price is too old. Remedy: wait for the feed to update.
    Stale {
        /// The price's age.
        age: Seconds,
        /// The greatest age at which it is believed.
        maximum_age: Seconds,
    },
    /// The price is outside the bounds within which it is believed. Remedy: another asset, or wait.
    OutOfBounds {
        /// The price, or 2^256 - 1 for a higher one.
        price: Wad,
        /// The least that is believed.
        least: Wad,
        /// The most that is believed.
        most: Wad,
    },
    /// The asset trades too far below a dollar. Remedy: another asset, or wait.
    Depegged {
        /// Its price.
        price: Wad,
        /// The least price that counts as a dollar.
        least: Wad,
    },
    /// The chain's sequencer is not up. Remedy: wait until it is, and its grace period is over.
    SequencerDown,
    /// The sequencer came up again not long ago. Remedy: wait.
    SequencerRestarted {
        /// When prices are believed again.
        until: Timestamp,
    },
}

impl fmt::Display for PriceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange { value, least, most } => {
                write!(formatter, "{value} is not between {least} and {most}")
            }
            Self::NotPositive { answer } => write!(formatter, "an answer of {answer:#x} is no price"),
            Self::FromFuture { updated_at, now } => {
                write!(formatter, "a price of {} is later than {}", updated_at.get(), now.get())
            }
            Self::Stale { age, maximum_age } => {
                write!(formatter, "a price of {} s is older than {} s", age.get(), maximum_age.get())
            }
            Self::OutOfBounds { price, least, most } => {
                let [price, least, most] = [price, least, most].map(|price| price.raw());
                write!(formatter, "a price of {price} is not between {least} and {most}")
            }
            Self::Depegged { price, least } => {
                write!(formatter, "a price of {} is below {}", price.raw(), least.raw())
            }
            Self::SequencerDown => formatter.write_str("the sequencer is down"),
            Self::SequencerRestarted { until } => {
                write!(formatter, "the sequencer was restarted, no price counts until {}", until.get())
            }
        }
    }
}

impl core::error::Error for PriceError {}
