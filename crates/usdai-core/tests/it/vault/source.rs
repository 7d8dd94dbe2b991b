//! Sources: one entry a day, nothing lost meanwhile.

use crate::model::usd;
use proptest::prelude::*;
use usdai_core::vault::{Source, Stream};
use usdai_core::{Timestamp, Usd};

const DAY: u64 = 86_400;
const START: u64 = 1_000_000;

fn at(seconds: u64) -> Timestamp {
    Timestamp::new(seconds)
}

#[test]
fn a_source_enters_once_a_day() {
    let (mut source, mut stream) = (Source::default(), Stream::default());
    for (seconds, gain, held, in_stream) in [
        (0, 100, 0, 100),
        (0, 5, 5, 100),
        (1, 0, 5, 100),
        (DAY - 1, 7, 12, 100),
        (DAY, 0, 0, 98),
        (DAY, 1, 1, 98),
        (2 * DAY - 1, 0, 1, 98),
        (2 * DAY, 0, 0, 83),
        (30 * DAY, 0, 0, 83),
        (30 * DAY, 50, 0, 50),
    ] {
        let now = at(START + seconds);
        (source, stream) = source.take(usd(gain), &stream, now).expect("small amounts");
        assert_eq!((source.held, stream.remaining), (usd(held), usd(in_stream)), "at {seconds}");
    }
}

#[test]
fn nothing_to_enter_uses_up_no_day() {
    let (source, stream) =
        Source::default().take(Usd::ZERO, &Stream::default(), at(START)).expect("nothing to add");
    assert_eq!((source, stream), (Source::default(), Stream::default()));
}

#[test]
fn sources_do_not_wait_for_each_other() {
    let (first, stream) = Source::default().take(usd(1), &Stream::default(), at(START)).expect("dust");
    let (second, stream) = Source::default().take(usd(1_000), &stream, at(START)).expect("yield");
    assert_eq!((first.held, second.held, stream.remaining), (Usd::ZERO, Usd::ZERO, usd(1_001)));
}

proptest! {
    /// What came in is either released, in the stream or held; entries are a day apart.
    #[test]
    fn source_keeps_every_wei(gains in proptest::collection::vec((0u64..1 << 50, 0..3 * DAY), 1..40)) {
        let (mut source, mut stream, mut now) = (Source::default(), Stream::default(), START);
        let (mut total, mut released) = (Usd::ZERO, Usd::ZERO);
        for (gain, wait) in gains {
            now += wait;
            let before = stream;
            let (next, after) = source.take(usd(gain), &stream, at(now))?;
            total = total.checked_add(usd(gain))?;
            if next.entered_at != source.entered_at {
                prop_assert!(next.entered_at.since(source.entered_at)?.get() >= DAY);
                released = released.checked_add(before.released_down(at(now))?)?;
            }
            (source, stream) = (next, after);
            let kept = stream.unreleased_up(at(now))?.checked_add(source.held)?;
            let gone = released.checked_add(stream.released_down(at(now))?)?;
            prop_assert_eq!(kept.checked_add(gone)?, total);
        }
    }
}
