//! What is kept of seasons and weeks comes back as it was packed, and nothing is cut off.

use alloy_primitives::U256;
use cores::records::{Books, Rates, Season, Week};

/// More than a week can grant.
const LARGEST: u128 = (1 << 104) - 1;

#[test]
fn records_come_back() {
    for (supply, seasons) in [(0, 0), (1, 2), (u128::MAX, u32::MAX.into())] {
        let books = Books { supply, seasons };
        assert_eq!(Books::unpack(books.pack().expect("what fits")), books);
    }
    for (total, claimed, claimable_at) in
        [(0, 0, 0), (3, 2, 1), (1 << 64, 1 << 65, 1), (LARGEST, LARGEST, (1 << 48) - 1)]
    {
        let week = Week { total, claimed, claimable_at };
        assert_eq!(Week::unpack(week.pack().expect("what fits")), week);
    }
    let season = Season { start: 1, first_week: 2, week_count: 3, weekly_maximum: LARGEST, referral_bps: 5 };
    assert_eq!(Season::unpack(season.pack().expect("what fits")), season);
    let rates = Rates { held: 1, staked: u128::MAX, minted: 3, lent: 1 << 64 };
    assert_eq!(Rates::unpack(rates.pack().expect("what fits")), rates);
    assert_eq!(Week::unpack(U256::ZERO), Week::default());
}

#[test]
fn what_does_not_fit_is_refused() {
    let week = |total, claimed, claimable_at| Week { total, claimed, claimable_at }.pack();
    assert!(week(LARGEST + 1, 0, 0).is_err());
    assert!(week(0, LARGEST + 1, 0).is_err());
    assert!(week(0, 0, 1 << 48).is_err());
    assert!(Season { first_week: 1 << 32, ..Season::default() }.pack().is_err());
    assert!(Books { supply: 0, seasons: 1 << 32 }.pack().is_err());
}

#[test]
fn weeks_are_of_their_season() {
    let season = Season { start: 1_000, first_week: 5, week_count: 2, ..Season::default() };
    assert_eq!(season.next_week(), 7);
    assert_eq!([5, 6].map(|week| season.end_of(week)), [1_000 + 604_800, 1_000 + 2 * 604_800]);
    assert_eq!(season.end(), season.end_of(6));
}
