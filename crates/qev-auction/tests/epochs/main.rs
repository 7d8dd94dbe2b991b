//! Epochs one after another: the auction over its slots, which settles positions when somebody asks, against a
//! model that settles every position at once.
//!
//! `QEV_RUNS` sets how many random runs are made (200 when unset) and `QEV_BIDDERS` how many books an adversary
//! is tried on (1,000 when unset).

mod adversary;
mod compare;
mod eager;
mod eager_clear;
mod lockstep;
mod memory;
mod order;
mod phases;
mod runs;
mod schedule;
mod vectors;

/// A number of cases from the environment.
pub fn cases(variable: &str, unset: u32) -> proptest::test_runner::Config {
    let cases = std::env::var(variable).map_or(unset, |text| {
        text.replace('_', "").parse().unwrap_or_else(|error| panic!("{variable}={text}: {error}"))
    });
    let max_shrink_iters = 20_000;
    proptest::test_runner::Config { cases, max_shrink_iters, ..proptest::test_runner::Config::default() }
}
