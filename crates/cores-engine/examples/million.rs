//! Computes a week of a million logs of 50,000 holders, and says how long that takes and how much memory.
//!
//! `cargo run --release -p cores-engine --example million`

#[path = "../tests/it/random.rs"]
mod random;

use cores_engine::{Week, compute};
use random::{Size, input};
use std::fs;
use std::time::{Duration, Instant};

const SIZE: Size = Size { holders: 50_000, events: 1_000_000, weeks_before: 7, places: 2_000 };
const TIME_TARGET: Duration = Duration::from_secs(5);
const MEMORY_TARGET_KIB: u64 = 1_000_000;

/// The most memory that the process had, the input included; nothing where the system does not say.
fn peak_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

fn report(week: &Week, computed: Duration, rooted: Duration) {
    let Week { number, accounts, total, input_hash, .. } = week;
    println!("week {number}: {} accounts, {total} of the last unit, input {input_hash}", accounts.len());
    println!("computed in {computed:.2?} and rooted in {rooted:.2?}; target {TIME_TARGET:?} in all");
    match peak_kib() {
        Some(kib) => println!("{kib} KiB at most, the input included; target {MEMORY_TARGET_KIB} KiB"),
        None => println!("the system does not say how much memory was used"),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input = input(1, SIZE);
    let start = Instant::now();
    let week = compute(&input)?;
    let computed = start.elapsed();
    let tree = week.tree()?;
    let rooted = start.elapsed() - computed;
    println!("root {}", tree.root());
    report(&week, computed, rooted);
    Ok(())
}
