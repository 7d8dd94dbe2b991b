//! A season with the command line: computed, published, verified, voided, claimed.

use alloy_primitives::{B256, U256};
use serde_json::{Value, json};
use usdai_bindings::{ICores, IToken};

use super::scene::{DAY, Points, WEEK};
use crate::redemptions::scene::{Who, whole};
use crate::stage::refuse;

#[test]
fn a_week_is_computed_published_verified_and_claimed() {
    let points = Points::new();
    let since = hold_for_six_days(&points);
    let (alice, bob) = (points.scene.stage.alice.address, points.scene.stage.bob.address);

    let early = refuse(points.command(Who::Alice, "cores compute --week 1"), 1);
    assert_eq!(early["details"]["name"], "WeekNotFinal");
    points.go_to(WEEK);
    let computed = points.succeed(Who::Alice, "cores compute --week 1");
    let file: Value = serde_json::from_slice(
        &std::fs::read(points.scene.stage.file("cores-week-1.json")).expect("the file"),
    )
    .expect("a document");
    let earned = |account: &str, by: &str| {
        let mut accounts = file["accounts"].as_array().into_iter().flatten();
        let found = accounts.find(|earned| earned["address"] == account).expect("it earned something");
        Points::number(&found[by])
    };
    // 5 a day for each of 100 USDai, from the second in which they came to the end of the week.
    let held = whole(500) * U256::from(points.start + WEEK - since) / U256::from(DAY);
    assert_eq!(earned(&bob.to_string(), "held"), held);
    let bobs = ["held", "staked", "minted", "lent"].map(|by| earned(&bob.to_string(), by));
    let bobs = bobs.iter().fold(U256::ZERO, |sum, part| sum + part);
    assert_eq!(earned(&alice.to_string(), "referred"), bobs / U256::from(10), "alice referred bob");
    assert_eq!(earned(&bob.to_string(), "referred"), U256::ZERO);
    for contract in [points.scene.stage.usdai, points.scene.stage.susdai, points.scene.qev, points.cores] {
        let earner = file["accounts"].as_array().into_iter().flatten();
        assert!(earner.into_iter().all(|earned| earned["address"] != contract.to_string()), "{contract}");
    }

    publish(&points, &computed);
    claim(&points, &file);
}

/// Bob gets 100 USDai on the first day; he says that alice referred him before the season.
fn hold_for_six_days(points: &Points) -> u64 {
    let stage = &points.scene.stage;
    points.succeed(Who::Bob, &format!("cores refer {}", stage.alice.address));
    let again = refuse(points.command(Who::Bob, &format!("cores refer {}", stage.alice.address)), 1);
    assert_eq!(again["details"]["name"], "Referred");
    points.go_to(DAY);
    points.succeed(Who::Alice, "mint 100 --asset USD");
    points.succeed(Who::Alice, &format!("transfer 100 {}", stage.bob.address));
    let since = stage.chain(|chain| chain.head().timestamp);
    points.go_to(3 * DAY);
    points.succeed(Who::Alice, "redeem 500 --bid 1.5%");
    points.succeed(Who::Alice, "mint 250 --asset USD");
    points.go_to(WEEK - 60);
    since
}

/// Only a publisher, only with --yes, and only once.
fn publish(points: &Points, computed: &Value) {
    let stage = &points.scene.stage;
    let unpublished = refuse(points.command(Who::Bob, "cores verify --week 1"), 1);
    assert_eq!(unpublished["details"]["name"], "NotPublished");
    let stranger = refuse(points.command(Who::Bob, "cores publish --week 1 --yes"), 1);
    assert_eq!(
        stranger["details"],
        json!({ "name": "NoRole", "account": stage.bob.address.to_string(), "role": "PUBLISHER" })
    );
    let height = stage.height();
    let shown = points.succeed(Who::Alice, "cores publish --week 1");
    assert_eq!((&shown["dryRun"], stage.height()), (&json!(true), height), "without --yes nothing is sent");
    points.succeed(Who::Alice, "cores publish --week 1 --yes");
    let week = stage.ask(points.cores, &ICores::weekCall { number: 1 });
    assert_eq!(computed["root"], week.root.to_string());
    assert_eq!(computed["total"], week.total.to_string());
    assert_eq!(computed["inputHash"], week.inputHash.to_string());
    let twice = refuse(points.command(Who::Alice, "cores publish --week 1 --yes"), 1);
    assert_eq!(twice["details"]["name"], "Published");
    let verified = points.succeed(Who::Bob, "cores verify --week 1");
    assert_eq!((&verified["matches"], &verified["isOpen"]), (&json!(true), &json!(true)));
}

fn claim(points: &Points, file: &Value) {
    let stage = &points.scene.stage;
    let bob = stage.bob.address.to_string();
    let early = refuse(points.command(Who::Bob, "cores claim cores-week-1.json"), 1);
    assert_eq!(early["details"]["name"], "NotClaimable");
    points.go_to(WEEK + 4 * DAY);
    let late = refuse(points.command(Who::Bob, "cores void --week 1 --yes"), 1);
    assert_eq!(late["details"]["name"], "ChallengeOver");
    // Anybody claims for anybody.
    points.succeed(Who::Alice, &format!("cores claim cores-week-1.json --for {bob}"));
    let proof = points.succeed(Who::Bob, &format!("cores proof {bob} --file cores-week-1.json"));
    let balance = stage.ask(points.cores, &IToken::balanceOfCall { account: stage.bob.address });
    assert_eq!(proof["points"], balance.to_string());
    let again = refuse(points.command(Who::Bob, "cores claim cores-week-1.json"), 1);
    assert_eq!(again["details"]["name"], "AllClaimed");
    let nobody = refuse(
        points.command(Who::Bob, &format!("cores proof {} --file cores-week-1.json", points.cores)),
        1,
    );
    assert_eq!(nobody["details"]["name"], "NotEarned");

    let board = points.succeed(Who::Bob, "cores leaderboard --file cores-week-1.json");
    let best = file["accounts"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|earned| Points::number(&earned["points"]))
        .max();
    assert_eq!(Some(Points::number(&board["first"][0]["points"])), best);
    assert_eq!(board["total"], file["total"]);
    let shown = points.succeed(Who::Bob, &format!("cores show {bob}"));
    assert_eq!(shown["account"]["claimed"], json!([1]));
    assert_eq!(shown["weeks"][0]["state"], "can be claimed");
}

/// Weeks with a locked, revealed and cleared epoch and with requests that are paid: the computation follows the auction
/// to the share, or it would refuse. Several weeks are claimed at once.
#[test]
fn a_season_with_an_epoch_adds_up() {
    let points = Points::new();
    let scene = &points.scene;
    points.go_to(DAY);
    points.succeed(Who::Alice, "redeem 1_000 --bid 1.5%");
    points.succeed(Who::Alice, "redeem 500");
    points.succeed(Who::Bob, "redeem 300");
    scene.go_to(scene.lock_time(1));
    points.succeed(Who::Alice, "reveal");
    scene.go_to(scene.clear_time(1));
    scene.clear();
    points.succeed(Who::Alice, "claim");
    let over = (scene.clear_time(1) - points.start) / WEEK + 1;
    let weeks: Vec<_> = (1..=u32::try_from(over).expect("few weeks")).collect();
    points.go_to(over * WEEK + 60);
    for week in &weeks {
        points.succeed(Who::Alice, &format!("cores publish --week {week} --yes --out week-{week}.json"));
        points.succeed(Who::Bob, &format!("cores verify --week {week}"));
    }
    points.go_to(over * WEEK + 4 * DAY);
    let files: Vec<_> = weeks.iter().map(|week| format!("week-{week}.json")).collect();
    let done = points.succeed(Who::Alice, &format!("cores claim {}", files.join(" ")));
    assert_eq!(done["transactions"].as_array().map(Vec::len), Some(1), "all weeks at once");
    let board = points.succeed(Who::Alice, "cores leaderboard");
    assert_eq!(board["weeks"], json!(weeks));
    let alice = scene.stage.alice.address;
    let balance = scene.stage.ask(points.cores, &IToken::balanceOfCall { account: alice });
    let ranks = board["first"].as_array().into_iter().flatten();
    let rank = ranks.into_iter().find(|rank| rank["address"] == alice.to_string()).expect("alice");
    assert_eq!(rank["points"], balance.to_string());
    let twice = refuse(points.command(Who::Bob, "cores claim week-1.json week-1.json"), 1);
    assert_eq!(twice["details"]["name"], "Twice");
}

/// What was published and is not what the chain comes to, and words of what is said of it.
type Wrong = (fn(&mut (B256, U256, B256)), &'static str);

const WRONG: &[Wrong] = &[
    (|week| week.0 = B256::repeat_byte(7), "the root"),
    (|week| week.1 += U256::from(1), "the total"),
    (|week| week.2 = B256::repeat_byte(7), "the input hash"),
];

#[test]
fn what_is_published_wrongly_is_told_and_voided() {
    let points = Points::new();
    let stage = &points.scene.stage;
    points.go_to(WEEK);
    let computed = points.succeed(Who::Alice, "cores compute --week 1");
    let hash =
        |field: &str| computed[field].as_str().and_then(|text| text.parse::<B256>().ok()).expect("a hash");
    let right = (hash("root"), Points::number(&computed["total"]), hash("inputHash"));
    for (spoil, words) in WRONG {
        let mut wrong = right;
        spoil(&mut wrong);
        points.publish(1, wrong.0, wrong.1, wrong.2);
        let error = refuse(points.command(Who::Bob, "cores verify --week 1"), 1);
        assert_eq!(error["details"]["name"], "Differs", "{words}");
        let differences = error["details"]["differences"].as_array().expect("differences");
        assert_eq!(differences.len(), 1, "{error}");
        assert!(differences[0].as_str().is_some_and(|difference| difference.starts_with(words)), "{error}");
        let remedy = error["remedy"].as_str().expect("a remedy");
        let command =
            remedy.split('`').nth(1).and_then(|command| command.strip_prefix("usdai ")).expect("a command");
        let nobody = refuse(points.command(Who::Alice, command), 1);
        assert_eq!(nobody["details"]["role"], "GUARDIAN");
        points.succeed(Who::Bob, command);
        assert!(stage.ask(points.cores, &ICores::weekCall { number: 1 }).root.is_zero(), "it is taken back");
    }
    points.succeed(Who::Alice, "cores publish --week 1 --yes");
    points.succeed(Who::Bob, "cores verify --week 1");
}

/// A file of which a leaf, the total or the root was changed.
#[test]
fn a_week_file_that_was_changed_is_refused() {
    let points = Points::new();
    let stage = &points.scene.stage;
    points.go_to(WEEK);
    let computed = points.succeed(Who::Alice, "cores publish --week 1 --yes --out week.json");
    assert_eq!(computed["dryRun"], false);
    points.go_to(WEEK + 4 * DAY);
    let text = std::fs::read_to_string(stage.file("week.json")).expect("the file");
    let written: Value = serde_json::from_str(&text).expect("a document");
    let first = written["accounts"][0]["points"].as_str().expect("points");
    let more = |text: &str| (text.parse::<u128>().expect("a number") + 1).to_string();
    let cases = [
        (
            text.replace(&format!("\"points\": \"{first}\""), &format!("\"points\": \"{}\"", more(first))),
            1,
            "FileDiffers",
        ),
        (text.replace("\"total\": \"", "\"total\": \"1"), 1, "FileDiffers"),
        (text.replace("\"root\": \"0x", "\"root\": \"0x1").replacen("0x1", "0x", 0), 2, ""),
        (text.replace("\"chainId\": ", "\"chainId\": 1"), 1, "OtherCores"),
        (text.replace("\"format\": 1", "\"format\": 2"), 2, ""),
    ];
    for (changed, code, name) in cases {
        assert_ne!(changed, text, "{name}");
        std::fs::write(stage.file("changed.json"), changed).expect("a file");
        let height = stage.height();
        let error = refuse(points.command(Who::Bob, "cores claim changed.json"), code);
        assert_eq!(error["details"]["name"].as_str().unwrap_or_default(), name, "{error}");
        assert_eq!(stage.height(), height);
    }
    // A week that is right in itself, but not the one that was published.
    let other = refuse(
        points.command(Who::Bob, "cores proof --week 9 0x0000000000000000000000000000000000000001"),
        1,
    );
    assert_eq!(other["details"]["name"], "NoSuchWeek");
}
