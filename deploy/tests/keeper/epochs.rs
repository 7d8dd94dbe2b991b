//! Epochs from end to end, by nobody but a keeper that looks in at the right instants.

use qev_auction::Seal;
use usdai_bindings::IQEV;

use crate::scene::{Bidder, Scene, published};
use crate::stage::Stage;

/// Bids at several ticks, a decoy, and somebody who only waits; half of them can be paid.
fn bidders(scene: &mut Scene) -> Vec<Bidder> {
    let bids =
        [("A", 40_000, 300), ("B", 50_000, 150), ("C", 30_000, 150), ("D", 20_000, 80), ("decoy", 1_000, 0)];
    let bidders = bids.map(|(name, shares, tick)| scene.bidder(name, shares, tick));
    scene.waiting("patient", 25_000);
    scene.chain.set_free_cash(tests::whole(100_000, 18));
    bidders.to_vec()
}

#[test]
fn an_epoch_is_kept_from_its_lock_to_its_settlement() {
    let mut scene = Scene::new();
    let bidders = bidders(&mut scene);
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);

    stage.at(lock - 100);
    let early = stage.keep();
    assert_eq!(early.steps(), []);
    assert!(
        early.lines[0]["message"].as_str().is_some_and(|text| text.starts_with("epoch 1 is open")),
        "{early:?}"
    );

    stage.at(lock);
    let locking = stage.keep();
    assert_eq!(locking.steps(), [("lockVault", "done"), ("lockAuction", "done")]);
    stage.at(published(lock) - 100);
    assert_eq!(stage.keep().steps(), []);

    stage.at(published(lock));
    let opening = stage.keep();
    assert_eq!(opening.steps(), [("proveBeacon", "done"), ("reveal", "done")]);
    assert_eq!(opening.positions("reveal", "done"), [1, 2, 3, 4, 5]);
    assert_eq!(stage.keep().steps(), []);

    stage.at(clear);
    let clearing = stage.keep();
    assert_eq!(clearing.steps(), [("clear", "done")]);
    stage.act(|scene| {
        scene.model.at(lock).follow_clock().expect("the model locks");
        scene.model.at(published(lock)).prove_beacon().expect("the model knows the beacon");
        scene.model_reveals(published(lock), &bidders);
    });
    stage.compare_settled(1);
    assert!(stage.act(|scene| scene.cleared(1)).rate >= 80);
}

/// A keeper that comes late does everything that is still to be done.
#[test]
fn a_late_keeper_catches_up() {
    let mut scene = Scene::new();
    let bidders = bidders(&mut scene);
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    stage.at(published(lock) + 3_600);
    let steps = ["lockVault", "lockAuction", "proveBeacon", "reveal"].map(|step| (step, "done"));
    assert_eq!(stage.keep().steps(), steps);
    stage.at(clear + 3_600);
    assert_eq!(stage.keep().steps(), [("clear", "done")]);
    stage.act(|scene| {
        scene.model.at(published(lock)).prove_beacon().expect("the model knows the beacon");
        scene.model_reveals(published(lock), &bidders);
    });
    stage.compare_settled(1);
}

/// Who bids while the epoch before is settled counts only if somebody collects the position in time.
#[test]
fn early_commitments_are_counted() {
    let mut scene = Scene::new();
    let first = scene.bidder("A", 40_000, 300);
    let patient = scene.waiting("patient", 25_000);
    let other = scene.waiting("other", 25_000);
    scene.chain.set_free_cash(tests::whole(50_000, 18));
    let [lock, clear] = [scene.chain.lock_time(1), scene.chain.clear_time(1)];
    let [next_lock, next_clear] = [scene.chain.lock_time(2), scene.chain.clear_time(2)];
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    stage.keep();
    let early = stage.act(|scene| {
        scene.model.at(published(lock)).prove_beacon().expect("the model knows the beacon");
        scene.model_reveals(published(lock), [&first]);
        [(patient, 200), (other, 100)].map(|((holder, id), tick)| scene.bid(&holder, id, 25_000, tick))
    });
    assert_eq!(stage.books().positions[1].seal, Seal::Early);

    stage.at(clear);
    let settling = stage.keep();
    assert_eq!(settling.steps(), [("clear", "done"), ("countEarly", "done")]);
    assert_eq!(settling.positions("countEarly", "done"), [2, 3]);
    stage.act(|scene| {
        let cleared = scene.cleared(1);
        scene.model.clear(clear, &cleared);
        for bidder in &early {
            scene.model.at(clear).collect(bidder.id, 1).expect("the model collects");
        }
        assert_eq!(scene.books(), scene.expected());
        scene.chain.set_free_cash(tests::whole(20_000, 18));
    });

    stage.at(published(next_lock));
    let opening = stage.keep();
    assert_eq!(opening.positions("reveal", "done"), [2, 3]);
    stage.at(next_clear);
    stage.keep();
    stage.act(|scene| {
        scene.model.at(published(next_lock)).prove_beacon().expect("the model knows the beacon");
        scene.model_reveals(published(next_lock), &early);
    });
    stage.compare_settled(2);
}

#[test]
fn who_was_served_is_collected_when_that_is_asked_for() {
    let mut scene = Scene::new();
    let bidders = bidders(&mut scene);
    let (lock, clear) = (scene.chain.lock_time(1), scene.chain.clear_time(1));
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    stage.keep();
    stage.at(clear);
    let output = stage.keeper().arg("--collect").output().expect("usdai starts");
    let said = crate::stage::said(&output);
    assert_eq!(said.steps(), [("clear", "done"), ("collect", "done")]);
    let collected = said.positions("collect", "done");
    stage.act(|scene| {
        for Bidder { id, holder, .. } in &bidders {
            let claimable = scene.chain.ask(&IQEV::claimableCall { controller: holder.address });
            assert_eq!(!claimable.shares.is_zero(), collected.contains(&(*id).into()), "position {id}");
        }
    });
    assert!(collected.contains(&1) && !collected.contains(&6), "{collected:?}");
    assert_eq!(
        stage.keeper().arg("--collect").output().map(|output| crate::stage::said(&output).steps().len()).ok(),
        Some(0)
    );
}

#[test]
fn a_dry_run_needs_no_key_and_sends_nothing() {
    let mut scene = Scene::new();
    bidders(&mut scene);
    let lock = scene.chain.lock_time(1);
    let mut stage = Stage::new(scene);
    stage.at(published(lock));
    let height = stage.rpc("eth_blockNumber", serde_json::json!([]));
    let output =
        stage.keeper().arg("--dry-run").env_remove("USDAI_PRIVATE_KEY").output().expect("usdai starts");
    let said = crate::stage::said(&output);
    let steps = ["lockVault", "lockAuction", "proveBeacon", "reveal"].map(|step| (step, "due"));
    assert_eq!(said.steps(), steps);
    assert_eq!(stage.rpc("eth_blockNumber", serde_json::json!([])), height);
}
