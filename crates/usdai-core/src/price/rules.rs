//! The rules of one feed, and its answers by them.

use super::{PriceError, check_range};
use crate::fixed;
use crate::units::{Bps, Seconds, Timestamp, Wad};
use ruint::aliases::U256;

/// The decimals of a feed's answers, 0 to 36.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedDecimals(u8);

impl FeedDecimals {
    /// The most that there may be: twice those of a dollar amount.
    pub const MOST: u8 = 36;
    /// Those of a price.
    const OF_PRICE: u8 = 18;

    /// [`PriceError::OutOfRange`] over 36.
    pub fn new(value: u8) -> Result<Self, PriceError> {
        check_range(U256::from_limbs([value.into(), 0, 0, 0]), 0, Self::MOST.into())?;
        Ok(Self(value))
    }

    /// The number of decimals.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// An answer above zero as a price, rounded down; 2^256 - 1 for one that does not fit.
    pub fn to_price_down(self, answer: U256) -> Wad {
        let fewer = fixed::power_of_ten(Self::OF_PRICE.saturating_sub(self.0));
        let more = fixed::power_of_ten(self.0.saturating_sub(Self::OF_PRICE));
        fixed::mul_div_down(answer, fewer, more).map_or(Wad::new(U256::MAX), Wad::new)
    }
}

/// What a feed answered last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// The price of a whole token in the feed's decimals, as two's complement.
    pub answer: U256,
    /// When it was.
    pub updated_at: Timestamp,
}

/// When a feed's price is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedRules {
    decimals: FeedDecimals,
    maximum_age: Seconds,
    least: Wad,
    most: Wad,
    tolerance: Bps,
}

impl FeedRules {
    /// The least maximum age: a minute.
    pub const LEAST_AGE: u64 = 60;
    /// The greatest: two days, of which the slowest feeds of dollars need one between updates.
    pub const MOST_AGE: u64 = 2 * 86_400;
    /// The lowest lower bound, 1e18: half a dollar.
    pub const LEAST_PRICE: u64 = Self::DOLLAR / 2;
    /// The highest upper bound, 1e18: two dollars.
    pub const MOST_PRICE: u64 = 2 * Self::DOLLAR;
    /// The greatest tolerance, basis points.
    pub const MOST_TOLERANCE: u16 = 500;
    /// What is set where nobody says, basis points.
    pub const DEFAULT_TOLERANCE: u16 = 50;

    /// What every pair of bounds includes, 1e18.
    const DOLLAR: u64 = 1_000_000_000_000_000_000;

    /// Rules within these bounds. [`PriceError::OutOfRange`].
    pub fn new(
        decimals: FeedDecimals,
        maximum_age: Seconds,
        [least, most]: [Wad; 2],
        tolerance_bps: u16,
    ) -> Result<Self, PriceError> {
        let small = |value: u64| U256::from_limbs([value, 0, 0, 0]);
        check_range(small(maximum_age.get()), Self::LEAST_AGE, Self::MOST_AGE)?;
        check_range(least.raw(), Self::LEAST_PRICE, Self::DOLLAR)?;
        check_range(most.raw(), Self::DOLLAR, Self::MOST_PRICE)?;
        check_range(small(tolerance_bps.into()), 0, Self::MOST_TOLERANCE.into())?;
        let tolerance = Bps::new(tolerance_bps).unwrap_or(Bps::ZERO);
        Ok(Self { decimals, maximum_age, least, most, tolerance })
    }

    /// Those of the answers.
    pub const fn decimals(&self) -> FeedDecimals {
        self.decimals
    }

    /// How old the price may be.
    pub const fn maximum_age(&self) -> Seconds {
        self.maximum_age
    }

    /// The least and the most that is believed.
    pub const fn bounds(&self) -> [Wad; 2] {
        [self.least, self.most]
    }

    /// How far below a dollar the price may be where it has to be near one.
    pub const fn tolerance(&self) -> Bps {
        self.tolerance
    }

    /// The least price that counts as a dollar, exact: 1e18 is a multiple of 10,000.
    pub fn least_pegged(&self) -> Wad {
        let kept = U256::from(self.tolerance.complement().get());
        let whole = U256::from(Bps::DENOMINATOR);
        fixed::mul_div_up(Wad::ONE.raw(), kept, whole).map_or(Wad::ONE, Wad::new)
    }

    /// The price of a round, rounded down, if it is above zero, not later than now, not older than the rules allow and
    /// within the bounds, in this order. An age of exactly the maximum, and a price at a bound, pass.
    ///
    /// [`PriceError::NotPositive`], [`PriceError::FromFuture`], [`PriceError::Stale`], [`PriceError::OutOfBounds`].
    pub fn price_down(&self, round: &Round, now: Timestamp) -> Result<Wad, PriceError> {
        let Round { answer, updated_at } = *round;
        if answer.is_zero() || answer.bit(U256::BITS - 1) {
            return Err(PriceError::NotPositive { answer });
        }
        let age = now.since(updated_at).map_err(|_| PriceError::FromFuture { updated_at, now })?;
        let Self { maximum_age, least, most, .. } = *self;
        if age > maximum_age {
            return Err(PriceError::Stale { age, maximum_age });
        }
        let price = self.decimals.to_price_down(answer);
        if price < least || price > most {
            return Err(PriceError::OutOfBounds { price, least, most });
        }
        Ok(price)
    }

    /// The same, if it is not too far below a dollar; a price exactly at the tolerance passes.
    ///
    /// [`PriceError::Depegged`], and as above.
    pub fn pegged_price_down(&self, round: &Round, now: Timestamp) -> Result<Wad, PriceError> {
        let (price, least) = (self.price_down(round, now)?, self.least_pegged());
        if price < least {
            return Err(PriceError::Depegged { price, least });
        }
        Ok(price)
    }
}
