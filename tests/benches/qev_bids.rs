//! Sealed bids from request to collection on the shipped programs: gas, time and memory for a number of bids, and that
//! clearing costs the same with any.
//!
//! `cargo bench -p tests --bench qev_bids`; `QEV_BIDS` sets how many bids the largest epoch has, 100,000 when unset.
//! Time is the embedded chain's on this machine and says nothing of Arbitrum; gas is exact.

use std::time::Instant;

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::abi::IQEV;
use tests::check::done;
use tests::redemptions::Bid;
use tests::{Redemptions, whole};

/// Live ticks of every epoch.
const TICKS: u32 = 100;
/// Openings in a transaction.
const REVEALED_AT_ONCE: usize = 500;
/// Positions that are collected in a transaction.
const COLLECTED_AT_ONCE: usize = 250;

fn main() {
    let most = std::env::var("QEV_BIDS").map_or(100_000, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("QEV_BIDS={text}: {error}"))
    });
    let costs: Vec<u64> = [100, most / 10, most].map(epoch).into();
    let (least, highest) = (costs.iter().min().unwrap_or(&0), costs.iter().max().unwrap_or(&0));
    println!("clearing: {costs:?} gas");
    assert!((highest - least) * 100 < *least, "clearing depends on the number of bids: {costs:?}");
}

/// Runs an epoch of so many bids; returns what clearing costs.
fn epoch(bids: u32) -> u64 {
    println!("{bids} bids over {TICKS} ticks");
    let mut auction = Redemptions::new();
    let holder = auction.holder("holder", whole(u64::from(bids), 18));
    let cash = whole(u64::from(bids) / 2, 18);
    auction.set_free_cash(cash);
    let started = Instant::now();
    let mut sealed = Vec::new();
    let requested: u64 = (0..bids).map(|number| request(&mut auction, &holder, number, &mut sealed)).sum();
    told("request with a sealed bid", bids, requested, started);
    let at = auction.lock_time(1);
    auction.go_to(at);
    let started = Instant::now();
    let revealed: u64 = sealed.chunks(REVEALED_AT_ONCE).map(|page| reveal(&mut auction, page)).sum();
    told("reveal, 500 at once", bids, revealed, started);
    let at = auction.clear_time(1);
    auction.go_to(at);
    let started = Instant::now();
    let cleared = done(auction.clear()).gas_used;
    told("clear", 1, cleared, started);
    let ids: Vec<U256> = sealed.iter().map(|(id, _)| *id).collect();
    let started = Instant::now();
    let collected: u64 = ids.chunks(COLLECTED_AT_ONCE).map(|page| done(auction.collect(page)).gas_used).sum();
    told("collect, 250 at once", bids, collected, started);
    let paid = auction.ask(&IQEV::claimableCall { controller: holder.address }).assets;
    assert!(paid > cash / U256::from(2) && paid <= cash, "{paid} of {cash}");
    println!("  {:<28} {:>14}", "all of it", requested + revealed + cleared + collected);
    println!("  {:<28} {:>14}", "memory, KiB", resident_kib());
    cleared
}

fn request(auction: &mut Redemptions, holder: &Account, number: u32, sealed: &mut Vec<(U256, Bid)>) -> u64 {
    let bid = Bid::new(10 + (number % TICKS) as u16, whole(1, 18));
    sealed.push((U256::from(number + 1), bid));
    done(auction.request_sealed_sent(holder, whole(1, 18), &bid)).gas_used
}

fn reveal(auction: &mut Redemptions, page: &[(U256, Bid)]) -> u64 {
    let openings = page.iter().map(|(id, bid)| bid.opening(*id)).collect();
    let keeper = auction.keeper.clone();
    done(auction.tell(&keeper, &IQEV::revealManyCall { openings })).gas_used
}

fn told(what: &str, count: u32, gas: u64, started: Instant) {
    let each = gas / u64::from(count);
    println!("  {what:<28} {gas:>14} gas, {each:>7} each, {:>8.2} s", started.elapsed().as_secs_f64());
}

/// Memory of this process, from Linux; zero elsewhere.
fn resident_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or_default()
}
