//! Limits, and who sets them.

use crate::fake::Fake;
use crate::scene::{BRIDGE, DAY, done, log, number, open, refused};
use alloy_primitives::{Address, U256};
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use kit::clock::pass;
use motsu::prelude::*;

#[motsu::test]
fn only_the_authority_sets_limits_within_bounds(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    let maximum = number(10).pow(number(26));
    let set = |sender, bridge, [mintingLimit, burningLimit]: [U256; 2]| {
        scene.send(sender, abi::setLimitsCall { bridge, mintingLimit, burningLimit })
    };
    let (authority, one) = (fake.address(), number(1));
    refused(set(alice, BRIDGE, [one; 2]), abi::NotAuthority { caller: alice });
    refused(set(authority, Address::ZERO, [one; 2]), abi::ZeroAddress {});
    for (limits, limit) in [
        ([maximum + one, maximum], maximum + one),
        ([maximum, maximum + one], maximum + one),
        ([U256::MAX, one], U256::MAX),
    ] {
        refused(set(authority, BRIDGE, limits), abi::LimitTooHigh { limit, maximum });
    }
    done(set(authority, BRIDGE, [maximum, one]));
    let logged = abi::BridgeLimitsSet { mintingLimit: maximum, burningLimit: one, bridge: BRIDGE };
    scene.ended_with([log(logged)]);
    let highest = [
        scene.ask(abi::mintingMaxLimitOfCall { bridge: BRIDGE })._0,
        scene.ask(abi::burningMaxLimitOfCall { bridge: BRIDGE })._0,
    ];
    assert_eq!((highest, scene.limits(BRIDGE)), ([maximum, one], [maximum, one]));
}

#[motsu::test]
fn other_limits_keep_what_was_used(hub: Contract<Bridge>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&hub, &fake, false);
    done(scene.take(BRIDGE, 80));
    done(scene.bring(BRIDGE, alice, 60));
    assert_eq!(scene.limits(BRIDGE), [40, 20].map(number));
    let check = |minting, burning, expected: [u64; 2]| {
        done(scene.set_limits(BRIDGE, minting, burning));
        assert_eq!(scene.limits(BRIDGE), expected.map(number), "{minting} {burning}");
    };
    check(200, 100, [140, 20]);
    check(60, 80, [0, 0]);
    check(100, 100, [40, 20]);
    pass(DAY / 4);
    check(100, 100, [65, 45]);
    check(100, 50, [65, 0]);
    // Up to all of the new limit.
    check(100, 100, [65, 50]);
    check(0, 0, [0, 0]);
    check(100, 50, [100, 50]);
    pass(DAY);
    check(100, 50, [100, 50]);
}
