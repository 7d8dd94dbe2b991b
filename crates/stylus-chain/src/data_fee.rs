//! What an activation pays for the machine code that every node will hold, in wei.
//!
//! The price per byte rises exponentially with demand: the bytes activated lately, less what drains with
//! time. Facts are those of Nitro's `arbos/programs/data_pricer.go`.

use alloy_primitives::U256;

use crate::{
    arbos::{self, Space},
    context::ArbContext,
};

/// Bytes that drain from the demand per second: one TiB per year.
pub const BYTES_PER_SECOND: u32 = 34_865;
/// Wei per byte without demand.
pub const MIN_PRICE: u32 = 82_928_201;
/// Demand in bytes at which the price is `e` times the least.
pub const INERTIA: u32 = 21_360_419;

const ONE_IN_BIPS: u64 = 10_000;
/// Terms of the series that stands for the exponential.
const TERMS: u64 = 12;

const DEMAND: u64 = 0;
const LAST_UPDATE: u64 = 2;

/// State of the price.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataPricer {
    /// Bytes that have not drained yet.
    pub demand: u32,
    /// Unix seconds of the last change.
    pub last_update: u64,
}

impl DataPricer {
    /// Adds `bytes` of machine code at `now` (Unix seconds) and returns their price in wei. The price of a byte is
    /// rounded down to a wei.
    pub fn add(&mut self, bytes: u32, now: u64) -> U256 {
        let elapsed = u32::try_from(now.saturating_sub(self.last_update)).unwrap_or(u32::MAX);
        let drained = BYTES_PER_SECOND.saturating_mul(elapsed);
        self.demand = self.demand.saturating_sub(drained).saturating_add(bytes);
        self.last_update = now;
        let exponent = ONE_IN_BIPS * u64::from(self.demand) / u64::from(INERTIA);
        let price = u64::from(MIN_PRICE).saturating_mul(exponential_bips(exponent)) / ONE_IN_BIPS;
        U256::from(price.saturating_mul(u64::from(bytes)))
    }
}

/// Adds `bytes` to the demand in the chain's state and returns their price in wei, rounded down.
pub fn add(ctx: &mut ArbContext<'_>, bytes: u32, now: u64) -> U256 {
    let space = Space::programs().child(3);
    let mut pricer = DataPricer {
        demand: arbos::load(ctx, space.cell(DEMAND)).saturating_to(),
        last_update: arbos::load(ctx, space.cell(LAST_UPDATE)).saturating_to(),
    };
    let fee = pricer.add(bytes, now);
    arbos::store(ctx, space.cell(DEMAND), U256::from(pricer.demand));
    arbos::store(ctx, space.cell(LAST_UPDATE), U256::from(pricer.last_update));
    fee
}

/// `e` to the power of `exponent`, both in basis points, by Horner's scheme with integer divisions.
fn exponential_bips(exponent: u64) -> u64 {
    let first = ONE_IN_BIPS + exponent / TERMS;
    (1..TERMS)
        .rev()
        .fold(first, |sum, term| ONE_IN_BIPS + sum.saturating_mul(exponent) / (term * ONE_IN_BIPS))
}
