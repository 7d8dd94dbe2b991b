//! Epochs, and which of them is to be locked.

use super::share_price::shares;
use crate::model::units;
use proptest::prelude::*;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{MathError, Shares, Timestamp};

const DAY: u64 = 86_400;
const GENESIS: u64 = 1_793_512_800;

fn clock() -> Clock {
    Clock { genesis: Timestamp::new(GENESIS) }
}

#[test]
fn an_epoch_has_three_instants() {
    // A boundary of 2026-12-01 06:00 UTC: its lock is 1795845600.
    let first = Epoch::new(1);
    assert_eq!(clock().boundary(first), Ok(Timestamp::new(1_796_104_800)));
    assert_eq!(clock().lock_time(first), Ok(Timestamp::new(1_795_845_600)));
    assert_eq!(clock().clear_time(first), Ok(Timestamp::new(1_796_018_400)));
    assert_eq!(clock().boundary(Epoch::new(0)), Ok(clock().genesis));
    assert_eq!(clock().boundary(Epoch::new(u64::MAX)), Err(MathError::Overflow));
    let unix = Clock { genesis: Timestamp::new(0) };
    assert_eq!(unix.lock_time(Epoch::new(0)), Err(MathError::Underflow));
}

#[test]
fn requests_belong_to_the_next_lock() {
    for (seconds, epoch) in [
        (0, 1),
        (27 * DAY - 1, 1),
        (27 * DAY, 2),
        (30 * DAY, 2),
        (57 * DAY - 1, 2),
        (57 * DAY, 3),
        (3_000 * DAY, 101),
    ] {
        assert_eq!(clock().open_epoch(Timestamp::new(GENESIS + seconds)), Ok(Epoch::new(epoch)), "{seconds}");
    }
    assert_eq!(clock().open_epoch(Timestamp::new(0)), Ok(Epoch::new(1)));
    assert_eq!(clock().open_epoch(Timestamp::new(u64::MAX)), Err(MathError::Overflow));
}

#[track_caller]
fn check_due(days: u64, locked: u64, is_settled: bool, queued: u64, due: Option<u64>) {
    let now = Timestamp::new(GENESIS + days * DAY);
    let outcome = clock().due_epoch(now, Epoch::new(locked), is_settled, shares(queued));
    assert_eq!(outcome, Ok(due.map(Epoch::new)));
}

#[test]
fn epochs_lock_in_order() {
    check_due(26, 0, true, 5, None);
    check_due(27, 0, true, 5, Some(1));
    check_due(27, 1, true, 5, None);
    check_due(57, 1, true, 5, Some(2));
    // The epoch before is not settled yet.
    check_due(57, 1, false, 5, None);
    // Two locks were missed: one after the other, but in one step where nobody waits.
    check_due(87, 1, true, 5, Some(2));
    check_due(87, 2, true, 5, Some(3));
    check_due(87, 1, true, 0, Some(3));
    check_due(87, 1, false, 0, None);
}

proptest! {
    #[test]
    fn clock_instants_enclose_every_second(seconds in 0u64..1 << 40) {
        let now = Timestamp::new(GENESIS + seconds);
        let open = clock().open_epoch(now)?;
        prop_assert!(now < clock().lock_time(open)?);
        prop_assert!(open == Epoch::new(1) || clock().lock_time(Epoch::new(open.get() - 1))? <= now);
        prop_assert!(clock().lock_time(open)? < clock().clear_time(open)?);
        prop_assert!(clock().clear_time(open)? < clock().boundary(open)?);
    }

    /// A due epoch has passed its lock time, and is never one that was locked before.
    #[test]
    fn clock_locks_no_epoch_twice(seconds in 0u64..1 << 33, locked in 0u64..200, queued in 0u64..2) {
        let now = Timestamp::new(GENESIS + seconds);
        let queued = Shares::new(units(queued));
        if let Some(due) = clock().due_epoch(now, Epoch::new(locked), true, queued)? {
            prop_assert!(due > Epoch::new(locked) && clock().lock_time(due)? <= now);
        } else {
            prop_assert!(clock().lock_time(Epoch::new(locked + 1))? > now);
        }
    }
}
