//! The capacity of an epoch is what it was at its lock time, whoever fixes it and when.

use alloy_primitives::U256;
use stylus_chain::chain::Receipt;
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, ask,
    books::changes_nothing,
    fund_book, go_to, lend,
    price::{Price, mul_div, mul_div_up},
    slots::{set_aside, set_queued},
    stake, standing, still, u, wad,
};

const EPOCH: u64 = 30 * DAY;

/// A thousand staked, loans with interest, a stream that runs over the lock time, and shares that wait; the lock time.
#[track_caller]
fn waiting(queued: U256) -> (Staking, u64) {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(100));
    lend(&mut staking, wad(400), 1_200);
    set_queued(&mut staking, queued);
    let lock_time = ask(&mut staking, &ISUSDai::epochCall {}).lockTime;
    assert_eq!(lock_time, staking.genesis + 27 * DAY);
    go_to(&mut staking, lock_time - 3 * DAY);
    done(staking.earn(70));
    (staking, lock_time)
}

/// The one event by which a capacity was fixed.
#[track_caller]
fn locked(staking: &Staking, receipt: &Receipt) -> (u64, U256, U256, u64) {
    let events = receipt.logs_of::<ISUSDai::CapacityLocked>(staking.susdai);
    let [event] = events.as_slice() else { panic!("{events:?}") };
    (event.epoch, event.capacity, event.queued, event.lockTime)
}

#[test]
fn capacity_is_as_of_the_lock_time_whoever_calls_and_when() {
    let (start, lock_time) = waiting(wad(500));
    // What 500 shares are worth at the lock time: 1,000 staked, interest since the loan, 70 after 3 days less a second.
    let mut at_lock = start.clone();
    go_to(&mut at_lock, lock_time);
    let assets = ask(&mut at_lock, &ISUSDai::totalAssetsCall {});
    let loans = ask(&mut at_lock, &ISUSDai::loansCall {});
    let accrued = mul_div(loans.ratePerSecond, U256::from(lock_time - loans.reportedAt), wad(1));
    // The harvest was a second after the third day before.
    let unreleased = mul_div_up(wad(70), U256::from(4 * DAY + 1), U256::from(7 * DAY));
    assert_eq!(assets, wad(1_070) + accrued - unreleased);
    let worth = Price::new(assets, wad(1_000)).to_assets_up(wad(500));
    let capacity = mul_div_up(worth, u(17), u(16));
    let expected = (1, capacity, wad(500), lock_time);

    let (alice, carol) = (start.world.alice.clone(), start.world.carol.clone());
    let mut staking = start.clone();
    go_to(&mut staking, lock_time + 1);
    let receipt = done(staking.tell(&carol, &ISUSDai::lockCall {}));
    assert_eq!(receipt.returned::<ISUSDai::lockCall>().ok(), Some(capacity));
    assert_eq!(locked(&staking, &receipt), expected);

    for later in [0, 1, 5 * DAY, 20 * DAY, 200 * DAY] {
        let at = lock_time + later;
        let mut staking = start.clone();
        go_to(&mut staking, at);
        let deposit = ISUSDai::deposit_0Call { assets: wad(100), receiver: alice.address };
        let receipt = done(staking.tell(&alice, &deposit));
        assert_eq!(locked(&staking, &receipt), expected, "a deposit {later} s after");
        let mut staking = start.clone();
        go_to(&mut staking, at);
        let receipt = done(staking.tell(&carol, &ISUSDai::harvestCall {}));
        assert_eq!(locked(&staking, &receipt), expected, "a harvest {later} s after");
        let mut staking = start.clone();
        go_to(&mut staking, at);
        let report = LoanReport { interest_paid: wad(1), ..standing(&mut staking) };
        let receipt = done(staking.report(&report));
        assert_eq!(locked(&staking, &receipt), expected, "a report {later} s after");
        let mut staking = start.clone();
        go_to(&mut staking, at);
        let receipt = done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
        assert_eq!(locked(&staking, &receipt), expected, "a new fee {later} s after");
    }
}

#[test]
fn capacity_is_the_free_cash_when_that_is_less() {
    let (mut staking, lock_time) = waiting(wad(900));
    set_aside(&mut staking, U256::ZERO, wad(50));
    let carol = staking.world.carol.clone();
    go_to(&mut staking, lock_time);
    let receipt = done(staking.tell(&carol, &ISUSDai::lockCall {}));
    // 600 staked and not lent, and the harvest, which is cash though it is not released.
    assert_eq!(locked(&staking, &receipt), (1, wad(670), wad(900), lock_time));
    let cash = ask(&mut staking, &ISUSDai::cashCall {});
    assert_eq!((cash.capacity, cash.exitBucket, cash.lendable), (wad(670), U256::ZERO, U256::ZERO));
    // What comes later is for lending again.
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(10));
    assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).lendable, wad(10));
}

#[test]
fn a_lock_is_not_due_before_its_time_nor_twice() {
    let (mut staking, lock_time) = waiting(wad(500));
    let carol = staking.world.carol.clone();
    let lock = ISUSDai::lockCall {};
    go_to(&mut staking, lock_time - 1);
    let result = changes_nothing(&mut staking, |staking| staking.tell(&carol, &lock));
    refused(result, ISUSDai::LockNotDue { lockTime: lock_time });
    // A transaction a second before it locks nothing either.
    let receipt = still(&mut staking, |staking| done(staking.tell(&carol, &ISUSDai::harvestCall {})));
    assert!(receipt.logs_of::<ISUSDai::CapacityLocked>(staking.susdai).is_empty());
    go_to(&mut staking, lock_time);
    done(staking.tell(&carol, &lock));
    let epoch = ask(&mut staking, &ISUSDai::epochCall {});
    assert_eq!((epoch.number, epoch.locked, epoch.settled), (2, 1, false));
    let next = lock_time + EPOCH;
    let result = changes_nothing(&mut staking, |staking| staking.tell(&carol, &lock));
    refused(result, ISUSDai::LockNotDue { lockTime: next });
    // The next epoch waits for this one's settlement, however late that is.
    go_to(&mut staking, next + DAY);
    let result = changes_nothing(&mut staking, |staking| staking.tell(&carol, &lock));
    refused(result, ISUSDai::LockNotDue { lockTime: next + EPOCH });
    assert_eq!(ask(&mut staking, &ISUSDai::epochCall {}).locked, 1);
}

/// While nobody waits, epochs that passed are passed over in one step and fix nothing.
#[test]
fn empty_epochs_are_passed_over() {
    let (mut staking, lock_time) = waiting(U256::ZERO);
    let carol = staking.world.carol.clone();
    go_to(&mut staking, lock_time + 7 * EPOCH + 5);
    let receipt = done(staking.tell(&carol, &ISUSDai::lockCall {}));
    assert_eq!(locked(&staking, &receipt), (8, U256::ZERO, U256::ZERO, lock_time + 7 * EPOCH));
    let epoch = ask(&mut staking, &ISUSDai::epochCall {});
    assert_eq!((epoch.number, epoch.locked, epoch.settled, epoch.queued), (9, 8, true, U256::ZERO));
    assert_eq!(epoch.boundary, staking.genesis + 9 * EPOCH);
    assert_eq!((epoch.lockTime, epoch.clearTime), (epoch.boundary - 3 * DAY, epoch.boundary - DAY));
    assert_eq!(ask(&mut staking, &ISUSDai::redemptionTimestampCall {}), epoch.boundary);
}

/// The instants of an epoch by the calendar, to the second.
#[test]
fn the_open_epoch_changes_at_its_lock_time() {
    let mut staking = Staking::new();
    let genesis = staking.genesis;
    for epoch in 1..=9_u64 {
        let lock_time = genesis + epoch * EPOCH - 3 * DAY;
        go_to(&mut staking, lock_time - 1);
        let before = ask(&mut staking, &ISUSDai::epochCall {});
        assert_eq!((before.number, before.lockTime), (epoch, lock_time));
        go_to(&mut staking, lock_time);
        let after = ask(&mut staking, &ISUSDai::epochCall {});
        assert_eq!((after.number, after.lockTime), (epoch + 1, lock_time + EPOCH));
    }
}

/// An exact price and the margin are rounded up, so that a line that the cash covers can empty to the last share-wei.
#[test]
fn capacity_covers_the_whole_line() {
    let (mut staking, lock_time) = waiting(U256::ONE);
    let carol = staking.world.carol.clone();
    go_to(&mut staking, lock_time);
    let receipt = done(staking.tell(&carol, &ISUSDai::lockCall {}));
    assert_eq!(locked(&staking, &receipt), (1, u(3), U256::ONE, lock_time));
}
