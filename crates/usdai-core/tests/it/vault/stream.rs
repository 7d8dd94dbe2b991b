//! Streams: evenly released, and never faster for what is added.

use super::slow::{after_addition, unreleased_up};
use crate::model::{big, integer, quotient_up, small, units, usd};
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::vault::Stream;
use usdai_core::{Timestamp, U256, Usd};

const DAY: u64 = 86_400;
const WEEK: u64 = 7 * DAY;

fn at(seconds: u64) -> Timestamp {
    Timestamp::new(seconds)
}

fn stream(remaining: u64, updated_at: u64, end: u64) -> Stream {
    Stream { remaining: usd(remaining), updated_at: at(updated_at), end: at(end) }
}

#[track_caller]
fn check_release(stream: Stream, now: u64, released: u64, unreleased: u64) {
    assert_eq!(stream.released_down(at(now)), Ok(usd(released)));
    assert_eq!(stream.unreleased_up(at(now)), Ok(usd(unreleased)));
}

#[track_caller]
fn check_addition(before: Stream, added: u64, now: u64, after: Stream) {
    assert_eq!(before.add(usd(added), at(now)), Ok(after));
}

#[test]
fn release_is_even_and_ends() {
    let ten = stream(10, 100, 103);
    for (now, released) in
        [(0, 0), (99, 0), (100, 0), (101, 3), (102, 6), (103, 10), (104, 10), (u64::MAX, 10)]
    {
        check_release(ten, now, released, 10 - released);
    }
    check_release(Stream::default(), 0, 0, 0);
    check_release(Stream::default(), u64::MAX, 0, 0);
    let most = Stream { remaining: Usd::new(usdai_core::U256::MAX), updated_at: at(0), end: at(2) };
    assert_eq!(most.unreleased_up(at(1)).map(|left| left.raw()), Ok(usdai_core::U256::ONE << 255));
}

#[test]
fn additions_move_the_end_by_their_weight() {
    let now = 1_000_000;
    // Into an empty or a finished stream: a week.
    check_addition(Stream::default(), 5, now, stream(5, now, now + WEEK));
    check_addition(stream(9, 0, 10), 5, now, stream(5, now, now + WEEK));
    // Equal amounts, one with a day left: (1 + 7) / 2 days.
    check_addition(stream(70, now, now + DAY), 70, now, stream(140, now, now + 4 * DAY));
    // Dust moves the end by one second at most, a flood to a week.
    check_addition(stream(1 << 40, now, now + DAY), 1, now, stream((1 << 40) + 1, now, now + DAY + 1));
    check_addition(stream(1, now, now + DAY), 1 << 40, now, stream((1 << 40) + 1, now, now + WEEK));
    // Nothing changes nothing, not even the instant.
    check_addition(stream(70, 10, now + DAY), 0, now, stream(70, 10, now + DAY));
}

#[test]
fn additions_that_do_not_fit_are_refused() {
    let full = Usd::new(usdai_core::U256::MAX);
    let running = Stream { remaining: full, updated_at: at(0), end: at(10) };
    assert!(running.add(usd(1), at(0)).is_err());
    assert!(Stream::default().add(full, at(0)).is_err());
    assert!(Stream::default().add(usd(1), at(u64::MAX)).is_err());
}

/// Dust once a day for a year: the stream ends seconds later than without it.
#[test]
fn dust_cannot_keep_a_stream_from_ending() {
    let mut dusty = Stream::default().add(usd(1 << 60), at(0)).expect("first addition");
    let mut days = 0;
    while dusty.remaining > usd(1_000) {
        days += 1;
        dusty = dusty.add(usd(1), at(days * DAY)).expect("addition of dust");
        assert!(days <= 8, "still {dusty:?} after {days} days");
    }
    assert!(days >= 7);
}

/// Streams as they come about: within a week of `updated_at`.
fn any_stream() -> impl Strategy<Value = Stream> {
    (integer(), 100usize..256, 0..10 * WEEK, 0..=WEEK).prop_map(|(remaining, shift, begin, length)| Stream {
        remaining: Usd::new(remaining >> shift),
        updated_at: at(begin),
        end: at(begin + length),
    })
}

proptest! {
    #[test]
    fn stream_releases_as_the_model(stream in any_stream(), later in 0..2 * WEEK) {
        let now = stream.updated_at.get() + later;
        let unreleased = stream.unreleased_up(at(now))?;
        prop_assert_eq!(big(unreleased.raw()), unreleased_up(&stream, now));
        let released = stream.released_down(at(now))?;
        prop_assert_eq!(released.checked_add(unreleased)?, stream.remaining);
    }

    #[test]
    fn stream_takes_additions_as_the_model(
        stream in any_stream(), later in 0..2 * WEEK, added in integer(), shift in 100usize..256,
    ) {
        let (now, added) = (stream.updated_at.get() + later, (added >> shift).max(U256::ONE));
        let (seconds, total) = after_addition(&stream, &big(added), now);
        let after = stream.add(Usd::new(added), at(now))?;
        prop_assert_eq!(after.end, at(now + seconds));
        prop_assert_eq!(Some(after.remaining.raw()), small(&total));
        prop_assert_eq!(after.updated_at, at(now));
    }

    /// At the instant of an addition nothing is released, and afterwards no more in any time than by the
    /// old stream and a stream of the addition alone, to a wei.
    #[test]
    fn stream_is_no_faster_for_an_addition(
        stream in any_stream(), later in 0..2 * WEEK, added in integer(), shift in 100usize..256,
        wait in 0..WEEK,
    ) {
        let (now, added) = (stream.updated_at.get() + later, Usd::new(added >> shift));
        let before = stream.unreleased_up(at(now))?;
        let after = stream.add(added, at(now))?;
        prop_assert_eq!(after.unreleased_up(at(now))?, before.checked_add(added)?);
        prop_assert!(after.end >= stream.end);
        prop_assert!(added.is_zero() || after.end <= at(now + WEEK));

        let left = stream.end.get().saturating_sub(now);
        let wait = wait.min(left.max(1));
        let released = big(before.checked_add(added)?.raw()) - big(after.unreleased_up(at(now + wait))?.raw());
        let alone = if left == 0 { BigUint::ZERO } else { quotient_up(big(before.raw()) * wait, &left.into()) };
        let beside = quotient_up(big(added.raw()) * wait, &WEEK.into());
        prop_assert!(released <= alone + beside);
    }

    /// One second never releases more than its part, rounded up.
    #[test]
    fn stream_makes_no_step(stream in any_stream(), later in 0..2 * WEEK) {
        let now = stream.updated_at.get() + later;
        let (first, second) = (stream.released_down(at(now))?, stream.released_down(at(now + 1))?);
        let length = (stream.end.get() - stream.updated_at.get()).max(1);
        prop_assert!(first <= second);
        prop_assert!(big(second.raw()) - big(first.raw()) <= quotient_up(big(stream.remaining.raw()), &length.into()));
    }

    #[test]
    fn stream_never_loses_a_wei(gains in proptest::collection::vec((0u64..1 << 50, 0..2 * WEEK), 1..20)) {
        let (mut stream, mut now, mut total, mut released) = (Stream::default(), 1, Usd::ZERO, Usd::ZERO);
        for (gain, wait) in gains {
            released = released.checked_add(stream.remaining.checked_sub(stream.unreleased_up(at(now))?)?)?;
            let (remaining, end) = (stream.unreleased_up(at(now))?, stream.end.max(at(now)));
            stream = Stream { remaining, updated_at: at(now), end };
            stream = stream.add(usd(gain), at(now))?;
            total = total.checked_add(usd(gain))?;
            now += wait;
        }
        released = released.checked_add(stream.released_down(at(now + WEEK))?)?;
        prop_assert_eq!(released, total);
        prop_assert_eq!(stream.unreleased_up(at(now + WEEK))?, Usd::new(units(0)));
    }
}
