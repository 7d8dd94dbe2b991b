//! What is bid at each rate, and what the auction would come to with it.

use alloy::eips::BlockId;
use alloy_primitives::U256;
use qev_auction::{Book, Outcome, Shares, Terms, Tick, Uniform, clear};
use usdai_bindings::IQEVLens;
use usdai_core::MathError;

use super::auction::Auction;
use super::error::VerbError;
use super::session::Session;

const TICKS: u16 = Tick::HIGHEST.get();

/// Shares that are bid and opened, or stand, by tick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand(Vec<Shares>);

impl Demand {
    /// Of these sums, from tick 1 on.
    ///
    /// # Errors
    /// [`MathError::Overflow`] from 2^128 shares on.
    pub fn new(sums: &[U256]) -> Result<Self, MathError> {
        sums.iter().map(|sum| Shares::from_raw(*sum)).collect::<Result<_, _>>().map(Self)
    }

    /// Reads the book as it was at a block.
    ///
    /// # Errors
    /// The chain does not answer, or not for that block.
    pub async fn read(session: &Session, auction: &Auction, block: BlockId) -> Result<Self, VerbError> {
        let call = IQEVLens::tickSumsCall { first: 1, count: TICKS };
        Ok(Self::new(&session.client.call_at(block, auction.lens, &call).await?)?)
    }

    /// Whether nobody bids.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|sum| sum.is_zero())
    }

    /// The rates that are bid, from the highest down.
    pub fn bids(&self) -> impl Iterator<Item = (Tick, Shares)> {
        let sums = (1..=TICKS).zip(&self.0).rev().filter(|(_, sum)| !sum.is_zero());
        sums.filter_map(|(number, sum)| Some((Tick::new(number).ok()?, *sum)))
    }

    /// All of them together.
    #[must_use]
    pub fn total(&self) -> Shares {
        self.0.iter().fold(Shares::ZERO, |sum, bid| sum.plus(*bid))
    }

    /// What the auction would come to if its epoch were cleared now, with the bids that are known.
    ///
    /// # Errors
    /// [`MathError`] for numbers that no auction has.
    pub fn outlook(&self, auction: &Auction) -> Result<Outcome, MathError> {
        let is_known = auction.state.is_beacon_known;
        let unopened = if is_known { auction.state.unopened } else { Shares::ZERO };
        let terms = Terms { capacity: auction.cash(), price: auction.price(), unopened };
        clear::<Uniform, _>(&mut self.clone(), auction.line(), &terms)
    }
}

impl Book for Demand {
    fn live(&self, word: u8) -> [u64; 4] {
        let first = u16::from(word) << 8;
        [0, 64, 128, 192].map(|limb| {
            (0..64_u16).fold(0, |bits, bit| {
                let is_live = Tick::new(first + limb + bit).is_ok_and(|tick| !self.sum(tick).is_zero());
                bits | u64::from(is_live) << bit
            })
        })
    }

    fn sum(&self, tick: Tick) -> Shares {
        self.0.get(usize::from(tick.get() - 1)).copied().unwrap_or_default()
    }

    fn set_sum(&mut self, tick: Tick, shares: Shares) {
        if let Some(sum) = self.0.get_mut(usize::from(tick.get() - 1)) {
            *sum = shares;
        }
    }
}
