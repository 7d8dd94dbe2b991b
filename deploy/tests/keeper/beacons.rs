//! A beacon that is late, wrong or gone: the epoch settles all the same, and nobody is charged.

use alloy_primitives::U256;
use qev_auction::Seal;
use timelock::testing::{Behaviour, TestBeacon};

use crate::scene::{Bidder, Scene, published};
use crate::stage::{KEY, Stage, said};

const UNUSABLE: &[Behaviour] = &[
    Behaviour::Late(404),
    Behaviour::Late(425),
    Behaviour::Late(500),
    Behaviour::NextRound,
    Behaviour::WrongSignature,
    Behaviour::WrongKey,
    Behaviour::NoPoint,
    Behaviour::Gone,
    Behaviour::Garbage,
    Behaviour::Huge,
];

/// One who opens its own bid, and one who relies on the keeper.
fn bidders() -> (Scene, [Bidder; 2]) {
    let mut scene = Scene::new();
    let bidders = [("careful", 300), ("careless", 150)].map(|(name, tick)| scene.bidder(name, 10_000, tick));
    scene.waiting("patient", 10_000);
    scene.chain.set_free_cash(tests::whole(25_000, 18));
    (scene, bidders)
}

#[test]
fn settlement_waits_for_no_beacon_and_nobody_is_charged() {
    let (scene, [careful, careless]) = bidders();
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    let mut snapshot = stage.snapshot();
    for behaviour in UNUSABLE {
        stage.revert(&snapshot, published(lock));
        snapshot = stage.snapshot();
        stage.beacon.behave(*behaviour);
        let tried = said(&stage.keeper().output().expect("usdai starts"));
        let steps =
            [("lockVault", "done"), ("lockAuction", "done"), ("proveBeacon", "failed"), ("reveal", "failed")];
        assert_eq!(tried.steps()[..4], steps, "{behaviour:?}: {tried:?}");
        assert!(!tried.is_success, "{behaviour:?}: what failed is to be tried again");
        stage.act(|scene| scene.reveal(&careful));

        stage.at(clear);
        assert_eq!(stage.keep().steps(), [("clear", "done")], "{behaviour:?}");
        stage.act(|scene| {
            let cleared = scene.cleared(1);
            assert!(cleared.isExcused && !cleared.isVoid, "{behaviour:?}: {cleared:?}");
            assert_eq!(cleared.bidServed, tests::whole(10_000, 18), "{behaviour:?}: the careful bid counts");
            let collected = scene.chain.collect(&[U256::from(careless.id)]);
            assert!(collected.is_ok());
            let position = scene.books().positions[1];
            assert!(!position.is_penalised && position.seal == Seal::None, "{behaviour:?}: {position:?}");
        });
    }
}

/// The model has the same record as the contract when only one bid was opened.
#[test]
fn the_record_without_the_beacon_is_the_models() {
    let (scene, [careful, _]) = bidders();
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    stage.beacon.behave(Behaviour::Gone);
    stage.at(published(lock));
    stage.act(|scene| scene.reveal(&careful));
    stage.at(clear);
    stage.keep();
    stage.act(|scene| scene.model_reveals(published(lock), [&careful]));
    stage.compare_settled(1);
}

#[test]
fn a_beacon_that_comes_late_is_used_then() {
    let (scene, _) = bidders();
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    stage.beacon.behave(Behaviour::Late(404));
    assert!(!said(&stage.keeper().output().expect("usdai starts")).is_success);
    stage.beacon.behave(Behaviour::Good);
    let later = stage.keep();
    assert_eq!(later.steps(), [("proveBeacon", "done"), ("reveal", "done")]);
}

/// Twelve hours before the end of the reveal nobody can be charged any more, and bids still count.
#[test]
fn a_beacon_that_is_too_late_for_the_charge_still_opens_bids() {
    let (scene, _) = bidders();
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    stage.at(lock);
    stage.keep();
    stage.at(clear - 11 * 3_600);
    let said = stage.keep();
    assert_eq!(said.steps(), [("reveal", "done")]);
    assert!(
        said.lines.iter().any(|line| line["message"].as_str().is_some_and(|text| text.contains("too late")))
    );
}

#[test]
fn servers_are_asked_in_turn() {
    let (scene, _) = bidders();
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let liar = TestBeacon::start_with(stage.beacon.key().clone()).expect("a free port");
    liar.behave(Behaviour::WrongSignature);
    let servers = [liar.endpoint(), stage.beacon.endpoint()];
    let said = said(&stage.keeper_at(&stage.url(), KEY, &servers).output().expect("usdai starts"));
    assert!(said.is_success, "{said:?}");
    assert_eq!(said.steps().last(), Some(&("reveal", "done")));
}

/// The genuine beacon is not the one that this auction knows.
#[test]
fn another_beacon_than_the_auctions_is_named() {
    let (scene, _) = bidders();
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let stranger = TestBeacon::start(99).expect("a free port");
    let hash = stranger.network().chain_hash();
    let mut command = stage.keeper_of(&stage.url(), KEY, hash, &[stranger.endpoint()]);
    let said = said(&command.output().expect("usdai starts"));
    let named = |line: &serde_json::Value| {
        line["message"].as_str().is_some_and(|text| text.contains("another beacon"))
    };
    assert!(!said.is_success && said.lines.iter().any(named), "{said:?}");
}
