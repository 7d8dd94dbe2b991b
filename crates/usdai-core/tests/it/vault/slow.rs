//! Prices, streams and the loan book again, on integers without bounds and in the plainest form.

use crate::model::{big, quotient_up};
use num_bigint::BigUint;
use usdai_core::vault::{Book, SharePrice, Stream};
use usdai_core::{Timestamp, YieldFeeBps};

pub const VIRTUAL: u32 = 1_000_000;
const WEEK: u64 = 604_800;

/// A price as a fraction, virtual units included.
#[derive(Clone, Debug)]
pub struct SlowPrice {
    pub dollars: BigUint,
    pub shares: BigUint,
}

impl SlowPrice {
    pub fn new(price: &SharePrice) -> Self {
        Self { dollars: big(price.assets.raw()) + VIRTUAL, shares: big(price.supply.raw()) + VIRTUAL }
    }

    pub fn to_shares_down(&self, assets: &BigUint) -> BigUint {
        assets * &self.shares / &self.dollars
    }

    pub fn to_shares_up(&self, assets: &BigUint) -> BigUint {
        quotient_up(assets * &self.shares, &self.dollars)
    }

    pub fn to_assets_down(&self, shares: &BigUint) -> BigUint {
        shares * &self.dollars / &self.shares
    }

    pub fn to_assets_up(&self, shares: &BigUint) -> BigUint {
        quotient_up(shares * &self.dollars, &self.shares)
    }

    /// Whether this is a lower price, compared without dividing.
    pub fn is_below(&self, other: &Self) -> bool {
        &self.dollars * &other.shares < &other.dollars * &self.shares
    }

    /// What the same shares are worth more here than at `earlier`, rounded up; nothing when it is less.
    pub fn gain_since(&self, earlier: &Self, shares: &BigUint) -> BigUint {
        let (after, before) = (&self.dollars * &earlier.shares, &earlier.dollars * &self.shares);
        if after <= before {
            return BigUint::ZERO;
        }
        quotient_up((after - before) * shares, &(&earlier.shares * &self.shares))
    }
}

/// What a stream has not released, rounded up.
pub fn unreleased_up(stream: &Stream, now: u64) -> BigUint {
    let (begin, end) = (stream.updated_at.get(), stream.end.get());
    let remaining = big(stream.remaining.raw());
    match now {
        _ if now >= end => BigUint::ZERO,
        _ if now <= begin => remaining,
        _ => quotient_up(remaining * (end - now), &BigUint::from(end - begin)),
    }
}

/// The seconds that a stream lasts after `added` went in, and the amount in it.
pub fn after_addition(stream: &Stream, added: &BigUint, now: u64) -> (u64, BigUint) {
    let unreleased = unreleased_up(stream, now);
    let left = stream.end.get().saturating_sub(now);
    let total = &unreleased + added;
    let seconds = quotient_up(unreleased * left + added * WEEK, &total);
    (u64::try_from(seconds).expect("a mean of seconds is no longer than the longest"), total)
}

/// The interest of a book at `now` and the fee within it.
pub fn accrued_and_fee(book: &Book, now: Timestamp, fee: YieldFeeBps) -> (BigUint, BigUint) {
    let elapsed = now.get().saturating_sub(book.at.get());
    let grown = big(book.rate.raw()) * elapsed / 1_000_000_000_000_000_000u64;
    let fee_grown = quotient_up(&grown * fee.get(), &10_000u16.into());
    (big(book.accrued.raw()) + grown, big(book.accrued_fee.raw()) + fee_grown)
}
