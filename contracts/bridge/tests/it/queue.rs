//! What waits, and how it is paid.

use crate::fake::Fake;
use crate::scene::{BRIDGE, DAY, OTHER, Scene, done, log, number, open, refused};
use alloy_primitives::{Address, U256};
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use kit::clock::pass;
use motsu::prelude::*;

/// Of a limit of ten, ten are paid and ninety wait, a third of them for bob.
fn queue(scene: &Scene, alice: Address, bob: Address) {
    done(scene.set_limits(BRIDGE, 10, 100));
    done(scene.take(BRIDGE, 100));
    done(scene.bring(BRIDGE, alice, 70));
    done(scene.bring(BRIDGE, bob, 30));
}

fn releasable(scene: &Scene, account: Address) -> U256 {
    scene.ask(abi::releasableCall { bridge: BRIDGE, account })._0
}

#[motsu::test]
fn the_queue_is_paid_as_the_limit_refills(
    hub: Contract<Bridge>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&hub, &fake, false);
    queue(&scene, alice, bob);
    assert_eq!([alice, bob].map(|account| scene.queued(BRIDGE, account)), [60, 30].map(number));
    refused(scene.release(BRIDGE, alice), abi::NothingReleasable { bridge: BRIDGE, account: alice });
    refused(scene.release(OTHER, alice), abi::NothingQueued { bridge: OTHER, account: alice });
    pass(DAY / 2);
    assert_eq!([alice, bob].map(|account| releasable(&scene, account)), [5, 5].map(number));
    assert_eq!(done(scene.release(BRIDGE, bob)), number(5));
    scene.ended_with([log(abi::Released { bridge: BRIDGE, account: bob, amount: number(5) })]);
    refused(scene.release(BRIDGE, alice), abi::NothingReleasable { bridge: BRIDGE, account: alice });
    // One that waits longer than a day gets no more than a day's.
    pass(5 * DAY);
    assert_eq!(done(scene.release(BRIDGE, alice)), number(10));
    assert_eq!((scene.balance(alice), scene.balance(bob)), (number(20), number(5)));
    assert_eq!((scene.amounts(BRIDGE), scene.totals()), ([0, 75].map(number), [0, 75].map(number)));
}

#[motsu::test]
fn the_queue_is_paid_without_role_and_limits(
    hub: Contract<Bridge>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&hub, &fake, false);
    queue(&scene, alice, bob);
    scene.has_role(BRIDGE, false);
    done(scene.set_limits(BRIDGE, 0, 0));
    assert_eq!(scene.ask(abi::releaseLimitOfCall { bridge: BRIDGE })._0, number(10));
    assert_eq!(scene.limits(BRIDGE), [0, 0].map(number));
    for day in 0..9 {
        pass(DAY);
        let account = if day < 6 { alice } else { bob };
        assert_eq!(done(scene.release(BRIDGE, account)), number(10));
    }
    assert_eq!((scene.balance(alice), scene.balance(bob)), (number(70), number(30)));
    assert_eq!((scene.amounts(BRIDGE), scene.totals()), ([0, 0].map(number), [0, 0].map(number)));
    for account in [alice, bob] {
        refused(scene.release(BRIDGE, account), abi::NothingQueued { bridge: BRIDGE, account });
    }
    assert_eq!(scene.ask(abi::releaseLimitOfCall { bridge: BRIDGE })._0, U256::ZERO);
}

#[motsu::test]
fn a_tiny_limit_pays_a_ninetieth_each_day(
    hub: Contract<Bridge>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&hub, &fake, false);
    done(scene.set_limits(BRIDGE, 1, 1_000));
    done(scene.take(BRIDGE, 1_000));
    done(scene.bring(BRIDGE, alice, 901));
    assert_eq!(scene.ask(abi::releaseLimitOfCall { bridge: BRIDGE })._0, number(10));
    for _ in 0..90 {
        pass(DAY);
        assert_eq!(done(scene.release(BRIDGE, alice)), number(10));
    }
    assert_eq!((scene.balance(alice), scene.queued(BRIDGE, alice)), (number(901), U256::ZERO));
    // What was paid under the queue's limit is used of the bridge's.
    assert_eq!(scene.limits(BRIDGE)[0], U256::ZERO);
    pass(DAY);
    done(scene.bring(BRIDGE, bob, 2));
    assert_eq!((scene.balance(bob), scene.queued(BRIDGE, bob)), (number(1), number(1)));
}
