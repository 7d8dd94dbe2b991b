//! Between shares and dollars, with virtual units on both sides.

use crate::fixed::{self, MathError};
use crate::units::{Shares, Usd, Wad};
use ruint::aliases::U256;

/// Share-wei and asset-wei that belong to nobody: 1e6 of each.
///
/// They make the price start at one and answer the first-depositor attack (OpenZeppelin, "A novel defense
/// against inflation attacks"): whoever wants a later deposit to round to nothing loses 1e6 times as much
/// to the virtual shares. They cost the holders 1e6 / supply of the yield, 1e-12 from one whole share on.
pub const VIRTUAL_UNITS: u64 = 1_000_000;

/// The most shares that may exist, 2^96 - 1: what a slot of a redemption position holds.
pub const SUPPLY_CAP: Shares = Shares::new(U256::from_limbs([u64::MAX, u32::MAX as u64, 0, 0]));

/// The least supply that earns the reserve's yield, one whole share.
///
/// A gift to the reserve is yield. To fewer shares it would bring a price at which a dollar buys a few
/// share-wei, for good; now that price would cost a gift of as many dollars as it has.
pub const YIELD_SUPPLY: Shares = Shares::new(U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]));

/// A price as its two terms: assets over supply, both before the virtual units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharePrice {
    /// What the shares share, optimistic or conservative.
    pub assets: Usd,
    /// Every share, also those of holders who wait to leave.
    pub supply: Shares,
}

/// Product over divisor, rounded in one direction.
type MulDiv = fn(U256, U256, U256) -> Result<U256, MathError>;

#[derive(Clone, Copy)]
enum Direction {
    ToShares,
    ToAssets,
}

impl SharePrice {
    /// The shares that `assets` are worth, less a fraction: for what the pool mints.
    pub fn to_shares_down(&self, assets: Usd) -> Result<Shares, MathError> {
        self.convert(assets.raw(), Direction::ToShares, fixed::mul_div_down).map(Shares::new)
    }

    /// The shares that `assets` are worth, a fraction counted whole: for what the pool burns.
    pub fn to_shares_up(&self, assets: Usd) -> Result<Shares, MathError> {
        self.convert(assets.raw(), Direction::ToShares, fixed::mul_div_up).map(Shares::new)
    }

    /// The dollars that `shares` are worth, less a fraction: for what the pool pays.
    pub fn to_assets_down(&self, shares: Shares) -> Result<Usd, MathError> {
        self.convert(shares.raw(), Direction::ToAssets, fixed::mul_div_down).map(Usd::new)
    }

    /// The dollars that `shares` are worth, a fraction counted whole: for what the pool takes.
    pub fn to_assets_up(&self, shares: Shares) -> Result<Usd, MathError> {
        self.convert(shares.raw(), Direction::ToAssets, fixed::mul_div_up).map(Usd::new)
    }

    /// The dollars of one whole share with 18 decimals, less a fraction; zero where no assets are behind
    /// the shares, though the virtual ones are.
    pub fn wad_down(&self) -> Result<Wad, MathError> {
        if !self.is_backed() {
            return Ok(Wad::new(U256::ZERO));
        }
        self.convert(Wad::ONE.raw(), Direction::ToAssets, fixed::mul_div_down).map(Wad::new)
    }

    /// Whether the price is high enough to issue shares at: 1e-6 or more, and above nothing.
    ///
    /// Below it a dollar would take a million shares and more, and a vault that lost everything would
    /// reach its supply cap with a few deposits. No assets at all behind shares is a price of zero.
    pub fn is_issuable(&self) -> Result<bool, MathError> {
        const LEAST_PRICE_DIVISOR: u64 = 1_000_000;
        let scaled = fixed::mul(self.dollars()?, U256::from(LEAST_PRICE_DIVISOR))?;
        Ok(self.is_backed() && scaled >= self.shares()?)
    }

    /// The shares that may still be minted, exact.
    pub fn room(&self) -> Shares {
        SUPPLY_CAP.excess_over(self.supply)
    }

    /// One body for all four: each would cost a program four hundred bytes.
    #[inline(never)]
    fn convert(&self, amount: U256, to: Direction, mul_div: MulDiv) -> Result<U256, MathError> {
        let (dollars, shares) = (self.dollars()?, self.shares()?);
        match to {
            Direction::ToShares => mul_div(amount, shares, dollars),
            Direction::ToAssets => mul_div(amount, dollars, shares),
        }
    }

    fn is_backed(&self) -> bool {
        self.supply.is_zero() || !self.assets.is_zero()
    }

    pub(super) fn dollars(&self) -> Result<U256, MathError> {
        fixed::add(self.assets.raw(), U256::from(VIRTUAL_UNITS))
    }

    pub(super) fn shares(&self) -> Result<U256, MathError> {
        fixed::add(self.supply.raw(), U256::from(VIRTUAL_UNITS))
    }
}
