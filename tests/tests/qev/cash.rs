//! Cash for those who leave: the exit bucket, the capacity, what is reserved, and that lending reaches none of it.

use alloy_primitives::U256;
use tests::{
    LoanReport, Redemptions,
    abi::ISUSDai,
    check::{done, refused},
    redemptions::sound,
};

use crate::support::{DAY, u, wad, with_margin};

/// Reports that principal comes back.
#[track_caller]
fn repay(scene: &mut Redemptions, amount: u64) {
    let standing = scene.standing();
    let principal = standing.principal - wad(amount);
    done(scene.suite.staking.report(&LoanReport { principal, principal_paid: wad(amount), ..standing }));
}

/// Tries to lend all that is lendable and a wei, and then exactly that.
#[track_caller]
fn lends_at_most(scene: &mut Redemptions, lendable: U256) {
    let standing = scene.standing();
    let lend = |sent| LoanReport { sent, principal: standing.principal + sent, ..standing };
    let above = lendable + u(1);
    let expected = ISUSDai::LentAboveLendable { amount: above, lendable };
    refused(scene.suite.staking.report(&lend(above)), expected);
    done(scene.suite.staking.report(&lend(lendable)));
}

#[track_caller]
fn cash(scene: &mut Redemptions) -> ISUSDai::cashReturn {
    scene.ask_vault(&ISUSDai::cashCall {})
}

/// Half of the principal that comes back while somebody waits is kept for them; with nobody in the line, nothing.
#[test]
fn principal_is_kept_for_those_who_wait() {
    let mut scene = Redemptions::new();
    let owner = scene.holder("owner", wad(1_000));
    scene.holder("stays", wad(1_000));
    scene.set_free_cash(U256::ZERO);
    repay(&mut scene, 100);
    assert_eq!(cash(&mut scene).exitBucket, U256::ZERO);
    let id = done(scene.request(&owner, wad(1_000)));
    repay(&mut scene, 100);
    assert_eq!(cash(&mut scene).exitBucket, wad(50));
    let vault = scene.susdai();
    done(scene.suite.push(vault, &ISUSDai::setExitShareCall { exitShare: 2_500 }));
    repay(&mut scene, 100);
    assert_eq!(cash(&mut scene).exitBucket, wad(75));
    done(scene.suite.push(vault, &ISUSDai::setExitShareCall { exitShare: 10_000 }));
    repay(&mut scene, 100);
    assert_eq!(cash(&mut scene).exitBucket, wad(175));
    assert_eq!(cash(&mut scene).lendable, wad(225));
    lends_at_most(&mut scene, wad(225));
    assert_eq!(cash(&mut scene).idle, wad(175));
    // Interest is nobody's principal.
    let standing = scene.standing();
    done(scene.suite.staking.report(&LoanReport { interest_paid: wad(10), ..standing }));
    assert_eq!(cash(&mut scene).exitBucket, wad(175));
    lends_at_most(&mut scene, wad(10));
    // The bucket is what the epoch pays from.
    scene.go_to(scene.lock_time(1));
    done(scene.tell_vault(&owner, &ISUSDai::lockCall {}));
    let fixed = cash(&mut scene);
    assert_eq!((fixed.capacity, fixed.exitBucket, fixed.lendable), (wad(175), U256::ZERO, U256::ZERO));
    lends_at_most(&mut scene, U256::ZERO);
    scene.settle(1);
    sound(&mut scene);
    assert!(!scene.position(id).collectableAssets.is_zero());
}

/// From the lock to the last claim nothing that an epoch may or does pay can be lent.
#[test]
fn lending_reaches_neither_capacity_nor_what_is_reserved() {
    let mut scene = Redemptions::new();
    let (owner, id) = scene.waiting("owner", wad(300));
    scene.holder("stays", wad(700));
    scene.set_free_cash(wad(500));
    scene.go_to(scene.lock_time(1));
    done(scene.lock());
    lends_at_most(&mut scene, wad(500) - with_margin(wad(300)));
    let now = scene.clear_time(1);
    scene.go_to(now);
    lends_at_most(&mut scene, U256::ZERO);
    scene.settle(1);
    lends_at_most(&mut scene, with_margin(wad(300)) - wad(300));
    for day in [0, 5, 30, 200] {
        scene.wait(day * DAY);
        assert_eq!(cash(&mut scene).reserved, wad(300));
        lends_at_most(&mut scene, U256::ZERO);
    }
    // All that is lent is lost, and the claim is paid.
    let standing = scene.standing();
    done(scene.suite.staking.report(&LoanReport { principal: U256::ZERO, ..standing }));
    assert_eq!(done(scene.claim(&owner, &[id])), [wad(300); 2]);
    let after = cash(&mut scene);
    assert_eq!((after.idle, after.reserved), (U256::ZERO, U256::ZERO));
    sound(&mut scene);
}

/// What was moved out for a loan before the lock is not there for the epoch; what comes after it is for the next.
#[test]
fn cash_counts_as_of_the_lock() {
    let mut scene = Redemptions::new();
    let (_, id) = scene.waiting("owner", wad(300));
    scene.holder("stays", wad(700));
    scene.set_free_cash(wad(100));
    scene.go_to(scene.lock_time(1));
    done(scene.lock());
    repay(&mut scene, 400);
    let cleared = scene.settle(1);
    assert_eq!((cleared.capacity, cleared.lineServed), (wad(100), wad(100)));
    assert_eq!(cash(&mut scene).exitBucket, wad(200));
    let cleared = scene.settle(2);
    assert_eq!((cleared.capacity, cleared.lineServed), (with_margin(wad(200)), wad(200)));
    done(scene.collect(&[id]));
    sound(&mut scene);
    // Nobody waits any more, so nothing is kept.
    assert_eq!(cash(&mut scene).exitBucket, U256::ZERO);
    assert_eq!(cash(&mut scene).lendable, wad(200));
}

/// An epoch that could pay more than it has to gives the rest back to lending.
#[test]
fn what_is_not_spent_is_free_again() {
    let mut scene = Redemptions::new();
    let bidder = scene.bidder("bidder", wad(100), 500);
    scene.waiting("line", wad(100));
    scene.holder("stays", wad(800));
    scene.set_free_cash(wad(150));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&bidder]);
    let cleared = scene.settle(1);
    let after = cash(&mut scene);
    assert_eq!((after.capacity, after.reserved), (U256::ZERO, cleared.paidToBids + cleared.paidToLine));
    assert_eq!(after.lendable, cleared.fee + cleared.unspent);
    assert_eq!(cleared.fee, wad(100) / u(1_000));
    lends_at_most(&mut scene, cleared.fee);
    sound(&mut scene);
}
