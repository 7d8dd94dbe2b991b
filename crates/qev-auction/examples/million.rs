//! Clears a book of a million bids in memory, and says how long each part takes.
//!
//! `cargo run --release -p qev-auction --example million`

use qev_auction::{Book, Shares, Terms, Tick, Uniform, clear, fill_down, pay_down};
use std::time::{Duration, Instant};
use usdai_core::{MathError, U256, Usd, Wad};

const BIDS: u32 = 1_000_000;
const TARGET: Duration = Duration::from_millis(20);

/// Sums by tick, and the bits of live ticks.
struct Memory {
    sums: Vec<Shares>,
    bits: [[u64; 4]; 8],
}

impl Book for Memory {
    fn live(&self, word: u8) -> [u64; 4] {
        self.bits[usize::from(word)]
    }

    fn sum(&self, tick: Tick) -> Shares {
        self.sums[usize::from(tick.get())]
    }

    fn set_sum(&mut self, tick: Tick, shares: Shares) {
        let number = usize::from(tick.get());
        self.sums[number] = shares;
        let limb = &mut self.bits[number >> 8][(number & 0xff) >> 6];
        let bit = 1_u64 << (number & 63);
        *limb = if shares.is_zero() { *limb & !bit } else { *limb | bit };
    }
}

/// Bids that look random: every tick from the reserve up, 1 to 1,000 shares.
fn bids() -> Vec<(Tick, Shares)> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let bid = |_| {
        let tick = Tick::new(10 + next(1_891) as u16).expect("a tick from 10 to 1,900");
        (tick, Shares::new(u128::from(1 + next(1_000)) * 10_u128.pow(18)))
    };
    (0..BIDS).map(bid).collect()
}

fn main() -> Result<(), MathError> {
    let bids = bids();
    let demand = bids.iter().fold(Shares::ZERO, |sum, (_, shares)| sum.plus(*shares));
    let capacity = Usd::new(U256::from(demand.get() / 3));
    let terms = Terms { capacity, price: Wad::ONE, unopened: Shares::ZERO };

    let start = Instant::now();
    let mut book =
        Memory { sums: vec![Shares::ZERO; usize::from(Tick::HIGHEST.get()) + 1], bits: [[0; 4]; 8] };
    for (tick, shares) in &bids {
        book.add(*tick, *shares);
    }
    let opened = start.elapsed();
    let outcome = clear::<Uniform, _>(&mut book, Shares::ZERO, &terms)?;
    let cleared = start.elapsed();
    let mut paid = Usd::ZERO;
    for (tick, shares) in &bids {
        let fill = fill_down(&outcome.record, *tick, *shares)?;
        paid = paid.checked_add(pay_down(fill.served, outcome.price, outcome.record.rate_of(*tick))?)?;
    }
    let settled = start.elapsed();

    let marginal = outcome.record.marginal.map_or(0, Tick::get);
    println!("{BIDS} bids, capacity for a third of them: rate {} bps, tick {marginal}", outcome.record.rate);
    println!("summed by tick      {:>10.3?}", opened);
    println!("cleared             {:>10.3?}", cleared - opened);
    println!("summed and cleared  {:>10.3?}  (target {TARGET:?})", cleared);
    println!("every bid settled   {:>10.3?}", settled - cleared);
    println!("paid {} of {} reserved, in smallest units", paid.raw(), outcome.paid_to_bids.raw());
    Ok(())
}
