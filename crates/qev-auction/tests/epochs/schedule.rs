//! What happens in a random run: epochs with requests, sealed bids, openings and clearings, and anything at any
//! time in between.

use proptest::collection::vec;
use proptest::prelude::*;

/// One call, or some time. Positions are chosen by a number, modulo how many there are.
#[derive(Clone, Debug)]
pub enum Step {
    /// To one of the next milestones, and so many seconds on.
    Advance(u8, i8),
    Wait(u32),
    Request(u128),
    /// A tick, the portion of the position's shares in 1/200 (up to more than all), and whether to collect before.
    Commit {
        who: u8,
        tick: u16,
        part: u8,
        collects: bool,
    },
    WithdrawCommitment(u8),
    Reveal(u8),
    /// All that were sealed, but for one in so many.
    RevealMost(u8),
    /// Something that was never sealed.
    RevealOther(u8),
    WithdrawBid {
        who: u8,
        collects: bool,
    },
    Cancel(u8),
    ChangeHands(u8),
    Beacon,
    Lock,
    /// Capacity in percent of what waits, and the price.
    Clear(u8, u64),
    /// At a price of one, with the capacity for all bids of so many ticks and no more.
    ClearTicks(u8),
    Serve(u32),
    Collect(u8, u8),
    CollectAll,
    Rules(u16, u16),
}

fn shares() -> impl Strategy<Value = u128> {
    prop_oneof![
        1..10_u128,
        1..1_000_000_000_000_000_000_000_000_u128,
        (1..=9_u128).prop_map(|whole| whole * 10_u128.pow(18))
    ]
}

fn tick() -> impl Strategy<Value = u16> {
    prop_oneof![4 => prop_oneof![Just(10_u16), Just(150), Just(151), Just(300)], 2 => 10..=1_950_u16, 1 => 0..10_u16]
}

fn price() -> impl Strategy<Value = u64> {
    let one = 10_u64.pow(18);
    prop_oneof![20 => one - one / 5..one * 2, 2 => Just(one), 1 => Just(0), 1 => 1..one]
}

/// Anything.
fn anything() -> impl Strategy<Value = Step> {
    let who = || any::<u8>();
    prop_oneof![
        2 => (0..4_u8, -1..=1_i8).prop_map(|(milestone, offset)| Step::Advance(milestone, offset)),
        1 => prop_oneof![4 => 0..900_000_u32, 1 => 0..9_000_000_u32].prop_map(Step::Wait),
        4 => shares().prop_map(Step::Request),
        8 => commit(),
        1 => who().prop_map(Step::WithdrawCommitment),
        3 => who().prop_map(Step::Reveal),
        1 => who().prop_map(Step::RevealOther),
        2 => (who(), any::<bool>()).prop_map(|(who, collects)| Step::WithdrawBid { who, collects }),
        1 => who().prop_map(Step::Cancel),
        2 => who().prop_map(Step::ChangeHands),
        1 => Just(Step::Beacon),
        1 => Just(Step::Lock),
        1 => clear(),
        1 => (0..3_u32).prop_map(Step::Serve),
        4 => (who(), 0..4_u8).prop_map(|(who, epochs)| Step::Collect(who, epochs)),
        1 => Just(Step::CollectAll),
        1 => (10..=1_900_u16, 50..=500_u16).prop_map(|(maximum, penalty)| Step::Rules(maximum, penalty)),
    ]
}

fn commit() -> impl Strategy<Value = Step> {
    let part = prop_oneof![Just(200_u8), 0..=255_u8];
    (any::<u8>(), tick(), part, prop::bool::weighted(0.8))
        .prop_map(|(who, tick, part, collects)| Step::Commit { who, tick, part, collects })
}

fn clear() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => price().prop_map(|price| Step::Clear(0, price)),
        12 => (0..=130_u8, price()).prop_map(|(percent, price)| Step::Clear(percent, price)),
        2 => (0..3_u8).prop_map(Step::ClearTicks),
    ]
}

/// An epoch from its opening to its settlement, more or less.
fn epoch() -> impl Strategy<Value = Vec<Step>> {
    let open = vec(prop_oneof![3 => shares().prop_map(Step::Request), 5 => commit(), 3 => anything()], 1..12);
    let reveal = vec(prop_oneof![2 => any::<u8>().prop_map(Step::Reveal), 2 => anything()], 0..5);
    let most = prop::option::weighted(0.8, (1..8_u8).prop_map(Step::RevealMost));
    let beacon = prop::option::weighted(0.7, Just(Step::Beacon));
    let serve = vec(prop_oneof![4 => (1..3_u32).prop_map(Step::Serve), 1 => anything()], 0..3);
    let to_lock = (-1..=1_i8).prop_map(|offset| Step::Advance(0, offset));
    (open, to_lock, reveal, most, beacon, clear(), serve).prop_map(
        |(open, to_lock, reveal, most, beacon, clear, serve)| {
            let mut steps = open;
            steps.push(to_lock);
            steps.push(Step::Advance(4, 1));
            steps.extend(reveal.into_iter().chain(beacon).chain(most));
            steps.extend([Step::Advance(5, 0), clear]);
            steps.extend(serve);
            steps.push(Step::Serve(1_000));
            steps
        },
    )
}

/// A run of up to seven epochs.
pub fn run() -> impl Strategy<Value = Vec<Step>> {
    vec(epoch(), 1..=7).prop_map(|epochs| epochs.concat())
}
