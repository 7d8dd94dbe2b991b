//! Pausing stops minting, for a bounded time, and never redeeming.

use alloy_primitives::U256;
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    World,
    abi::IUSDai,
    check::{done, refused},
    whole,
};

use super::set_terms;
use crate::support::{ask, rule, tell, u};

const DAY: u64 = 86_400;

fn pause(world: &mut World, until: u64) -> Result<Receipt, CallError> {
    rule(world, &IUSDai::pauseMintCall { until })
}

/// A world in which alice has 100 USDai and minting rests for `seconds` from the pausing block on.
fn paused(seconds: u64) -> (World, u64) {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    let until = world.chain.timestamp() + seconds;
    done(pause(&mut world, until));
    (world, until)
}

#[test]
fn a_pause_stops_deposits_until_its_last_second() {
    let (mut world, until) = paused(DAY);
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    assert_eq!(ask(&mut world, &IUSDai::mintPausedUntilCall {}), until);
    done(world.chain.set_timestamp(until - 1).map_err(|error| panic!("{error}")));
    refused(world.deposit(&alice, dollar, whole(1, 6)), IUSDai::MintPaused { until });
    done(world.chain.set_timestamp(until).map_err(|error| panic!("{error}")));
    done(world.deposit(&alice, dollar, whole(1, 6)));
}

#[test]
fn a_pause_never_stops_redeeming_transfers_or_harvests() {
    let (mut world, _) = paused(14 * DAY);
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    done(tell(&mut world, &alice, &IUSDai::transferCall { to: bob.address, value: whole(30, 18) }));
    assert_eq!(done(world.withdraw(&bob, dollar, whole(30, 18), bob.address)), whole(30, 6));
    assert_eq!(done(world.withdraw(&alice, dollar, whole(70, 18), alice.address)), whole(70, 6));
    assert_eq!(done(world.harvest()), U256::ZERO);
}

#[test]
fn a_pause_has_a_longest_duration() {
    let mut world = World::new();
    let now = world.chain.timestamp();
    let latest = now + 14 * DAY;
    refused(pause(&mut world, latest + 1), IUSDai::PauseTooLong { until: latest + 1, latest });
    // The refused transaction took a second.
    done(pause(&mut world, latest + 1));
    assert_eq!(ask(&mut world, &IUSDai::mintPausedUntilCall {}), latest + 1);
}

#[test]
fn a_running_pause_is_shortened_and_ended_but_not_lengthened() {
    let (mut world, until) = paused(10 * DAY);
    refused(pause(&mut world, until + 1), IUSDai::PauseTooLong { until: until + 1, latest: until });
    done(pause(&mut world, until - DAY));
    refused(pause(&mut world, until), IUSDai::PauseTooLong { until, latest: until - DAY });
    done(pause(&mut world, 0));
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(1, 6)));
}

#[test]
fn the_next_pause_waits_seven_days() {
    let (mut world, until) = paused(DAY);
    let available = until + 7 * DAY;
    assert_eq!(ask(&mut world, &IUSDai::mintPauseAvailableAtCall {}), available);
    done(world.chain.set_timestamp(available - 1).map_err(|error| panic!("{error}")));
    let expected = IUSDai::PauseCoolingDown { availableAt: available };
    refused(pause(&mut world, available + DAY), expected);
    // That took a second.
    done(pause(&mut world, available + DAY));
}

#[test]
fn the_switches_of_an_asset_stop_one_direction_each() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(10, 6)));
    done(set_terms(&mut world, [0, 0], 10_000, [false, true]));
    refused(world.deposit(&alice, dollar, whole(1, 6)), IUSDai::MintDisabled { asset: dollar });
    done(world.withdraw(&alice, dollar, whole(1, 18), alice.address));
    done(set_terms(&mut world, [0, 0], 10_000, [true, false]));
    done(world.deposit(&alice, dollar, whole(1, 6)));
    let expected = IUSDai::RedeemDisabled { asset: dollar };
    refused(world.withdraw(&alice, dollar, whole(1, 18), alice.address), expected);
    assert_eq!(done(world.supply()), u(10_000_000_000_000_000_000));
}
