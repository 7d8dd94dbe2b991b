//! Rates of bids as people write them, in basis points or percent, on the auction's grid.

use std::fmt;
use std::str::FromStr;

use alloy_primitives::U256;
use qev_auction::Tick;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::amount::{Amount, plain};

/// Decimals of a percentage: basis points.
const DECIMALS: u8 = 2;
/// Ticks up to here are as many basis points; those above are ten apart.
const FINE: u16 = 1_000;

/// A rate that can be bid: the part of the price that is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(Tick);

/// A text that is no rate that can be bid.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// It is no number with a unit.
    #[error("write a rate in basis points or percent, like 150bps or 1.5%")]
    NoRate,
    /// Between two ticks.
    #[error("no bid has this rate; the nearest are {below} and {above}")]
    OffGrid {
        /// The next lower rate.
        below: Rate,
        /// The next higher one.
        above: Rate,
    },
    /// It would be opened as a decoy.
    #[error("a bid below {} counts for nothing; bid that or more, or use --decoy", Rate(Tick::RESERVE))]
    BelowReserve,
    /// Nobody can give up more than everything.
    #[error("a rate is {} at most", Rate(Tick::HIGHEST))]
    AboveHighest,
}

impl Rate {
    /// The rate of a tick.
    #[must_use]
    pub const fn new(tick: Tick) -> Self {
        Self(tick)
    }

    /// Its tick.
    #[must_use]
    pub const fn tick(self) -> Tick {
        self.0
    }
}

impl FromStr for Rate {
    type Err = RateError;

    fn from_str(text: &str) -> Result<Self, RateError> {
        let text = text.trim();
        let (number, scale) = match (text.strip_suffix('%'), text.strip_suffix("bps")) {
            (Some(percent), _) => (percent, 100),
            (_, Some(basis_points)) => (basis_points, 1),
            (None, None) => return Err(RateError::NoRate),
        };
        let Ok(Amount::Tokens { digits, places }) = number.trim_end().parse() else {
            return Err(RateError::NoRate);
        };
        let numerator = digits.checked_mul(U256::from(scale)).ok_or(RateError::AboveHighest)?;
        let divisor = u32::try_from(places).ok().and_then(|places| 10_u128.checked_pow(places));
        let divisor = U256::from(divisor.ok_or(RateError::NoRate)?);
        let (whole, rest) = numerator.div_rem(divisor);
        on_grid(u16::try_from(whole).map_err(|_| RateError::AboveHighest)?, rest.is_zero())
    }
}

/// The tick of so many basis points, and a part of one more unless it is exact.
fn on_grid(basis_points: u16, is_exact: bool) -> Result<Rate, RateError> {
    let highest = Tick::HIGHEST.bps();
    if basis_points > highest || basis_points == highest && !is_exact {
        return Err(RateError::AboveHighest);
    }
    if basis_points < Tick::RESERVE.bps() {
        return Err(RateError::BelowReserve);
    }
    let number = match basis_points.checked_sub(FINE) {
        None => basis_points,
        Some(above) => FINE + above / 10,
    };
    let tick = |number| Tick::new(number).map(Rate).map_err(|_| RateError::AboveHighest);
    let below = tick(number)?;
    if is_exact && below.0.bps() == basis_points {
        return Ok(below);
    }
    Err(RateError::OffGrid { below, above: tick(number + 1)? })
}

/// Basis points as a percentage: 150 is `1.50%`.
#[must_use]
pub fn percent(basis_points: u16) -> String {
    format!("{}%", plain(U256::from(basis_points), DECIMALS))
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&percent(self.0.bps()))
    }
}

impl Serialize for Rate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Rate", 2)?;
        fields.serialize_field("tick", &self.0.get())?;
        fields.serialize_field("basisPoints", &self.0.bps())?;
        fields.end()
    }
}
