//! A holder's epoch, from the request to the payment, with the command line alone; amounts are exact.

use alloy_primitives::U256;
use serde_json::{Value, json};
use usdai_bindings::{ISUSDai, IToken};

use super::scene::{Scene, Who, whole};
use crate::stage::refuse;

use Who::{Alice, Bob};

/// Alice bids 1.5% for 600 and lets 300 wait, bob bids 1% for 800; there is cash for 1,000 at a dollar each.
#[test]
fn a_holders_epoch() {
    let scene = Scene::new();
    ask_to_leave(&scene);
    look_while_it_is_open(&scene);
    scene.go_to(scene.lock_time(1));
    open_bids(&scene);
    scene.go_to(scene.clear_time(1));
    let expected = look_before_it_is_cleared(&scene);
    scene.clear();
    look_when_it_is_settled(&scene, &expected);
    be_paid(&scene);
    take_back(&scene);
}

fn ask_to_leave(scene: &Scene) {
    let planned = scene.text(Alice, "redeem 600 --bid 150bps --dry-run");
    assert!(planned.contains("it becomes position 1, with 0.00 sUSDai ahead"), "{planned}");
    let high = scene.text(Alice, "redeem 600 --bid 30% --dry-run");
    assert!(high.contains("By the present rules 30.00% counts as 20.00%"), "{high}");
    assert!(scene.openings(Alice).is_empty(), "nothing is sent, so nothing is kept");
    let done = scene.succeed(Alice, "redeem 600 --bid 150bps");
    assert_eq!(done["pays"]["formatted"], "600.00");
    let place = &done["position"];
    assert_eq!((&place["id"], &place["epoch"], &place["stage"]), (&json!("1"), &json!(1), &json!("open")));
    assert_eq!(place["sealedFor"], 1);
    assert_eq!(place["sharesAhead"]["units"], "0");
    assert_eq!(place["lockedAt"], scene.lock_time(1));
    assert_eq!(place["earliestPayment"], scene.clear_time(1));
    assert!(scene.is_sealed(1));
    assert_eq!(scene.openings(Alice).len(), 1);

    scene.succeed(Bob, "redeem 800 --bid 1%");
    let text = scene.text(Alice, "redeem 300");
    for words in [
        "redeem: 300.00 sUSDai\n",
        "Position 3 of 0x",
        "waits     300.00 sUSDai, 1,400.00 sUSDai ahead",
        "epoch     1, locked 20",
        "UTC (in 26 days and ",
        "pays for 1,000.00 sUSDai of the line, and 1,400.00 sUSDai are ahead",
        "note      Shares that wait keep earning until they are paid.",
    ] {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
    assert_eq!(held(scene, scene.stage.susdai), whole(6_100));
}

fn look_while_it_is_open(scene: &Scene) {
    let queue = scene.succeed(Alice, "queue");
    assert_eq!(ids(&queue), ["1", "3"]);
    let first = &queue["positions"][0];
    assert_eq!(first["sealedBid"]["rate"]["basisPoints"], 150);
    let text = scene.text(Alice, "queue 1 2");
    assert!(text.contains("sealed    600.00 sUSDai at 1.50% for epoch 1, as is known here alone"), "{text}");
    assert!(text.contains("sealed    a bid for epoch 1\n"), "what bob's is: {text}");
    assert_eq!(first["expected"]["assets"]["formatted"], "600.00", "as far as is known");
    let text = scene.text(Bob, "queue");
    assert!(
        text.contains("sealed    800.00 sUSDai at 1.00% for epoch 1")
            && text.contains("1,400.00 sUSDai have one that is sealed"),
        "{text}"
    );
    assert_eq!(ids(&scene.succeed(Alice, "queue 2 3")), ["2", "3"], "anybody's, by number");
    let bobs = format!("queue --of {}", scene.stage.bob.address);
    assert_eq!(ids(&scene.succeed(Alice, &bobs)), ["2"]);

    let epoch = scene.succeed(Alice, "epoch");
    assert_eq!((&epoch["epoch"], &epoch["stage"]), (&json!(1), &json!("open")));
    assert_eq!(epoch["sealed"]["formatted"], "1400.00");
    assert_eq!(epoch["line"]["formatted"], "1700.00");
    assert_eq!(epoch["capacity"]["cash"]["formatted"], "1000.00");
    assert_eq!(epoch["capacity"]["isFixed"], false);
    assert_eq!(epoch["bids"], json!([]));
    assert_eq!(epoch["lockTime"], scene.lock_time(1));
    assert_eq!(scene.succeed(Alice, "epoch 9")["stage"], "future");
}

/// Nobody has locked the epoch yet; the first to open a bid does.
fn open_bids(scene: &Scene) {
    assert_eq!(scene.succeed(Alice, "epoch")["stage"], "revealing");
    let text = scene.text(Alice, "queue 1");
    assert!(
        text.contains("Its bid has to be opened until 20") && text.contains("`usdai reveal 1`"),
        "{text}"
    );
    let done = scene.succeed(Alice, "reveal");
    assert_eq!(done["calls"][0]["function"], "reveal(uint256,uint16,uint96,uint128)");
    assert_eq!((scene.position(1).tick, scene.position(1).bid), (150, whole(600)));
    let epoch = scene.succeed(Alice, "epoch");
    assert_eq!(epoch["bids"].as_array().map(Vec::len), Some(1));
    assert_eq!(epoch["bids"][0]["basisPoints"], 150);
    assert_eq!(epoch["bids"][0]["shares"]["formatted"], "600.00");
    assert_eq!(epoch["sealed"]["formatted"], "800.00");
    assert_eq!(epoch["capacity"]["isFixed"], false, "the vault was not called");
    scene.stage.pretend(scene.stage.bob.address, scene.stage.susdai, &ISUSDai::lockCall {});
    assert_eq!(scene.succeed(Alice, "epoch")["capacity"]["isFixed"], true);

    let error = refuse(scene.command(Alice, "reveal"), 1);
    assert_eq!(error["details"]["unopened"][0]["name"], "notWaiting", "it is open: {error:#}");
    scene.succeed(Bob, "reveal 2");
}

fn look_before_it_is_cleared(scene: &Scene) -> Value {
    let epoch = scene.succeed(Alice, "epoch");
    assert_eq!(epoch["stage"], "clearable");
    let outcome = &epoch["outcome"];
    assert_eq!(outcome["isFinal"], false);
    assert_eq!(outcome["rateBasisPoints"], 100);
    assert_eq!(outcome["marginal"]["tick"], 100);
    assert_eq!(outcome["bidServed"]["formatted"], "1000.00");
    assert_eq!(outcome["paidToBids"]["formatted"], "990.00");
    assert_eq!(outcome["fee"]["formatted"], "10.00");
    let text = scene.text(Alice, "queue 3");
    assert!(text.contains("Bids take all the cash of this epoch, 1,000.00 USDai"), "{text}");
    assert!(scene.text(Alice, "epoch").contains("Cash for 1,000 shares"));
    let bobs = scene.succeed(Bob, "queue 2");
    assert_eq!(bobs["positions"][0]["expected"]["assets"]["formatted"], "396.00");
    outcome.clone()
}

/// What was foretold has come to pass.
fn look_when_it_is_settled(scene: &Scene, expected: &Value) {
    let epoch = scene.succeed(Alice, "epoch 1");
    assert_eq!(epoch["stage"], "settled");
    let mut outcome = epoch["outcome"].clone();
    assert_eq!(outcome["isFinal"], true);
    outcome["isFinal"] = json!(false);
    assert_eq!(&outcome, expected);
    assert_eq!(epoch["bids"].as_array().map(Vec::len), Some(2), "the book as it was: {epoch:#}");
    assert_eq!(epoch["line"]["formatted"], "300.00");
    assert_eq!(scene.succeed(Alice, "epoch")["epoch"], 2);
    let queue = scene.succeed(Alice, "queue");
    assert_eq!(queue["positions"][0]["collectable"]["assets"]["units"], whole(594).to_string());
    assert_eq!(queue["positions"][1]["collectable"], Value::Null);
}

fn be_paid(scene: &Scene) {
    let before = held(scene, scene.stage.usdai);
    let done = scene.succeed(Alice, "claim");
    assert_eq!(done["received"]["units"], whole(594).to_string());
    assert_eq!(done["outcome"]["expected"]["units"], done["received"]["units"]);
    assert_eq!(done["pays"]["formatted"], "600.00");
    assert_eq!(held(scene, scene.stage.usdai) - before, whole(594));
    assert_eq!(ids(&scene.succeed(Alice, "queue")), ["3"]);
    assert_eq!(refuse(scene.command(Alice, "claim"), 1)["details"]["name"], "NothingToClaim");
}

/// Bob takes the rest of his bid back, which settles the epoch into his position first; what it was paid waits for
/// him. Alice changes her mind about another request.
fn take_back(scene: &Scene) {
    assert_eq!(scene.position(2).bid, whole(400));
    let sealed = scene.succeed(Bob, "bid 2 2%");
    assert_eq!(functions(&sealed), ["collect(uint256[],uint32)", "commit(uint256,uint64,bytes32,bytes)"]);
    assert_eq!(
        (scene.position(2).bid, scene.position(2).sealedFor),
        (whole(400), 2),
        "the one stands until then"
    );
    let done = scene.succeed(Bob, "bid 2 --withdraw");
    assert_eq!(functions(&done), ["withdrawCommitment(uint256)", "withdrawBid(uint256)"]);
    assert!(!scene.is_sealed(2));
    assert_eq!((scene.position(2).bid, scene.position(2).waiting), (U256::ZERO, whole(400)));
    assert!(scene.text(Bob, "queue").contains("396.00 USDai for 400.00 sUSDai is collected"));
    let paid = scene.succeed(Bob, &format!("claim --to {}", scene.stage.alice.address));
    assert_eq!(paid["received"]["units"], whole(396).to_string());

    let before = held(scene, scene.stage.susdai);
    let fourth = scene.succeed(Alice, "redeem 50 --bid 19.9% --size 20");
    assert_eq!(fourth["position"]["sharesAhead"]["formatted"], "700.00");
    scene.succeed(Alice, "bid 4 --decoy");
    assert_eq!(scene.openings(Alice).len(), 3);
    scene.succeed(Alice, "bid 4 --withdraw");
    assert!(!scene.is_sealed(4));
    let cancelled = scene.succeed(Alice, "cancel 4");
    assert_eq!(cancelled["pays"]["formatted"], "50.00");
    assert_eq!(held(scene, scene.stage.susdai), before);
}

fn ids(queue: &Value) -> Vec<&str> {
    let positions = queue["positions"].as_array().into_iter().flatten();
    positions.filter_map(|place| place["id"].as_str()).collect()
}

fn functions(report: &Value) -> Vec<&str> {
    let calls = report["calls"].as_array().into_iter().flatten();
    calls.filter_map(|call| call["function"].as_str()).collect()
}

fn held(scene: &Scene, token: alloy_primitives::Address) -> U256 {
    scene.stage.ask(token, &IToken::balanceOfCall { account: scene.stage.alice.address })
}
