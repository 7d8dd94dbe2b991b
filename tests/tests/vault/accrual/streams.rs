//! The streams S1 and S2 second by second, and the one entry a day of each source.

use alloy_primitives::U256;
use tests::{LoanReport, Staking, abi::ISUSDai, check::done};

use crate::support::{
    DAY, WEEK, ask, fund_book, go_to, lend,
    price::{conservative_assets, mul_div, mul_div_up},
    stake, standing, still, u, wad,
};

/// What is not released of `amount` after so many of `length` seconds, rounded up.
fn unreleased_up(amount: U256, length: u64, seconds: u64) -> U256 {
    mul_div_up(amount, U256::from(length.saturating_sub(seconds)), U256::from(length))
}

/// A harvest of so many dollars at this instant.
#[track_caller]
fn earn_at(staking: &mut Staking, instant: u64, dollars: u64) {
    go_to(staking, instant - 1);
    assert_eq!(done(staking.earn(dollars)), wad(dollars));
    go_to(staking, instant);
}

#[test]
fn s2_is_released_second_by_second_into_both_prices() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    let start = staking.world.chain.timestamp() + 100;
    earn_at(&mut staking, start, 100);
    for seconds in [0, 1, 2, 61, 3_600, DAY, 3 * DAY + 12_345, WEEK - 1, WEEK, WEEK + 1, 100 * DAY] {
        go_to(&mut staking, start + seconds);
        let left = unreleased_up(wad(100), WEEK, seconds);
        let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
        assert_eq!((stream.remaining, stream.held, stream.unreleased), (wad(100), U256::ZERO, left));
        assert_eq!((stream.enteredAt, stream.updatedAt, stream.end), (start, start, start + WEEK));
        assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_100) - left, "after {seconds} s");
        assert_eq!(conservative_assets(&mut staking), wad(1_100) - left, "after {seconds} s");
    }
}

#[test]
fn s1_is_released_into_the_redemption_price_alone() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(100));
    lend(&mut staking, wad(1_000), 3_650);
    let lent = ask(&mut staking, &ISUSDai::loansCall {});
    let paid_at = lent.reportedAt + 10 * DAY;
    go_to(&mut staking, paid_at);
    let accrued = mul_div(lent.ratePerSecond, U256::from(10 * DAY), wad(1));
    // Paid to the wei, and no more interest from now on.
    let report = LoanReport { rate: U256::ZERO, interest_paid: accrued, ..standing(&mut staking) };
    still(&mut staking, |staking| done(staking.report(&report)));
    for seconds in [0, 1, 59, DAY, 5 * DAY, WEEK - 1, WEEK, 2 * WEEK] {
        go_to(&mut staking, paid_at + seconds);
        let left = unreleased_up(accrued, WEEK, seconds);
        assert_eq!(ask(&mut staking, &ISUSDai::streamCall { source: 0x10 }).unreleased, left);
        assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_000) + accrued);
        assert_eq!(conservative_assets(&mut staking), wad(1_000) + accrued - left, "after {seconds} s");
    }
}

/// An addition moves the end to the mean of both ends, weighted by the amounts.
#[test]
fn an_addition_moves_the_end_to_the_weighted_mean() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    let start = staking.world.chain.timestamp() + 100;
    earn_at(&mut staking, start, 700);
    let second = start + 4 * DAY;
    let before = wad(1_700) - unreleased_up(wad(700), WEEK, 4 * DAY);
    earn_at(&mut staking, second, 100);
    // 300 with 3 days left and 100 for 7 days: 400 for 4 days.
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    assert_eq!((stream.remaining, stream.end, stream.updatedAt), (wad(400), second + 4 * DAY, second));
    assert_eq!(conservative_assets(&mut staking), before);
    for seconds in [1, DAY, 4 * DAY - 1, 4 * DAY] {
        go_to(&mut staking, second + seconds);
        let left = unreleased_up(wad(400), 4 * DAY, seconds);
        assert_eq!(conservative_assets(&mut staking), wad(1_800) - left, "after {seconds} s");
    }
}

/// What comes within a day of the last entry is held back, unreleased, and moves on at the first harvest after it.
#[test]
fn a_source_enters_its_stream_once_a_day() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    let start = staking.world.chain.timestamp() + 100;
    earn_at(&mut staking, start, 70);
    earn_at(&mut staking, start + 3_600, 20);
    earn_at(&mut staking, start + DAY - 1, 10);
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    assert_eq!((stream.remaining, stream.held, stream.heldByAll), (wad(70), wad(30), wad(30)));
    assert_eq!((stream.enteredAt, stream.end), (start, start + WEEK));
    assert_eq!(stream.unreleased, unreleased_up(wad(70), WEEK, DAY - 1) + wad(30));
    // A second before the day is over anybody's harvest moves nothing, and then it does, by its event too.
    still(&mut staking, |staking| assert_eq!(done(staking.harvest()), U256::ZERO));
    assert_eq!(ask(&mut staking, &ISUSDai::streamCall { source: 0x21 }).held, wad(30));
    go_to(&mut staking, start + DAY);
    let carol = staking.world.carol.clone();
    let receipt = still(&mut staking, |staking| done(staking.tell(&carol, &ISUSDai::harvestCall {})));
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    // 60 with 6 days left and 30 for 7 days.
    let seconds = (60 * 6 * DAY + 30 * WEEK).div_ceil(90);
    assert_eq!((stream.held, stream.heldByAll, stream.remaining), (U256::ZERO, U256::ZERO, wad(90)));
    assert_eq!((stream.enteredAt, stream.end), (start + DAY, start + DAY + seconds));
    let events = receipt.logs_of::<ISUSDai::Streamed>(staking.susdai);
    let [event] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((event.source, event.gain, event.held), (0x21, U256::ZERO, U256::ZERO));
    assert_eq!((event.remaining, event.end), (wad(90), start + DAY + seconds));
}

/// The sources of one stream each have a day of their own.
#[test]
fn sources_do_not_wait_for_each_other() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(100));
    lend(&mut staking, wad(100), 0);
    let start = staking.world.chain.timestamp() + 100;
    earn_at(&mut staking, start, 70);
    go_to(&mut staking, start + 10);
    let report = LoanReport { interest_paid: wad(7), ..standing(&mut staking) };
    done(staking.report(&report));
    let [reserve, loans] = [0x21, 0x20].map(|source| ask(&mut staking, &ISUSDai::streamCall { source }));
    assert_eq!((reserve.enteredAt, loans.enteredAt), (start, start + 10));
    assert_eq!((loans.held, loans.heldByAll), (U256::ZERO, U256::ZERO));
    assert_eq!(loans.remaining, unreleased_up(wad(70), WEEK, 10) + wad(7));
    assert_eq!(reserve.remaining, loans.remaining);
}

/// A wei a second for an hour after the first entry moves the end by no second: it is held.
#[test]
fn dust_keeps_no_stream_from_ending() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(100));
    lend(&mut staking, wad(500), 3_650);
    let start = staking.world.chain.timestamp();
    let report = LoanReport { interest_paid: wad(10), ..standing(&mut staking) };
    done(staking.report(&report));
    let end = ask(&mut staking, &ISUSDai::streamCall { source: 0x20 }).end;
    assert_eq!(end, start + WEEK);
    for _ in 0..50 {
        let report = LoanReport { interest_paid: wad(1), ..standing(&mut staking) };
        done(staking.report(&report));
        stake(&mut staking, &bob, u(1_000_000));
    }
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x20 });
    assert_eq!((stream.end, stream.enteredAt), (end, start));
    assert!(stream.held > wad(49) && stream.held <= wad(50), "{}", stream.held);
}
