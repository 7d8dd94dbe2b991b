//! What the verbs of redemptions refuse: a new case is a row, and none sends anything.

use usdai_bindings::IQEV;

use super::scene::{Scene, Who};
use crate::stage::{complaint, refuse};

use Who::{Alice, Bob};

/// When, who, what is asked, the kind and name of the refusal, and words of it.
type Case = (fn(&Scene), Who, &'static str, &'static str, &'static str, &'static [&'static str]);

/// Positions 1 and 3 are alice's, with 600 shares and a sealed bid and with 300; 2 is bob's.
const CASES: &[Case] = &[
    (open, Alice, "redeem 0", "refused", "AmountZero", &["above zero"]),
    (open, Alice, "redeem 6_101", "refused", "BalanceTooLow", &["has 6,100.00 sUSDai"]),
    (open, Alice, "redeem 0.5", "reverted", "RequestBelowLeast", &["one share"]),
    (open, Alice, "redeem 10 --bid 1% --size 11", "refused", "BidAbovePosition", &["11.00 sUSDai", "--size"]),
    (open, Alice, "redeem 10 --bid 1% --size 0", "refused", "BidZero", &["--decoy"]),
    (open, Alice, "bid 1 1% --size 600.5", "refused", "BidAbovePosition", &["600.00 sUSDai"]),
    (open, Alice, "bid 99 1%", "reverted", "ERC721NonexistentToken", &["no such position"]),
    (open, Alice, "bid 2 1%", "reverted", "ERC721InsufficientApproval", &["approve"]),
    (open, Alice, "bid 3 --withdraw", "refused", "NoBid", &["position 3 has no bid"]),
    (open, Alice, "claim", "refused", "NothingToClaim", &["usdai queue"]),
    (open, Alice, "claim 2", "refused", "NotYours", &["belongs to 0x"]),
    (open, Alice, "claim --to {susdai}", "refused", "BadRecipient", &["contract sUSDai"]),
    (open, Alice, "reveal", "refused", "NothingToReveal", &["can be opened from 20"]),
    (open, Alice, "reveal 77", "refused", "NothingToReveal", &["no opening of a bid of position 77"]),
    (open, Alice, "reveal --all", "refused", "NothingToReveal", &["usdai epoch"]),
    (open, Alice, "cancel 2", "reverted", "NotOwnerOrOperator", &[]),
    (open, Bob, "queue 99", "reverted", "ERC721NonexistentToken", &[]),
    (paused, Alice, "redeem 10", "reverted", "RequestsArePaused", &["rest until 20", "Wait"]),
    (locked, Alice, "cancel 1", "reverted", "RequestIrrevocable", &["locked"]),
    (locked, Alice, "bid 1 --withdraw", "reverted", "EpochLocked", &["settled"]),
    (locked, Alice, "bid 1 1%", "reverted", "StillSealed", &["reveal"]),
    (locked, Bob, "reveal", "refused", "NothingToReveal", &[]),
    (cleared_late, Alice, "reveal", "refused", "NothingToReveal", &["could be opened until 20"]),
    (never_cleared, Alice, "redeem 10", "refused", "EpochNotSettled", &["epoch 1", "anybody"]),
    (never_cleared, Alice, "bid 3 1%", "refused", "EpochNotSettled", &[]),
];

fn open(_: &Scene) {}

fn paused(scene: &Scene) {
    let until = scene.stage.chain(|chain| chain.timestamp()) + 86_400;
    scene.stage.order(scene.qev, &IQEV::pauseRequestsCall { until });
}

fn locked(scene: &Scene) {
    scene.go_to(scene.lock_time(1) + 60);
}

fn cleared_late(scene: &Scene) {
    scene.go_to(scene.clear_time(1));
}

fn never_cleared(scene: &Scene) {
    scene.go_to(scene.lock_time(2));
}

#[test]
fn refused_before_anything_is_sent() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 600 --bid 150bps");
    scene.succeed(Bob, "redeem 800");
    scene.succeed(Alice, "redeem 300");
    let susdai = scene.stage.susdai.to_string();
    for (arrange, who, line, kind, name, words) in CASES {
        scene.stage.undone(|| {
            arrange(&scene);
            let height = scene.stage.height();
            let error = refuse(scene.command(*who, &line.replace("{susdai}", &susdai)), 1);
            assert_eq!(
                (&error["kind"], &error["details"]["name"]),
                (&(*kind).into(), &(*name).into()),
                "{line}: {error:#}"
            );
            let said = format!("{} {}", error["message"], error["remedy"]);
            for word in *words {
                assert!(said.contains(word), "{line}: {word:?} is not in: {said}");
            }
            assert_eq!(scene.stage.height(), height, "{line} sent something");
        });
    }
}

#[test]
fn words_that_cannot_be_right_are_usage_errors() {
    let scene = Scene::new();
    for (line, word) in [
        ("bid 1 1.5", "basis points or percent"),
        ("bid 1 10.05%", "the nearest are 10.00% and 10.10%"),
        ("bid 1 0.05%", "counts for nothing"),
        ("bid 1 101%", "100.00% at most"),
        ("bid 1", "required"),
        ("bid 1 1% --decoy", "cannot be used with"),
        ("bid 1 1% --withdraw", "cannot be used with"),
        ("bid 1 --decoy --size 1", "cannot be used with"),
        ("redeem 1 --size 1", "--bid"),
        ("epoch 0", "1..8192"),
        ("queue x", "invalid"),
    ] {
        let output = scene.command(Alice, line).output().expect("usdai starts");
        assert_eq!(output.status.code(), Some(2), "{line}: {}", complaint(&output));
        assert!(complaint(&output).contains(word), "{word:?} is not in: {}", complaint(&output));
    }
    let mut nobody = scene.command(Alice, "queue");
    nobody.env_remove("USDAI_PRIVATE_KEY");
    assert_eq!(refuse(nobody, 1)["details"]["name"], "WhosePositions");
}

/// A book from before the auction, and one with another beacon.
#[test]
fn another_book_or_beacon_is_refused() {
    let scene = Scene::new();
    scene.stage.book().write(&scene.stage.file("old.json")).expect("the book is written");
    let error = refuse(scene.stage.command_with(&["epoch"], &scene.stage.file("old.json")), 1);
    assert_eq!(error["details"]["name"], "NotInBook", "{error:#}");
    let error = refuse(scene.stage.command(&["redeem", "10", "--bid", "1%"]), 1);
    assert!(error["message"].as_str().is_some_and(|message| message.contains("--beacon-hash")), "{error:#}");
    assert!(scene.openings(Alice).is_empty());
}
