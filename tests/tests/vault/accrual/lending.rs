//! What may be lent: not what is fixed for an epoch, and not what is kept for those who wait.

use alloy_primitives::U256;
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    ask,
    books::changes_nothing,
    lend,
    slots::{set_aside, set_queued},
    stake, standing, still, wad,
};

#[track_caller]
fn staked() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    staking
}

#[test]
fn capacity_and_exit_bucket_are_not_lent() {
    for (capacity, bucket, lendable) in
        [(0, 0, 1_000), (300, 0, 700), (0, 250, 750), (300, 250, 450), (400, 600, 0)]
    {
        let mut staking = staked();
        set_aside(&mut staking, wad(capacity), wad(bucket));
        let lendable = wad(lendable);
        assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).lendable, lendable);
        let amount = lendable + U256::ONE;
        let report = LoanReport { principal: amount, sent: amount, ..LoanReport::default() };
        let result = changes_nothing(&mut staking, |staking| staking.report(&report));
        refused(result, ISUSDai::LentAboveLendable { amount, lendable });
        let report = LoanReport { principal: lendable, sent: lendable, ..LoanReport::default() };
        done(staking.report(&report));
        let cash = ask(&mut staking, &ISUSDai::cashCall {});
        assert_eq!((cash.idle, cash.lendable), (wad(1_000) - lendable, U256::ZERO));
        assert_eq!((cash.capacity, cash.exitBucket), (wad(capacity), wad(bucket)));
    }
}

/// Returned principal goes to the bucket by the exit share while somebody waits, and not otherwise.
#[test]
fn returned_principal_fills_the_bucket_while_somebody_waits() {
    for (queued, exit_share, kept) in [(0, 10_000, 0), (1, 2_500, 25), (1, 5_000, 50), (100, 10_000, 100)] {
        let mut staking = staked();
        lend(&mut staking, wad(1_000), 0);
        done(staking.rule(&ISUSDai::setExitShareCall { exitShare: exit_share }));
        set_queued(&mut staking, wad(queued));
        let report = standing(&mut staking);
        let back = LoanReport { principal: wad(900), principal_paid: wad(100), ..report };
        still(&mut staking, |staking| done(staking.report(&back)));
        let cash = ask(&mut staking, &ISUSDai::cashCall {});
        assert_eq!((cash.idle, cash.exitBucket, cash.lendable), (wad(100), wad(kept), wad(100 - kept)));
    }
}

/// Interest and deposits fill no bucket.
#[test]
fn only_principal_fills_the_bucket() {
    let mut staking = staked();
    let alice = staking.world.alice.clone();
    lend(&mut staking, wad(500), 0);
    set_queued(&mut staking, wad(100));
    let report = LoanReport { interest_paid: wad(10), ..standing(&mut staking) };
    done(staking.report(&report));
    stake(&mut staking, &alice, wad(10));
    done(staking.earn(10));
    let cash = ask(&mut staking, &ISUSDai::cashCall {});
    assert_eq!((cash.idle, cash.exitBucket, cash.lendable), (wad(530), U256::ZERO, wad(530)));
}

#[test]
fn the_exit_share_has_its_bounds() {
    let mut staking = staked();
    for (share, is_allowed) in [(0, false), (2_499, false), (2_500, true), (10_000, true), (10_001, false)] {
        let call = ISUSDai::setExitShareCall { exitShare: share };
        if is_allowed {
            done(staking.rule(&call));
            continue;
        }
        let result = changes_nothing(&mut staking, |staking| staking.rule(&call));
        let (value, least, most) = (U256::from(share), U256::from(2_500), U256::from(10_000));
        refused(result, ISUSDai::OutOfRange { value, least, most });
    }
}
