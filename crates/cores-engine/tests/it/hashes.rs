//! The hash of the input: another for everything that is another, the same however the chain is cut.

use crate::random::{Size, input, position};
use alloy_primitives::{Address, B256, keccak256};
use cores_engine::{Act, Clearing, Event, First, Input, Next, Page, Price, Rates, Season, compute};
use proptest::prelude::*;
use std::collections::BTreeSet;

const SIZE: Size = Size { holders: 6, events: 300, weeks_before: 0, places: 10 };
const A: Address = Address::repeat_byte(1);
const B: Address = Address::repeat_byte(2);
const RATES: Rates = Rates { held: 0x31, staked: 0x32, minted: 0x33, lent: 0x34, referral_bps: 0x35 };

/// Acts that differ from the one before in one thing at least.
fn acts() -> Vec<Act> {
    let (loan, other) = (B256::repeat_byte(5), B256::repeat_byte(6));
    let moves = [(A, B, 1), (B, A, 1), (A, A, 1), (A, B, 2), (A, B, 1 << 127)];
    let places = [(1, A, B), (1, B, A), (2, A, B), (1 << 63, A, B)];
    let mut acts = Vec::new();
    acts.extend(moves.map(|(from, to, value)| Act::UsdaiMoved { from, to, value }));
    acts.extend(moves.map(|(from, to, value)| Act::SharesMoved { from, to, value }));
    acts.extend([(A, 1), (B, 1), (A, 2)].map(|(to, amount)| Act::UsdaiMinted { to, amount }));
    acts.extend(places.map(|(id, from, to)| Act::PlaceMoved { id, from, to }));
    acts.extend([(1, 1), (2, 1), (1, 2)].map(|(id, shares)| Act::Requested { id, shares }));
    let bids = [(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2)];
    acts.extend(bids.map(|(id, tick, shares)| Act::Revealed { id, tick, shares }));
    acts.extend([1, 2].map(|id| Act::BidWithdrawn { id }));
    acts.extend([1, 2].map(|id| Act::Cancelled { id }));
    let nothing = Clearing::default();
    acts.extend([
        Act::Cleared(nothing),
        Act::Cleared(Clearing { bid_served: 1, ..nothing }),
        Act::Cleared(Clearing { line_served: 1, ..nothing }),
        Act::Cleared(Clearing { marginal_tick: 1, ..nothing }),
        Act::Cleared(Clearing { marginal_served: 1, ..nothing }),
        Act::Cleared(Clearing { marginal_bid: 1, ..nothing }),
        Act::Cleared(Clearing { is_void: true, ..nothing }),
    ]);
    let tranches =
        [vec![], vec![(A, 1)], vec![(B, 1)], vec![(A, 2)], vec![(A, 1), (B, 1)], vec![(B, 1), (A, 1)]];
    acts.extend(tranches.map(|tranches| Act::LoanOpened { loan, decimals: 6, tranches }));
    acts.push(Act::LoanOpened { loan, decimals: 7, tranches: vec![] });
    acts.push(Act::LoanOpened { loan: other, decimals: 6, tranches: vec![] });
    let ends = [(loan, 1, 1), (other, 1, 1), (loan, 2, 1), (loan, 1, 2)];
    acts.extend(ends.map(|(loan, index, amount)| Act::PrincipalEnded { loan, index, amount }));
    let sales = [(loan, A, B), (other, A, B), (loan, B, A)];
    acts.extend(sales.map(|(loan, from, to)| Act::LoanMoved { id: position(loan, 0), from, to }));
    acts.extend([(A, B), (B, A)].map(|(account, referrer)| Act::Referred { account, referrer }));
    acts
}

/// Changes of everything else.
const CHANGES: [fn(&mut Input); 33] = [
    |_| {},
    |i| i.terms.chain_id += 1,
    |i| i.terms.season.start += 1,
    |i| i.terms.season.first_week += 1,
    |i| i.terms.season.week_count += 1,
    |i| i.terms.season.weekly_maximum += 1,
    |i| i.terms.season.rates.held += 1,
    |i| i.terms.season.rates.staked += 1,
    |i| i.terms.season.rates.minted += 1,
    |i| i.terms.season.rates.lent += 1,
    |i| i.terms.season.rates.referral_bps += 1,
    |i| i.terms.week += 1,
    |i| i.terms.excluded.push(A),
    |i| i.terms.excluded.truncate(1),
    |i| i.terms.loan_book = A,
    |i| i.terms.first.number += 1,
    |i| i.terms.first.time += 1,
    |i| i.terms.first.parent = B256::ZERO,
    |i| i.next.number += 1,
    |i| i.next.time += 1,
    |i| i.next.parent = B256::ZERO,
    |i| i.pages[0].events[0].block += 1,
    |i| i.pages[0].events[0].time += 1,
    |i| i.pages[0].events[0].index += 1,
    |i| i.pages[0].events.swap(1, 2),
    |i| i.pages[0].events.truncate(1),
    |i| i.pages[0].events.truncate(100),
    |i| i.pages[0].prices[0].block += 1,
    |i| i.pages[0].prices[0].time += 1,
    |i| i.pages[0].prices[0].day += 1,
    |i| i.pages[0].prices[0].price += 1,
    |i| i.pages[0].prices.truncate(1),
    |i| i.pages[0].events.clear(),
];

#[test]
fn whatever_is_another_has_another() {
    let good = input(3, SIZE);
    let mut hashes = BTreeSet::new();
    for change in CHANGES {
        let mut input = good.clone();
        change(&mut input);
        hashes.insert(input.hash());
    }
    let acts = acts();
    for act in &acts {
        let mut input = good.clone();
        input.pages[0].events[0].act = act.clone();
        hashes.insert(input.hash());
    }
    assert_eq!(hashes.len(), CHANGES.len() + acts.len());
}

#[test]
fn the_order_of_the_excluded_counts_nothing() {
    let good = input(3, SIZE);
    let mut other = good.clone();
    other.terms.excluded.reverse();
    other.terms.excluded.push(other.terms.excluded[0]);
    assert_eq!((good.hash(), compute(&good)), (other.hash(), compute(&other)));
}

/// What is hashed, byte by byte, for whoever computes it otherwise.
#[test]
fn what_is_hashed() {
    let mut input = input(3, SIZE);
    let terms = &mut input.terms;
    (terms.chain_id, terms.week, terms.loan_book, terms.excluded) = (0x11, 0x12, A, vec![B, A]);
    terms.season =
        Season { start: 0x21, first_week: 0x22, week_count: 0x23, weekly_maximum: 0x24, rates: RATES };
    terms.first = First { number: 0x41, time: 0x42, parent: B256::repeat_byte(0x43) };
    input.next = Next { number: 0x51, time: 0x52, parent: B256::repeat_byte(0x53) };
    let act = Act::Referred { account: A, referrer: B };
    input.pages[0].prices = vec![Price { day: 0x61, block: 0x62, time: 0x63, price: 0x64 }];
    input.pages[0].events = vec![Event { block: 0x62, index: 0x72, time: 0x73, act }];

    let (small, number, amount) = (u32::to_be_bytes, u64::to_be_bytes, u128::to_be_bytes);
    let bytes = [
        &b"USDai Cores 1"[..],
        &number(0x11),
        &number(0x21),
        &small(0x22),
        &small(0x23),
        &small(0x12),
        &amount(0x24),
        &amount(0x31),
        &amount(0x32),
        &amount(0x33),
        &amount(0x34),
        &small(0x35),
        A.as_slice(),
        &number(2),
        A.as_slice(),
        B.as_slice(),
        &number(0x41),
        &number(0x42),
        &[0x43; 32],
        &[1],
        &number(0x62),
        &number(0x63),
        &number(0x61),
        &amount(0x64),
        &[2],
        &number(0x62),
        &number(0x73),
        &small(0x72),
        &[13],
        A.as_slice(),
        B.as_slice(),
        &[3],
        &number(0x51),
        &number(0x52),
        &[0x53; 32],
    ];
    assert_eq!(input.hash(), keccak256(bytes.concat()));
}

/// The same chain in pages that end with these blocks.
fn cut(input: &Input, ends: &BTreeSet<u64>) -> Input {
    let whole = &input.pages[0];
    let mut pages = Vec::new();
    let (mut first, mut parent, mut time) = (whole.first, whole.parent, input.terms.first.time);
    for last in ends.iter().copied().filter(|end| *end < whole.last).chain([whole.last]) {
        let is_in = |block: u64| (first..=last).contains(&block);
        let events: Vec<_> = whole.events.iter().filter(|event| is_in(event.block)).cloned().collect();
        let prices: Vec<_> = whole.prices.iter().filter(|price| is_in(price.block)).copied().collect();
        let times = events.iter().map(|event| event.time).chain(prices.iter().map(|price| price.time));
        time = if last == whole.last { whole.time } else { times.max().unwrap_or(time) };
        let hash = if last == whole.last { whole.hash } else { keccak256(last.to_be_bytes()) };
        pages.push(Page { first, parent, last, hash, time, prices, events });
        (first, parent) = (last + 1, hash);
    }
    Input { pages, ..input.clone() }
}

proptest! {
    #[test]
    fn pages_make_no_difference(seed in any::<u64>(), ends in prop::collection::btree_set(100_u64..700, 0..40)) {
        let input = input(seed, SIZE);
        let cut = cut(&input, &ends);
        prop_assert_eq!(input.hash(), cut.hash());
        prop_assert_eq!(compute(&input).unwrap(), compute(&cut).unwrap());
    }

    /// Without any one of the logs it is another hash, and mostly no week at all.
    #[test]
    fn a_log_that_is_missing_shows(seed in any::<u64>(), at in any::<prop::sample::Index>()) {
        let whole = input(seed, SIZE);
        let mut less = whole.clone();
        let place = at.index(less.pages[0].events.len());
        less.pages[0].events.remove(place);
        let expected = compute(&whole).unwrap();
        prop_assert_eq!(expected.input_hash, whole.hash());
        if let Ok(week) = compute(&less) {
            prop_assert_ne!(week.input_hash, expected.input_hash);
        }
    }
}
