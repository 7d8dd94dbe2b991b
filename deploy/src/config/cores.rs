//! The season of points.

use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::{Tokens, U96_BITS, Within};

/// A season, and what activities earn in it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cores {
    /// When its first week begins.
    pub season_start: SeasonStart,
    /// How many weeks it has.
    pub weeks: Within<1, 52>,
    /// The most that a week may grant, in whole Cores.
    pub weekly_maximum: Tokens<{ U96_BITS }>,
    /// What activities earn.
    pub rates: Rates,
}

/// What activities earn, in whole Cores.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rates {
    /// For a USDai held for a day.
    pub held: Tokens<{ U96_BITS }>,
    /// For a dollar staked, or waiting in the line, for a day.
    pub staked: Tokens<{ U96_BITS }>,
    /// For a USDai minted and held for seven days.
    pub minted: Tokens<{ U96_BITS }>,
    /// For a dollar lent as a curator for a day.
    pub lent: Tokens<{ U96_BITS }>,
    /// For who referred, of what the other earns.
    pub referral_bps: Within<0, 2_000>,
}

/// When a season begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonStart {
    /// Not yet.
    Never,
    /// At 00:00 UTC of the day after it is ordered, in the chain's time.
    NextDay,
    /// Then, unix seconds. The contract takes what is at most 90 days away.
    At(u64),
}

const DAY_SECONDS: u64 = 86_400;

impl SeasonStart {
    /// In unix seconds, if it is ordered `now`; none for no season.
    #[must_use]
    pub const fn seconds(self, now: u64) -> Option<u64> {
        match self {
            Self::Never => None,
            Self::NextDay => Some((now - now % DAY_SECONDS).saturating_add(DAY_SECONDS)),
            Self::At(seconds) => Some(seconds),
        }
    }
}

impl<'de> Deserialize<'de> for SeasonStart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(text) if text == "none" => Ok(Self::Never),
            toml::Value::String(text) if text == "next-day" => Ok(Self::NextDay),
            toml::Value::Integer(seconds) => u64::try_from(seconds)
                .map(Self::At)
                .map_err(|_| Error::custom("a time before 1970 is no start of a season")),
            _ => Err(Error::custom("write unix seconds, \"next-day\" or \"none\"")),
        }
    }
}
