//! The demand curve of books that are known.

use alloy_primitives::U256;
use deploy::verbs::{Chart, Demand};
use qev_auction::Shares;

use super::scene::whole;

const TICKS: usize = 1_900;

fn demand(bids: &[(u16, u64)]) -> Demand {
    let mut sums = vec![U256::ZERO; TICKS];
    for (tick, shares) in bids {
        sums[usize::from(*tick) - 1] = whole(*shares);
    }
    Demand::new(&sums).expect("it fits")
}

fn shares(number: u64) -> Shares {
    Shares::from_raw(whole(number)).expect("it fits")
}

fn chart(bids: &[(u16, u64)], line: u64, capacity: u64) -> String {
    Chart::new(&demand(bids), shares(line), shares(capacity)).to_string()
}

/// The base book of the design with the capacity of its first vector.
#[test]
fn the_base_book() {
    let shown = chart(&[(300, 400_000), (150, 800_000), (80, 200_000)], 250_000, 952_380);
    assert_eq!(shown, include_str!("base_book.txt"));
}

#[test]
fn a_chart_is_never_wider_or_longer_than_a_terminal() {
    let all: Vec<(u16, u64)> = (10..=1_900).map(|tick| (tick, u64::from(tick) * 1_000_003)).collect();
    for (bids, line, capacity) in
        [(&all[..], 5, 7), (&all[..3], u64::MAX, 0), (&[], 0, 0), (&[], 1, u64::MAX), (&all[..41], 0, 1)]
    {
        let shown = chart(bids, line, capacity);
        assert!(shown.lines().all(|line| line.chars().count() <= 80), "{shown}");
        assert!(shown.lines().count() <= 24, "{shown}");
    }
}

/// With as much cash as demand, all of it is reached.
#[test]
fn what_the_cash_reaches_for_is_full() {
    let full = chart(&[(300, 10), (150, 10)], 20, 40);
    let bars =
        |text: &str| text.lines().filter(|line| line.contains('%') || line.starts_with("line")).count();
    assert_eq!(bars(&full), 3);
    let rows = full.lines().skip(1).take(3);
    assert!(rows.clone().all(|row| row.contains('█') && !row.contains('░')), "{full}");
    let nothing = chart(&[(300, 10), (150, 10)], 20, 0);
    assert!(nothing.lines().skip(1).take(3).all(|row| row.contains('░') && !row.contains('█')), "{nothing}");
}
