//! Epochs that go another way than a holder would wish, and how that is told.

use qev_auction::Beacon;
use usdai_bindings::IQEV;
use usdai_core::Timestamp;

use super::scene::{Scene, Who, lend, whole};

use Who::{Alice, Bob};

/// Bob never opens his bid, and the beacon is known: he is charged on what the line pays him, as was said before.
#[test]
fn who_does_not_open_is_charged_and_told() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 500");
    scene.succeed(Bob, "redeem 400 --bid 1%");
    scene.go_to(scene.lock_time(1) + 2 * 3_600);
    scene.prove_beacon(1);
    scene.go_to(scene.clear_time(1));
    let text = scene.text(Bob, "queue");
    assert!(text.contains("A sealed bid of it was not opened, which costs 2.00%"), "{text}");
    let before = scene.succeed(Bob, "queue 2");
    assert_eq!(before["positions"][0]["expected"]["assets"]["units"], whole(392).to_string());
    scene.clear();
    let after = scene.succeed(Bob, "queue 2");
    assert_eq!(after["positions"][0]["collectable"]["assets"]["units"], whole(392).to_string());
    assert_eq!(scene.succeed(Alice, "claim 1")["received"]["units"], whole(500).to_string());
    assert_eq!(scene.succeed(Bob, "epoch 1")["outcome"]["isExcused"], false);
}

#[test]
fn an_epoch_without_cash_is_void() {
    let scene = Scene::new();
    scene.lend_the_rest();
    scene.succeed(Alice, "redeem 500");
    assert!(scene.text(Alice, "queue").contains("no cash for this epoch: it is lent"));
    scene.go_to(scene.clear_time(1));
    assert_eq!(scene.succeed(Alice, "epoch")["outcome"]["isVoid"], true);
    scene.clear();
    let text = scene.text(Alice, "epoch 1");
    assert!(text.contains("nothing can be paid; bids stand and everybody keeps the place"), "{text}");
    let queue = scene.succeed(Alice, "queue");
    assert_eq!(queue["positions"][0]["epoch"], 2);
    assert_eq!(queue["positions"][0]["waiting"]["units"], whole(500).to_string());
}

/// Nobody waits in the first two epochs, so they are passed over.
#[test]
fn an_epoch_that_nobody_waited_in_is_passed_over() {
    let scene = Scene::new();
    scene.go_to(scene.lock_time(2));
    assert_eq!(scene.succeed(Alice, "epoch")["epoch"], 3);
    let done = scene.succeed(Alice, "redeem 500 --bid 1%");
    assert_eq!(done["position"]["epoch"], 3);
    let text = scene.text(Alice, "epoch 1");
    assert!(text.starts_with("Epoch 1, settled") && text.contains("Nobody waited in it."), "{text}");
}

/// The epoch is cleared, and the line is served page by page.
#[test]
fn a_line_that_is_being_served_is_told() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 500");
    let foretold = scene.succeed(Alice, "epoch")["capacity"]["cash"].clone();
    assert_eq!(foretold["formatted"], "531.25", "what the line is worth, and a sixteenth");
    scene.go_to(scene.clear_time(1));
    scene.stage.pretend(scene.stage.bob.address, scene.qev, &IQEV::clearCall { blocks: 0 });
    let epoch = scene.succeed(Alice, "epoch");
    assert_eq!((&epoch["stage"], &epoch["epoch"]), (&"serving".into(), &1.into()));
    assert_eq!((&epoch["capacity"]["cash"], &epoch["capacity"]["isFixed"]), (&foretold, &true.into()));
    assert_eq!(epoch["outcome"]["paidToLine"]["units"], whole(500).to_string());
    assert!(scene.text(Alice, "queue").contains("the line is being served: ask again"));
    scene.clear();
    assert_eq!(scene.succeed(Alice, "claim")["received"]["units"], whole(500).to_string());
}

/// What is asked for between the lock and the settlement belongs to the next epoch.
#[test]
fn a_bid_for_the_next_epoch_is_counted_by_asking_again() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 2_000");
    scene.go_to(scene.lock_time(1) + 60);
    let late = scene.succeed(Bob, "redeem 100");
    assert_eq!((&late["position"]["epoch"], &late["position"]["stage"]), (&2.into(), &"future".into()));
    assert!(
        scene
            .text(Bob, "queue")
            .contains("requested after the lock of epoch 1, so it counts from epoch 2 on")
    );
    let next = scene.succeed(Bob, "epoch 2");
    assert_eq!((&next["stage"], &next["line"]["formatted"]), (&"future".into(), &"100.00".into()));
    assert!(next["capacity"].is_null(), "not known before this one is settled");
    let early = scene.succeed(Alice, "bid 1 2%");
    assert!(early["notes"].to_string().contains("or the same command again"), "{early:#}");
    assert_eq!(scene.position(1).sealedFor, 2);

    scene.go_to(scene.clear_time(1));
    scene.clear();
    assert_eq!(scene.position(1).waiting, whole(1_000));
    let again = scene.succeed(Alice, "bid 1 3%");
    assert_eq!(again["transactions"].as_array().map(Vec::len), Some(2), "it is counted, and replaced");
    scene.go_to(scene.lock_time(2));
    scene.succeed(Alice, "reveal 1");
    assert_eq!((scene.position(1).tick, scene.position(1).bid), (300, whole(1_000)));
}

impl Scene {
    /// Proves the round that makes the bids of an epoch readable.
    fn prove_beacon(&self, epoch: u64) {
        let lock = Timestamp::new(self.lock_time(epoch));
        let round = Beacon::QUICKNET.round(lock).expect("a round");
        let signed = self.beacon.key().sign(round).expect("a signature");
        let signature = signed.signature().to_uncompressed().expect("a point").to_vec().into();
        self.stage.pretend(self.stage.bob.address, self.qev, &IQEV::proveBeaconCall { signature });
    }

    /// Lends what the vault has left.
    fn lend_the_rest(&self) {
        self.stage.order(self.stage.susdai, &lend(9_000, 1_000));
    }
}
