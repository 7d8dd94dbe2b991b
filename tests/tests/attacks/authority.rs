//! Taking the authority's place, or using it for more than it is.

use alloy_primitives::{Address, U256};
use tests::{
    World,
    abi::IUSDai,
    check::{done, good_asset_works, refused},
};

use crate::{
    support::{ask, rule, tell},
    vault_support::DAY,
};

fn offer(world: &mut World, account: Address) {
    done(rule(world, &IUSDai::transferAuthorityCall { account }));
}

#[test]
fn only_the_last_offer_counts_and_only_once() {
    let mut world = World::new();
    let (alice, bob) = (world.alice.clone(), world.bob.clone());
    offer(&mut world, alice.address);
    offer(&mut world, bob.address);
    let not = |caller| IUSDai::NotPendingAuthority { caller };
    refused(tell(&mut world, &alice, &IUSDai::acceptAuthorityCall {}), not(alice.address));
    offer(&mut world, Address::ZERO);
    refused(tell(&mut world, &bob, &IUSDai::acceptAuthorityCall {}), not(bob.address));
    offer(&mut world, bob.address);
    done(tell(&mut world, &bob, &IUSDai::acceptAuthorityCall {}));
    refused(tell(&mut world, &bob, &IUSDai::acceptAuthorityCall {}), not(bob.address));
    let former = IUSDai::NotAuthority { caller: world.admin.address };
    refused(rule(&mut world, &IUSDai::transferAuthorityCall { account: alice.address }), former);
    assert_eq!(ask(&mut world, &IUSDai::authorityCall {}), bob.address);
    assert_eq!(ask(&mut world, &IUSDai::pendingAuthorityCall {}), Address::ZERO);
}

#[test]
fn an_offer_to_oneself_changes_nobody() {
    let mut world = World::new();
    let (admin, alice, own) = (world.admin.clone(), world.alice.clone(), world.usdai);
    offer(&mut world, admin.address);
    done(rule(&mut world, &IUSDai::acceptAuthorityCall {}));
    assert_eq!(ask(&mut world, &IUSDai::authorityCall {}), admin.address);
    offer(&mut world, own);
    let not_offered = IUSDai::NotPendingAuthority { caller: alice.address };
    refused(tell(&mut world, &alice, &IUSDai::acceptAuthorityCall {}), not_offered);
}

#[test]
fn no_schedule_of_pauses_stops_minting_for_more_than_14_of_21_days() {
    // The authority tries, twice a day for 90 days, every pause that could last longest.
    let mut world = World::new();
    let start = world.chain.timestamp();
    let mut paused = Vec::new();
    for half_days in 1..=180_u64 {
        let now = start + half_days * DAY / 2;
        let still = ask(&mut world, &IUSDai::mintPausedUntilCall {}).saturating_sub(now);
        for days in [15, 14, 13, 7, 1].into_iter().filter(|days| days * DAY > still) {
            at(&mut world, now);
            if rule(&mut world, &pause(now + days * DAY)).is_ok() {
                break;
            }
        }
        at(&mut world, now);
        paused.push(ask(&mut world, &IUSDai::mintPausedUntilCall {}) > now);
    }
    let counts = paused.windows(42).map(|days| days.iter().filter(|paused| **paused).count());
    let longest = counts.max();
    assert_eq!(longest, Some(28), "half days of 42");
}

/// The next call runs at this time, and so does one after a mined block.
#[track_caller]
fn at(world: &mut World, now: u64) {
    if let Err(error) = world.chain.set_timestamp(now) {
        panic!("{error:?}");
    }
}

fn pause(until: u64) -> IUSDai::pauseMintCall {
    IUSDai::pauseMintCall { until }
}

#[test]
fn ending_a_pause_buys_no_sooner_next_one() {
    let mut world = World::new();
    let now = world.chain.timestamp();
    done(rule(&mut world, &pause(now + 14 * DAY)));
    world.chain.warp(DAY);
    let end = world.chain.timestamp();
    done(rule(&mut world, &pause(0)));
    assert_eq!(ask(&mut world, &IUSDai::mintPauseAvailableAtCall {}), end + 7 * DAY);
    // Ending what has ended neither moves the cool-down nor opens a gap in it.
    done(rule(&mut world, &pause(0)));
    done(rule(&mut world, &pause(1)));
    let cooling = IUSDai::PauseCoolingDown { availableAt: end + 7 * DAY };
    let until = world.chain.timestamp() + 2;
    refused(rule(&mut world, &pause(until)), cooling.clone());
    refused(rule(&mut world, &pause(u64::MAX)), cooling);
    good_asset_works(&mut world);
}

#[test]
fn a_pause_of_the_largest_time_is_refused_at_every_age() {
    let mut world = World::new();
    for beyond in [1, DAY, u64::from(u32::MAX), u64::MAX] {
        let latest = world.chain.timestamp() + 14 * DAY;
        let until = latest.saturating_add(beyond);
        let too_long = IUSDai::PauseTooLong { until, latest };
        refused(rule(&mut world, &pause(until)), too_long);
    }
    assert_eq!(ask(&mut world, &IUSDai::mintPausedUntilCall {}), 0);
}

#[test]
fn a_supply_cap_of_nothing_stops_no_exit_and_no_harvest() {
    let mut world = crate::support::funded();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(rule(&mut world, &IUSDai::setSupplyCapCall { cap: U256::ZERO }));
    crate::support::donate(&mut world, &alice, dollar, U256::from(1));
    done(world.harvest());
    let all = done(world.usdai_of(alice.address));
    done(world.withdraw(&alice, dollar, all, alice.address));
}
