//! Making cash scarce for those who leave where there is plenty of it.

use alloy_primitives::U256;
use tests::{Redemptions, abi::IQEV, check::done, redemptions::sound};

use crate::redemptions_support::{cash, repay, wad};

/// Of a million shares, all of which is idle cash, ten thousand wait and bid 3%. Somebody harvests 200 dollars of yield
/// so many seconds from the lock, or nobody does.
#[track_caller]
fn cleared_after(harvest: Option<i64>) -> IQEV::Cleared {
    let mut scene = Redemptions::new();
    let bidders = [scene.bidder("A", wad(6_000), 300), scene.bidder("B", wad(4_000), 300)];
    scene.holder("stays", wad(990_000));
    let lock = scene.lock_time(1);
    if let Some(from_lock) = harvest {
        let at = lock.saturating_add_signed(from_lock);
        if at >= lock {
            scene.go_to(lock);
            done(scene.lock());
        }
        scene.go_to(at);
        assert_eq!(done(scene.suite.staking.earn(200)), wad(200));
    }
    let now = scene.chain().timestamp().max(lock);
    scene.go_to(now);
    scene.reveal_all(&bidders);
    let cleared = scene.settle(1);
    assert!(cash(&mut scene).lendable > wad(989_000));
    sound(&mut scene);
    cleared
}

/// The redemption price of the clearing is above the deposit price of the lock, as a yield is being released and no
/// interest accrues. The margin of the capacity covers that: all are served, and nobody pays.
#[test]
fn a_yield_makes_nobody_who_leaves_pay_for_cash_that_is_there() {
    let hour = 3_600;
    for harvest in [None, Some(-24 * hour), Some(hour)] {
        let cleared = cleared_after(harvest);
        assert_eq!(cleared.price > wad(1), harvest.is_some(), "{harvest:?}");
        assert_eq!((cleared.marginalTick, cleared.rate, cleared.fee), (0, 0, U256::ZERO), "{harvest:?}");
        assert_eq!(cleared.bidServed, wad(10_000), "{harvest:?}");
        assert!(cleared.paidToBids >= wad(10_000), "{harvest:?}: {}", cleared.paidToBids);
    }
}

/// One share in the line, asked for anew right after each lock, so that the line is never empty when an epoch settles:
/// of the principal that comes back no more is kept from lending at a settlement than that share is worth.
#[test]
fn a_share_that_always_waits_keeps_no_cash_from_lending_for_good() {
    let mut scene = Redemptions::new();
    let idler = scene.holder("idler", wad(20));
    scene.holder("stays", wad(1_000_000));
    scene.set_free_cash(U256::ZERO);
    done(scene.request(&idler, wad(1)));
    for epoch in 1..=3 {
        repay(&mut scene, wad(100_000));
        assert_eq!(cash(&mut scene).exitBucket, wad(50_000) + if epoch > 1 { wad(1) } else { U256::ZERO });
        scene.go_to(scene.lock_time(epoch));
        done(scene.request(&idler, wad(1)));
        scene.settle(epoch);
        assert_eq!(cash(&mut scene).exitBucket, wad(1));
        sound(&mut scene);
    }
}
