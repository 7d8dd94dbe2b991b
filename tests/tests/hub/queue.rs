//! What waits, and that it comes out within the time that is stated.

use alloy_primitives::U256;
use tests::check::{done, refused};
use usdai_bindings::IBridge;

use crate::support::{DAY, LIMIT, Stage, w};

/// The bridge takes ten days' limit and brings it at once.
#[track_caller]
fn queued(stage: &mut Stage) {
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    for _ in 0..10 {
        done(stage.take(&bridge, w(LIMIT)));
        stage.chain().warp(DAY);
    }
    let receipt = done(stage.bring(&bridge, payee, w(10 * LIMIT)));
    let [waits] = receipt.logs::<IBridge::Queued>().try_into().expect("one event");
    assert_eq!((waits.bridge, waits.account, waits.amount), (bridge.address, payee, w(9 * LIMIT)));
    assert_eq!((stage.balance(payee), stage.queued(bridge.address, payee)), (w(LIMIT), w(9 * LIMIT)));
    stage.books();
}

#[test]
fn what_waits_is_paid_as_the_limit_refills() {
    for mut stage in Stage::both() {
        queued(&mut stage);
        let (bridge, payee) = (stage.bridge.address, stage.payee);
        let mut days = 0;
        while stage.queued(bridge, payee) > U256::ZERO {
            stage.chain().warp(DAY);
            assert_eq!(done(stage.release(bridge, payee)), w(LIMIT));
            stage.books();
            days += 1;
        }
        assert_eq!((days, stage.balance(payee)), (9, w(10 * LIMIT)));
        refused(stage.release(bridge, payee), IBridge::NothingQueued { bridge, account: payee });
    }
}

/// However the authority deals with the bridge afterwards.
#[test]
fn what_waits_is_paid_within_the_stated_time_whatever_becomes_of_the_bridge() {
    type Deal = fn(&mut Stage);
    let deals: [(&str, Deal, u64); 5] = [
        ("role", |stage| stage.revoke(stage.bridge.address), 9),
        ("limits", |stage| stage.set_limits(stage.bridge.address, U256::ZERO, U256::ZERO), 9),
        (
            "both",
            |stage| {
                stage.revoke(stage.bridge.address);
                stage.set_limits(stage.bridge.address, U256::ZERO, U256::ZERO);
            },
            9,
        ),
        ("a lower limit", |stage| stage.set_limits(stage.bridge.address, U256::ONE, U256::ZERO), 9),
        ("a higher limit", |stage| stage.set_limits(stage.bridge.address, w(3 * LIMIT), U256::ZERO), 3),
    ];
    for mut start in Stage::both() {
        queued(&mut start);
        for (name, deal, days) in deals {
            let mut stage = start.clone();
            deal(&mut stage);
            let (bridge, payee) = (stage.bridge.address, stage.payee);
            for _ in 0..days {
                stage.chain().warp(DAY);
                done(stage.release(bridge, payee));
                stage.books();
            }
            assert_eq!(
                (stage.balance(payee), stage.amounts(bridge)),
                (w(10 * LIMIT), [U256::ZERO; 2]),
                "{name}"
            );
        }
    }
}

/// A limit set far below what arrives still pays a ninetieth of it each day.
#[test]
fn a_tiny_limit_pays_a_ninetieth_each_day() {
    let mut stage = Stage::locking();
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    done(stage.take(&bridge, w(900)));
    stage.set_limits(bridge.address, U256::ONE, U256::ZERO);
    stage.chain().warp(2 * DAY);
    done(stage.bring(&bridge, payee, w(900)));
    assert_eq!(stage.ask(&IBridge::releaseLimitOfCall { bridge: bridge.address }), w(10));
    for _ in 0..90 {
        stage.chain().warp(DAY);
        assert!(done(stage.release(bridge.address, payee)) <= w(10));
    }
    assert_eq!((stage.balance(payee), stage.amounts(bridge.address)), (w(900), [U256::ZERO; 2]));
}

/// Whoever brings more afterwards does not get before those who wait.
#[test]
fn what_waits_goes_before_what_arrives() {
    let mut stage = Stage::burning();
    queued(&mut stage);
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    let late = stage.chain().account("late").address;
    done(stage.take(&bridge, w(LIMIT)));
    stage.chain().warp(DAY);
    done(stage.bring(&bridge, late, w(500)));
    assert_eq!((stage.balance(late), stage.queued(bridge.address, late)), (U256::ZERO, w(500)));
    assert_eq!(done(stage.release(bridge.address, payee)), w(LIMIT));
    stage.books();
}
