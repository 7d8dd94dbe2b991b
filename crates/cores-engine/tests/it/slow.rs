//! The engine against the slow computation.

use crate::model::earned;
use crate::random::{Size, input};
use cores_engine::{Account, Input, Week, compute};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::env;

fn number(name: &str, otherwise: usize) -> usize {
    env::var(name).map_or(otherwise, |value| value.parse().expect("a number"))
}

/// Everybody has the same by both, and the root is that of the same list.
#[track_caller]
fn is_the_same(input: &Input) -> Week {
    let week = compute(input).unwrap();
    let fast: BTreeMap<_, _> = week
        .accounts
        .iter()
        .map(|a| (a.address, [a.held, a.staked, a.minted, a.lent, a.referred, a.points]))
        .collect();
    assert_eq!(fast, earned(input));
    assert_eq!(week.total, week.accounts.iter().map(|account| account.points).sum::<u128>());
    assert!(week.total <= input.terms.season.weekly_maximum);
    week
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(number("CORES_CASES", 64) as u32))]

    #[test]
    fn small_chains(seed in any::<u64>(), holders in 1_u64..12, events in 1_usize..400, weeks_before in 0_u64..3) {
        is_the_same(&input(seed, Size { holders, events, weeks_before, places: 20 }));
    }

    #[test]
    fn chains_above_the_maximum(seed in any::<u64>(), divisor in 1_u128..1_000_000_007) {
        let mut input = input(seed, Size { holders: 9, events: 300, weeks_before: 1, places: 10 });
        let earned = compute(&input).unwrap().earned;
        input.terms.season.weekly_maximum = earned / divisor;
        let week = is_the_same(&input);
        // Each account loses less than a unit.
        prop_assert!(earned / divisor - week.total <= week.accounts.len() as u128 + 9);
    }
}

#[test]
fn a_long_chain() {
    let events = number("CORES_EVENTS", 20_000);
    let holders = (events as u64 / 20).max(1);
    let week = is_the_same(&input(7, Size { holders, events, weeks_before: 2, places: 2_000 }));
    assert!(week.accounts.len() as u64 > holders / 2);
    let earns =
        |part: fn(&Account) -> u128| week.accounts.iter().filter(|account| part(account) != 0).count();
    let parts = [
        earns(|a| a.held),
        earns(|a| a.staked),
        earns(|a| a.minted),
        earns(|a| a.lent),
        earns(|a| a.referred),
    ];
    assert!(parts.iter().all(|count| *count > week.accounts.len() / 50), "{parts:?}");
}
