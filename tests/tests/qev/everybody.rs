//! Everybody leaves: the last share-wei, at any price, whatever is still being released.

use alloy_primitives::U256;
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, ISUSDai},
    check::{done, refused},
    redemptions::sound,
};

use crate::support::{DAY, HOUR, wad};

/// Interest that had accrued was paid a day before the lock, half of all was lost before: the deposit price counts what
/// the redemption price has yet to, and every share waits.
#[test]
fn an_epoch_is_cleared_that_serves_all_there_is() {
    let mut scene = Redemptions::new();
    let (owner, id) = scene.waiting("owner", wad(1_000));
    scene.set_free_cash(U256::ZERO);
    scene.accrue(true);
    scene.go_to(scene.lock_time(1) - DAY);
    let book = scene.suite.staking.book.clone();
    scene.mint_usdai(&book, wad(1_000));
    let (lost, paid_back, interest) = (wad(500), wad(500), wad(50));
    let report = LoanReport {
        principal: U256::ZERO,
        accrued: U256::ZERO,
        principal_paid: paid_back,
        interest_paid: interest,
        rate: U256::ZERO,
        ..scene.standing()
    };
    done(scene.suite.staking.report(&report));
    let loans = scene.ask_vault(&ISUSDai::loansCall {});
    assert_eq!(loans.lost, lost);
    scene.go_to(scene.lock_time(1));
    let [deposit, redemption] = scene.prices();
    assert!(redemption < deposit && deposit < wad(1), "{redemption}, {deposit}");
    done(scene.lock());
    let cleared = scene.settle(1);
    // The virtual wei are paid too, half a million of them.
    let assets = cleared.price * wad(1_000) / wad(1);
    assert_eq!((cleared.lineServed, cleared.paidToLine), (wad(1_000), assets));
    sound(&mut scene);
    assert_eq!(scene.ask_vault(&ISUSDai::totalSupplyCall {}), U256::ZERO);
    assert_eq!(done(scene.claim(&owner, &[id])), [wad(1_000), assets]);
    sound(&mut scene);
    // Who comes next pays for what is left, and leaves with it.
    let alice = scene.world().alice.clone();
    let receiver = alice.address;
    done(scene.tell_vault(&alice, &ISUSDai::deposit_0Call { assets: wad(1_000), receiver }));
    let shares = scene.shares_of(&alice);
    let id = done(scene.request(&alice, shares));
    scene.settle(2);
    let [_, paid] = done(scene.claim(&alice, &[id]));
    assert!(paid > wad(999) && paid < wad(1_001), "{paid}");
    sound(&mut scene);
}

/// A beacon that is there before the lock, by a clock that lags, locks auction and vault at once and alike.
#[test]
fn an_early_beacon_locks_both_at_once() {
    let mut scene = Redemptions::new();
    let bidder = scene.bidder("bidder", wad(100), 300);
    let (line, line_id) = scene.waiting("line", wad(100));
    let late = scene.holder("late", wad(50));
    scene.holder("stays", wad(500));
    scene.set_free_cash(wad(120));
    let early = scene.lock_time(1) - HOUR;
    scene.go_to(early);
    let receipt = done(scene.prove_beacon());
    let fixed = ISUSDai::CapacityLocked { epoch: 1, capacity: wad(120), queued: wad(200), lockTime: early };
    assert_eq!(receipt.logs::<ISUSDai::CapacityLocked>(), [fixed]);
    assert_eq!(receipt.logs::<IQEV::Locked>()[0].at, early);
    let late_id = done(scene.request(&late, wad(50)));
    assert_eq!(scene.position(late_id).epoch, 2);
    sound(&mut scene);
    // Nothing is locked a second time when the hour comes.
    scene.go_to(scene.lock_time(1));
    let next = scene.lock_time(2);
    let keeper = scene.keeper.clone();
    let due = ISUSDai::LockNotDue { lockTime: next };
    refused(scene.tell_vault(&keeper, &ISUSDai::lockCall {}), due);
    refused(scene.lock(), IQEV::LockNotDue { lockTime: next });
    scene.reveal_all([&bidder]);
    let from = scene.clear_time(1);
    refused(scene.clear(), IQEV::NotClearable { from });
    let cleared = scene.settle(1);
    assert_eq!((cleared.capacity, cleared.bidServed, cleared.lineServed), (wad(120), wad(100), wad(20)));
    assert_eq!(done(scene.claim(&line, &[line_id])), [wad(20); 2]);
    sound(&mut scene);
    scene.set_free_cash(wad(500));
    scene.settle(2);
    assert_eq!(done(scene.claim(&late, &[late_id]))[0], wad(50));
    sound(&mut scene);
}
