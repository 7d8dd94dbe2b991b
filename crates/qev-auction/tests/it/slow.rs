//! An allocator that sorts the bids and serves them one after another, on integers without bounds.

use num_bigint::BigUint;
use proptest::prelude::*;
use qev_auction::{Shares, Terms, Tick};
use usdai_core::{U256, Usd, Wad};

/// How a rate is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Uniform,
    PayAsBid,
}

/// A bid by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bid {
    pub tick: Tick,
    pub shares: U256,
}

/// A book with its terms.
#[derive(Clone, Debug)]
pub struct Epoch {
    pub bids: Vec<Bid>,
    pub line: U256,
    pub terms: Terms,
    pub rule: Rule,
}

/// What the slow allocator makes of an epoch.
#[derive(Debug, PartialEq, Eq)]
pub struct Slow {
    pub bid_served: BigUint,
    pub line_served: BigUint,
    pub rate: u16,
    /// What all bids of a tick are served together, from the highest tick down.
    pub served: Vec<(Tick, BigUint)>,
    pub paid_to_bids: BigUint,
    pub paid_to_line: BigUint,
}

pub fn of(units: U256) -> Shares {
    Shares::from_raw(units).expect("128 bits")
}

pub fn big(value: U256) -> BigUint {
    BigUint::from_bytes_le(&value.to_le_bytes::<32>())
}

/// Serves tick after tick; `None` for a void epoch.
pub fn allocate(epoch: &Epoch) -> Option<Slow> {
    let price = big(epoch.terms.price.raw());
    if price == BigUint::ZERO {
        return None;
    }
    let one = BigUint::from(10u8).pow(18);
    let capacity = big(epoch.terms.capacity.raw()) * &one / &price;
    if capacity == BigUint::ZERO {
        return None;
    }
    let demand = |from: u16| -> BigUint {
        epoch.bids.iter().filter(|bid| bid.tick.get() >= from).map(|bid| big(bid.shares)).sum()
    };
    let live = live_ticks(&epoch.bids);
    let (all, line) = (demand(0), big(epoch.line));
    let first_above =
        |extra: &BigUint| live.iter().find(|tick| demand(tick.get()) + extra > capacity).copied();
    let marginal = first_above(&BigUint::ZERO);
    let own_rate = match marginal {
        Some(tick) => tick.bps(),
        None => {
            if &all + &line > capacity {
                Tick::RESERVE.bps()
            } else {
                0
            }
        }
    };
    let unopened = big(epoch.terms.unopened.raw());
    let withheld = if unopened == BigUint::ZERO { 0 } else { first_above(&unopened).map_or(0, Tick::bps) };
    let rate = own_rate.max(withheld);
    let served: Vec<(Tick, BigUint)> = live
        .iter()
        .map(|tick| {
            let above = demand(tick.get() + 1);
            let room = if above < capacity { &capacity - above } else { BigUint::ZERO };
            let bid: BigUint =
                epoch.bids.iter().filter(|bid| bid.tick == *tick).map(|bid| big(bid.shares)).sum();
            (*tick, bid.min(room))
        })
        .collect();
    let bid_served = all.clone().min(capacity.clone());
    let line_served = if marginal.is_some() { BigUint::ZERO } else { line.min(&capacity - &all) };
    let pay = |shares: &BigUint, bps: u16| shares * &price * (10_000 - bps) / (&one * 10_000u32);
    let paid_to_bids = match epoch.rule {
        Rule::PayAsBid => {
            served.iter().map(|(tick, shares)| pay(shares, if own_rate == 0 { 0 } else { tick.bps() })).sum()
        }
        Rule::Uniform => uniformly(&served, rate, pay),
    };
    let paid_to_line = pay(&line_served, 0);
    Some(Slow { bid_served, line_served, rate, served, paid_to_bids, paid_to_line })
}

/// What all get who pay one rate, or their own where that is lower.
fn uniformly(served: &[(Tick, BigUint)], rate: u16, pay: impl Fn(&BigUint, u16) -> BigUint) -> BigUint {
    let (together, below): (Vec<_>, Vec<_>) = served.iter().partition(|(tick, _)| tick.bps() >= rate);
    let together: BigUint = together.iter().map(|(_, shares)| shares).sum();
    let below: BigUint = below.iter().map(|(tick, shares)| pay(shares, tick.bps())).sum();
    pay(&together, rate) + below
}

fn live_ticks(bids: &[Bid]) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = bids.iter().filter(|bid| !bid.shares.is_zero()).map(|bid| bid.tick).collect();
    ticks.sort_unstable_by(|one, other| other.cmp(one));
    ticks.dedup();
    ticks
}

/// Shares of any size up to 2^90, often small ones.
pub fn shares() -> impl Strategy<Value = U256> {
    (any::<u128>(), 38u32..127).prop_map(|(value, shift)| U256::from(value >> shift))
}

/// A few ticks are common, so that bids tie.
pub fn bid() -> impl Strategy<Value = Bid> {
    let number = prop_oneof![10..14_u16, 10..=1_900_u16];
    (number, shares()).prop_map(|(number, shares)| Bid { tick: Tick::new(number).expect("a tick"), shares })
}

/// Books whose capacity is near what is bid, below it or far above.
pub fn epoch(rule: Rule) -> impl Strategy<Value = Epoch> {
    let price = prop_oneof![Just(10u64.pow(18)), 1u64..10u64.pow(19), Just(0u64)];
    (proptest::collection::vec(bid(), 0..12), shares(), shares(), price, 0u32..=300, any::<bool>()).prop_map(
        move |(bids, line, unopened, price, percent, opens)| {
            let demand = bids.iter().fold(line, |sum, bid| sum + bid.shares);
            let worth = demand * U256::from(price) / U256::from(10u64.pow(18));
            let capacity = worth * U256::from(percent) / U256::from(100);
            let terms = Terms {
                capacity: Usd::new(capacity),
                price: Wad::new(U256::from(price)),
                unopened: if opens { Shares::ZERO } else { of(unopened.min(line)) },
            };
            Epoch { bids, line, terms, rule }
        },
    )
}
