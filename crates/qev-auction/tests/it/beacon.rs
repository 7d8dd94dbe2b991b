//! Which round opens what is sealed.

use proptest::prelude::*;
use qev_auction::Beacon;
use usdai_core::{MathError, Seconds, Timestamp};

#[test]
fn rounds_of_quicknet() {
    let genesis = Beacon::QUICKNET.genesis.get();
    for (lock_time, round) in [
        // The example of the design: the boundary of 1 December 2026, 06:00 UTC.
        (1_795_845_600, 34_348_612),
        (1_795_845_601, 34_348_613),
        (1_795_845_603, 34_348_613),
        (genesis - 3_600, 1),
        (genesis - 3_599, 2),
        (genesis - 3_597, 2),
        (0, 1),
    ] {
        assert_eq!(Beacon::QUICKNET.round(Timestamp::new(lock_time)), Ok(round), "{lock_time}");
    }
}

#[test]
fn a_beacon_without_a_period_has_no_rounds() {
    let beacon = Beacon { genesis: Timestamp::new(0), period: Seconds::new(0) };
    assert_eq!(beacon.round(Timestamp::new(10_000)), Err(MathError::DivideByZero));
    assert_eq!(beacon.round(Timestamp::new(u64::MAX)), Err(MathError::Overflow));
}

proptest! {
    /// It is published an hour after the lock or later, and the one before it earlier.
    #[test]
    fn it_is_the_first_round_an_hour_after_the_lock(
        genesis in 0..2_000_000_000_u64,
        period in 1..100_u64,
        ahead in 0..4_000_000_000_u64,
    ) {
        let beacon = Beacon { genesis: Timestamp::new(genesis), period: Seconds::new(period) };
        let lock_time = Timestamp::new(genesis + ahead);
        let round = beacon.round(lock_time).expect("a round");
        let published = |round| beacon.published_at(round).expect("a time").get();
        prop_assert!(published(round) >= lock_time.get() + 3_600);
        prop_assert!(published(round - 1) < lock_time.get() + 3_600);
    }
}
