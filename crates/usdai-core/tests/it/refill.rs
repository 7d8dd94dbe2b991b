//! Limits that refill: every boundary, and long sequences against integers without bounds.

use num_bigint::BigInt;
use proptest::prelude::*;
use usdai_core::refill::{Inbound, QUEUE_DAYS, Usage};
use usdai_core::{AssetAmount, MathError, RefillError, Timestamp, U256};

const START: u64 = 1_767_225_600;
const DAY: u64 = 86_400;

fn amount(units: u128) -> AssetAmount {
    AssetAmount::new(U256::from(units))
}

fn at(seconds: u64) -> Timestamp {
    Timestamp::new(seconds)
}

fn used(units: u128) -> Usage {
    Usage { parts: U256::ZERO, at: at(START) }.take(amount(units)).expect("a small number")
}

#[test]
fn a_limit_refills_linearly_within_a_day() {
    let check = |limit, taken, seconds, available| {
        let usage = used(taken).refilled(amount(limit), at(START + seconds));
        assert_eq!(usage.available_down(amount(limit)), Ok(amount(available)), "{limit} {taken} {seconds}");
    };
    check(100, 0, 0, 100);
    check(100, 1, 0, 99);
    check(100, 100, 0, 0);
    check(100, 100, 863, 0); // 0.9988
    check(100, 100, 864, 1);
    check(100, 100, DAY / 2, 50);
    check(100, 100, DAY - 1, 99); // 99.9988
    check(100, 100, DAY, 100);
    check(100, 100, u64::MAX - START, 100);
    check(1, 1, DAY - 1, 0);
    check(1, 1, DAY, 1);
    check(0, 0, DAY, 0);
    check(0, 100, DAY, 0);
    check(100_000_000 * 10u128.pow(18), 100_000_000 * 10u128.pow(18), 1, 1_157_407_407_407_407_407_407);
    // More than the limit is used.
    check(10, 100, DAY, 0);
    check(10, 100, 9 * DAY + DAY / 2, 5);
    for (limit, expected) in [(0, 0), (10, 10), (100, 100), (101, 100), (u128::MAX, 100)] {
        assert_eq!(used(100).within(amount(limit)), used(expected));
    }
    assert_eq!(used(100).within(AssetAmount::new(U256::MAX)), used(100));
}

#[test]
fn a_time_that_is_past_refills_nothing() {
    let usage = used(100);
    for now in [0, START - 1, START] {
        assert_eq!(usage.refilled(amount(100), at(now)), usage);
    }
}

#[test]
fn numbers_that_do_not_fit_are_refused() {
    let most = AssetAmount::new(U256::MAX);
    assert_eq!(used(0).available_down(most), Err(MathError::Overflow));
    assert_eq!(used(0).take(most), Err(MathError::Overflow));
    let full = Usage { parts: U256::MAX, at: at(START) };
    assert_eq!(full.take(amount(1)), Err(MathError::Overflow));
    assert_eq!(full.refilled(most, at(START + 2)).parts, U256::ZERO);
    let inbound = Inbound { limit: amount(1), outstanding: most, queued: most, ..Inbound::default() };
    assert_eq!(inbound.took(amount(1)), Err(MathError::Overflow));
    let overflow = Err(RefillError::Math(MathError::Overflow));
    assert_eq!(inbound.brought(amount(1), amount(0), at(START)), overflow);
}

/// A bridge that took 1,000 and has a limit of 100.
fn inbound() -> Inbound {
    let fresh = Inbound { limit: amount(100), ..Inbound::default() };
    fresh.took(amount(1_000)).expect("a small number")
}

/// Brings an amount and is paid what can be.
#[track_caller]
fn bring(inbound: Inbound, units: u128, seconds: u64) -> (Inbound, u128) {
    let now = at(START + seconds);
    let paid = inbound.payable_down(now).expect("small numbers").min(amount(units));
    (inbound.brought(amount(units), paid, now).expect("an arrival"), paid.raw().to())
}

/// Pays all that can be of the queue.
#[track_caller]
fn release(inbound: Inbound, seconds: u64) -> (Inbound, u128) {
    let now = at(START + seconds);
    let paid = inbound.releasable_down(inbound.queued, now).expect("small numbers");
    (inbound.released(paid, now).expect("a payment"), paid.raw().to())
}

#[test]
fn a_bridge_brings_at_most_what_it_took() {
    let now = at(START);
    let too_low = |needed| RefillError::OutstandingTooLow { outstanding: amount(1_000), needed };
    for (units, expected) in
        [(1_000, None), (1_001, Some(amount(1_001))), (u128::MAX, Some(amount(u128::MAX)))]
    {
        let error = inbound().brought(amount(units), amount(0), now).err();
        assert_eq!(error, expected.map(too_low));
    }
    let missing = Inbound { limit: amount(0), ..inbound() };
    assert_eq!(missing.brought(amount(1), amount(0), now), Err(RefillError::LimitMissing));
    let more = inbound().brought(amount(1), amount(2), now);
    assert_eq!(more, Err(RefillError::Math(MathError::Underflow)));
}

#[test]
fn what_is_above_the_limit_is_queued_and_goes_before_what_arrives() {
    let check = |(inbound, paid): (Inbound, u128), expected, queued, floor| {
        assert_eq!((paid, inbound.queued, inbound.floor), (expected, amount(queued), amount(floor)));
        inbound
    };
    let it = check(bring(inbound(), 100, 0), 100, 0, 0);
    let it = check(bring(it, 1, 0), 0, 1, 100);
    // A half of the limit has refilled, of which 1 is for the queue.
    let it = check(bring(it, 50, DAY / 2), 49, 2, 100);
    let it = check(release(it, DAY / 2), 1, 1, 100);
    let it = check(release(it, DAY), 1, 0, 0);
    let it = check(bring(it, 49, DAY), 49, 0, 0);
    // What the token refused uses nothing of the limit.
    let now = at(START + 2 * DAY);
    let it = it.brought(amount(10), amount(0), now).expect("an arrival");
    assert_eq!(it.payable_down(now), Ok(amount(90)));
    assert_eq!(it.releasable_down(amount(3), now), Ok(amount(3)));
    check(release(it, 2 * DAY), 10, 0, 0);
    assert_eq!(it.released(amount(11), now), Err(MathError::Underflow));
}

#[test]
fn another_limit_keeps_what_was_used() {
    let (it, _) = bring(inbound(), 80, 0);
    let check = |limit, seconds, payable| {
        let changed = it.with_limit(amount(limit), at(START));
        assert_eq!(changed.payable_down(at(START + seconds)), Ok(amount(payable)), "{limit} {seconds}");
    };
    check(100, 0, 20);
    check(200, 0, 120);
    check(200, DAY / 4, 170);
    check(80, 0, 0);
    check(80, DAY / 2, 40);
    check(50, 0, 0);
    check(50, DAY / 2, 25);
    check(50, DAY, 50);
    check(0, 10 * DAY, 0);
    // Half of the limit had refilled before.
    let later = it.with_limit(amount(50), at(START + DAY / 2));
    assert_eq!(later.payable_down(at(START + DAY / 2)), Ok(amount(20)));
}

#[test]
fn a_queue_is_paid_whatever_becomes_of_the_limit() {
    let (it, paid) = bring(inbound(), 1_000, 0);
    assert_eq!((paid, it.queued), (100, amount(900)));
    for limit in [0, 1, 100, 250] {
        let mut it = it.with_limit(amount(limit), at(START));
        let expected = amount(limit.max(100));
        assert_eq!(it.release_limit(), expected);
        let mut days = 0;
        while !it.queued.is_zero() {
            days += 1;
            it = release(it, days * DAY).0;
        }
        assert_eq!((days, it.floor), (900u64.div_ceil(limit.max(100) as u64), amount(0)), "{limit}");
        assert_eq!(it.release_limit(), amount(limit));
    }
    // A limit far below what arrives: a ninetieth each day.
    let tiny = Inbound { limit: amount(1), ..inbound() };
    let (mut it, paid) = bring(tiny, 1_000, 0);
    assert_eq!((paid, it.queued, it.floor), (1, amount(999), amount(12)));
    for day in 1..=QUEUE_DAYS {
        it = release(it, day * DAY).0;
    }
    assert_eq!(it.queued, amount(0));
    // Also after more was paid under a higher limit.
    let (high, _) = bring(Inbound { outstanding: amount(2_000), ..inbound() }, 100, 0);
    let (mut it, paid) = bring(high.with_limit(amount(1), at(START)), 900, 0);
    assert_eq!((paid, it.queued, it.floor), (0, amount(900), amount(10)));
    for day in 1..=QUEUE_DAYS {
        it = release(it, day * DAY).0;
    }
    assert_eq!(it.queued, amount(0));
}

#[test]
fn errors_tell_their_numbers() {
    for (error, text) in [
        (RefillError::LimitMissing, "the bridge has no minting limit"),
        (
            RefillError::OutstandingTooLow { outstanding: amount(1), needed: amount(2) },
            "2 is more than the 1 that the bridge took",
        ),
        (MathError::Overflow.into(), "result too large"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}

/// What an account does, after so many seconds.
#[derive(Clone, Debug)]
enum Act {
    Take(u64, u64),
    Bring(u64, u64),
    Refused(u64, u64),
    Release(u64, u64),
    Limit(u64, u64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let (seconds, units) = (0..3 * DAY, prop_oneof![0..3_000_000u64, Just(0), Just(1)]);
    let act = prop_oneof![
        (seconds.clone(), units.clone()).prop_map(|(s, u)| Act::Take(s, u)),
        (seconds.clone(), units.clone()).prop_map(|(s, u)| Act::Bring(s, u)),
        (seconds.clone(), units.clone()).prop_map(|(s, u)| Act::Refused(s, u)),
        (seconds.clone(), units.clone()).prop_map(|(s, u)| Act::Release(s, u)),
        (seconds, 0..2_000_000u64).prop_map(|(s, u)| Act::Limit(s, u)),
    ];
    prop::collection::vec(act, 1..60)
}

/// The most that could have been paid since the limit was changed or the queue was empty, in 86,400ths: the highest
/// limit at once, and each limit for its time; and what was.
#[derive(Default)]
struct Bound {
    highest: BigInt,
    refilled: BigInt,
    paid: BigInt,
}

proptest! {
    /// Nothing is lost or made: what was taken is outstanding, queued or paid; and no more is paid than the limits
    /// that were in force allow.
    #[test]
    fn nothing_is_lost_and_no_limit_is_passed(acts in acts()) {
        let mut it = Inbound { limit: amount(1_000_000), ..Inbound::default() };
        let (mut taken, mut paid, mut now) = (0u128, 0u128, START);
        let mut bound = Bound::default();
        for act in acts {
            let (Act::Take(s, u) | Act::Bring(s, u) | Act::Refused(s, u) | Act::Release(s, u) | Act::Limit(s, u)) =
                act;
            let (seconds, units) = (s, u128::from(u));
            let in_force: u128 = it.release_limit().raw().to();
            bound.highest = bound.highest.max(BigInt::from(in_force));
            bound.refilled += BigInt::from(in_force) * BigInt::from(seconds);
            now += seconds;
            let (time, paid_before, was_queued) = (at(now), paid, !it.queued.is_zero());
            match act {
                Act::Take(..) => {
                    it = it.took(amount(units)).expect("a small number");
                    taken += units;
                }
                Act::Bring(..) | Act::Refused(..) => {
                    let units = units.min(it.outstanding.raw().to());
                    let payable = it.payable_down(time).expect("small numbers").min(amount(units));
                    let payable = if matches!(act, Act::Bring(..)) { payable } else { amount(0) };
                    if it.limit.is_zero() {
                        let refused = it.brought(amount(units), payable, time);
                        prop_assert_eq!(refused, Err(RefillError::LimitMissing));
                    } else {
                        it = it.brought(amount(units), payable, time).expect("an arrival");
                        paid += payable.raw().to::<u128>();
                    }
                }
                Act::Release(..) => {
                    let owed = amount(units).min(it.queued);
                    let released = it.releasable_down(owed, time).expect("small numbers");
                    it = it.released(released, time).expect("a payment");
                    paid += released.raw().to::<u128>();
                }
                Act::Limit(..) => it = it.with_limit(amount(units), time),
            }
            bound.paid += BigInt::from(paid - paid_before);
            prop_assert!(&bound.paid * DAY <= &bound.highest * DAY + &bound.refilled);
            if matches!(act, Act::Limit(..)) || (was_queued && it.queued.is_zero()) {
                bound = Bound::default();
            }
            let in_force: u128 = it.release_limit().raw().to();
            bound.highest = bound.highest.max(BigInt::from(in_force));
            prop_assert!(it.usage.parts <= it.release_limit().raw() * U256::from(DAY));
            let [outstanding, queued]: [u128; 2] = [it.outstanding, it.queued].map(|units| units.raw().to());
            prop_assert_eq!(outstanding + queued + paid, taken);
            prop_assert_eq!(it.floor.is_zero(), queued == 0);
            prop_assert!(it.floor.raw() * U256::from(QUEUE_DAYS) >= it.queued.raw());
        }
    }

    /// Asking on the way changes nothing.
    #[test]
    fn a_refill_in_parts_is_the_refill(
        taken in 0..=u128::from(u64::MAX),
        limit in 0..=u128::from(u64::MAX),
        first in 0..2 * DAY,
        second in 0..2 * DAY,
    ) {
        let limit = amount(limit);
        let (middle, end) = (at(START + first), at(START + first + second));
        let in_parts = used(taken).refilled(limit, middle).refilled(limit, end);
        prop_assert_eq!(in_parts, used(taken).refilled(limit, end));
    }
}
