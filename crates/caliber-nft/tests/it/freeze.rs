//! How long a monitor can freeze, and what that stops.

use crate::model::{DAY, NOW, config, document, serials};
use caliber_nft::{Actor, CaliberError, FREEZE_MOST, Freeze, State, Title};
use proptest::prelude::*;
use usdai_core::{Seconds, Timestamp};

fn at(seconds: u64) -> Timestamp {
    Timestamp::new(NOW.get() + seconds)
}

fn days(count: u64) -> Seconds {
    Seconds::new(count * DAY)
}

fn frozen(length: u64) -> Freeze {
    Freeze::default().renewed(NOW, days(length)).expect("a freeze")
}

#[test]
fn a_freeze_lasts_thirty_days_at_most_and_is_not_followed_by_another_for_thirty() {
    let most = |seconds| Err(CaliberError::FreezeTooLong { most_until: at(seconds) });
    let cooling = |days| Err(CaliberError::FreezeCoolingDown { again_at: at(days * DAY) });
    for (before, now, length, expected) in [
        (Freeze::default(), 0, Seconds::new(1), Ok(1)),
        (Freeze::default(), 0, days(30), Ok(30 * DAY)),
        (Freeze::default(), 0, Seconds::new(0), most(30 * DAY)),
        (Freeze::default(), 0, Seconds::new(30 * DAY + 1), most(30 * DAY)),
        (Freeze::default(), 0, Seconds::new(u64::MAX - 1), most(30 * DAY)),
        // One that runs: longer within thirty days of its beginning, or shorter.
        (frozen(10), 5 * DAY, days(25), Ok(30 * DAY)),
        (frozen(10), 5 * DAY, Seconds::new(25 * DAY + 1), most(30 * DAY)),
        (frozen(10), 5 * DAY, days(1), Ok(6 * DAY)),
        (frozen(10), 10 * DAY - 1, days(20), Ok(30 * DAY - 1)),
        // One that ended.
        (frozen(10), 10 * DAY, days(1), cooling(40)),
        (frozen(10), 40 * DAY - 1, days(1), cooling(40)),
        (frozen(10), 40 * DAY, days(30), Ok(70 * DAY)),
    ] {
        let found = before.renewed(at(now), length);
        let until = found.map(|freeze| freeze.until().expect("an end").get() - NOW.get());
        assert_eq!(until, expected, "{before:?} {now} {length:?}");
    }
}

#[test]
fn a_lifted_freeze_is_over_at_once_and_counts_as_one() {
    let lifted = frozen(10).lifted(at(DAY)).expect("lifted");
    assert_eq!(lifted.check_over(at(DAY)), Ok(()));
    assert_eq!(frozen(10).check_over(at(10 * DAY - 1)), Err(CaliberError::Frozen { until: at(10 * DAY) }));
    assert_eq!(frozen(10).check_over(at(10 * DAY)), Ok(()));
    assert_eq!(lifted.lifted(at(DAY)), Err(CaliberError::NotFrozen));
    assert_eq!(frozen(1).lifted(at(DAY)), Err(CaliberError::NotFrozen));
    assert_eq!(Freeze::default().lifted(NOW), Err(CaliberError::NotFrozen));
    let again = lifted.renewed(at(2 * DAY), days(1));
    assert_eq!(again, Err(CaliberError::FreezeCoolingDown { again_at: at(31 * DAY) }));
    // Lifted in its own second, which leaves a length of zero.
    let none = frozen(10).lifted(NOW).expect("lifted");
    assert_eq!(none.renewed(NOW, days(1)), Err(CaliberError::FreezeCoolingDown { again_at: at(30 * DAY) }));
}

proptest! {
    #![proptest_config(config())]

    /// Whatever a monitor tries, no stretch of 60 days is frozen for more than 30.
    #[test]
    fn half_the_time_is_free(tries in prop::collection::vec((1..20 * DAY, any::<bool>(), 0..32 * DAY), 1..60)) {
        let (mut freeze, mut now, mut runs) = (Freeze::default(), NOW, Vec::new());
        for (pause, is_lift, length) in tries {
            now = Timestamp::new(now.get() + pause);
            let next = if is_lift { freeze.lifted(now) } else { freeze.renewed(now, Seconds::new(length)) };
            let Ok(next) = next else { continue };
            if next.from() != freeze.from() {
                runs.push(freeze);
            }
            freeze = next;
            prop_assert!(freeze.length() <= FREEZE_MOST);
        }
        runs.push(freeze);
        for pair in runs.windows(2).skip(1) {
            let free = pair[1].from().since(pair[0].until().expect("an end")).expect("one after the other");
            prop_assert!(free >= days(30));
        }
    }
}

/// Who may transfer a title in a state that is not frozen, to an approved holder.
const TRANSFERS: [(State, Actor); 6] = [
    (State::Active, Actor::Owner),
    (State::Pledged, Actor::Router),
    (State::Defaulted, Actor::Router),
    (State::Foreclosed, Actor::Router),
    (State::Foreclosed, Actor::Auction),
    (State::Sold, Actor::Auction),
];

/// 9 states by 6 actors, frozen and not, between approved holders and not.
#[test]
fn transfers_are_the_owners_while_active_and_else_the_routers_and_the_auctions() {
    let document = document(&serials(0, 1));
    let mut allowed = 0;
    for (state, by) in State::ALL.into_iter().flat_map(|state| Actor::ALL.map(|by| (state, by))) {
        for (freeze, are_approved) in
            [(Freeze::default(), true), (Freeze::default(), false), (frozen(1), true), (frozen(1), false)]
        {
            let (class, cover) = (document.class, document.policy.cover);
            let title = Title { state, class, cover, policies: 1, freeze };
            let is_owner = by == Actor::Owner;
            let expected = match TRANSFERS.contains(&(state, by)) {
                false => Err(CaliberError::TransferNotAllowed { state, by }),
                true if is_owner && freeze != Freeze::default() => {
                    Err(CaliberError::Frozen { until: at(DAY) })
                }
                true if is_owner && !are_approved => Err(CaliberError::HolderNotApproved),
                true => Ok(()),
            };
            allowed += u32::from(expected.is_ok());
            assert_eq!(title.check_transfer(by, are_approved, NOW), expected, "{state} {by}");
        }
    }
    assert_eq!(allowed, 1 + 5 * 4);
}
