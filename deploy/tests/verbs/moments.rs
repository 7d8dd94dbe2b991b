//! Points in time in words.

use alloy_primitives::U256;
use deploy::moment::{from_now, utc};

#[test]
fn points_in_time() {
    for (seconds, text) in [
        (U256::ZERO, "1970-01-01 00:00:00 UTC".to_owned()),
        (U256::from(1_735_689_600), "2025-01-01 00:00:00 UTC".to_owned()),
        (U256::from(u64::MAX), u64::MAX.to_string()),
        (U256::MAX, U256::MAX.to_string()),
    ] {
        assert_eq!(utc(seconds), text);
    }
}

#[test]
fn lengths_of_time() {
    for (seconds, text) in [
        (0, "now"),
        (1, "in 1 second"),
        (90, "in 1 minute and 30 seconds"),
        (3_600, "in 1 hour"),
        (3_605, "in 1 hour"),
        (604_799, "in 6 days and 23 hours"),
        (604_800, "in 7 days"),
    ] {
        assert_eq!(from_now(seconds), text);
    }
}
