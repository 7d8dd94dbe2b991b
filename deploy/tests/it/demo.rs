//! `usdai demo`: the story as a document and as text.

use alloy_primitives::U256;
use serde_json::Value;

use super::support::{checkout, succeed, usdai};

#[track_caller]
fn number(value: &Value) -> U256 {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no amount"));
    text.parse().unwrap_or_else(|_| panic!("{text} is no amount"))
}

#[track_caller]
fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

/// One, with so many decimals.
fn whole(decimals: u64) -> U256 {
    U256::from(10).pow(U256::from(decimals))
}

fn shares(thousands: u64) -> U256 {
    U256::from(thousands) * whole(21)
}

/// Each position: owner, bid, shares served and waiting in thousands, and basis points of what it is paid less.
const POSITIONS: [(&str, Option<u64>, u64, u64, u64); 5] = [
    ("dave", None, 100, 0, 200),
    ("grace", None, 50, 50, 0),
    ("bob", Some(300), 100, 0, 10),
    ("carol", Some(150), 100, 0, 10),
    ("frank", None, 0, 100, 0),
];

/// What is refused, in the order of the story.
const REFUSALS: [&str; 10] = [
    "DelayRequired(259200)",
    "NotAdmitted",
    "NotParty",
    "AddressCapExceeded",
    "OperationNotReady",
    "BlockShareExceeded",
    "FingerprintChanged",
    "EpochLocked",
    "NotPublisher",
    "NotClaimable",
];

/// One test, because each telling writes the picture.
#[test]
fn the_story_is_told_from_closed_doors_to_a_week_of_points() {
    let told = succeed(usdai(&checkout(), &["demo", "--json"]));
    let document: Value = serde_json::from_str(&told).expect("a JSON document");
    positions_are_paid_by_their_rates(&document["redemptions"]);
    what_is_given_up_is_gained(&document["redemptions"]);
    let steps = list(&document["steps"]).iter().filter(|step| step["status"] == "refused");
    let errors: Vec<_> = steps.filter_map(|step| step["error"].as_str()).collect();
    let mut left = errors.iter();
    for name in REFUSALS {
        assert!(left.any(|error| error.contains(name)), "no {name} in its place in {errors:?}");
    }
    a_week_of_points_is_what_was_held_staked_minted_and_lent(&document["points"]);

    let told = succeed(usdai(&checkout(), &["demo"]));
    for words in [
        "position 1, dave ",
        "position 5, frank ",
        "0.10%",
        "target/demo/position.svg",
        "a week later",
        "week 3 as",
    ] {
        assert!(told.contains(words), "{words:?} is not in: {told}");
    }
    let picture = checkout().join("target/demo/position.svg");
    let picture = std::fs::read_to_string(picture).expect("the picture");
    assert!(picture.starts_with("<svg") && picture.contains("Served"), "{picture}");
}

/// The figures again, by rates and rounding alone. What the price lacks of 1.05 moves fills by some share-wei.
fn positions_are_paid_by_their_rates(told: &Value) {
    let price = number(&told["price"]);
    assert_eq!(price, U256::from(1_049_999_999_999_999_999_u64));
    assert_eq!(told["rate_bps"], 10);
    assert_eq!(list(&told["positions"]).len(), POSITIONS.len());
    for (told, (owner, bid, served, waits, charged)) in list(&told["positions"]).iter().zip(POSITIONS) {
        assert_eq!(told["owner"], owner);
        assert_eq!(told["bid_bps"].as_u64(), bid, "{owner}");
        let (left, waiting) = (number(&told["served"]), number(&told["waits"]));
        assert!(left.abs_diff(shares(served)) < U256::from(1_000_000), "{owner}: {left}");
        assert!(waiting.abs_diff(shares(waits)) < U256::from(1_000_000), "{owner}: {waiting}");
        assert_eq!(number(&told["paid"]), left * price * U256::from(10_000 - charged) / whole(22), "{owner}");
    }
}

/// All that was paid less than the shares were worth is in the price of those that are left.
fn what_is_given_up_is_gained(told: &Value) {
    let (price, gain) = (number(&told["price"]), &told["gain"]);
    let positions = list(&told["positions"]).iter();
    let kept =
        positions.map(|position| number(&position["served"]) * price / whole(18) - number(&position["paid"]));
    let kept = kept.fold(U256::ZERO, |sum, amount| sum + amount);
    assert!(number(&gain["streamed"]).abs_diff(kept) < U256::from(10), "{} of {kept}", gain["streamed"]);
    let rise = number(&gain["price_after"]) - number(&gain["price_before"]);
    let released = rise * number(&gain["shares"]) / whole(18);
    assert!(released.abs_diff(kept) < U256::from(1_000_000), "{released} of {kept}");
}

/// What is plain from the story: who only holds or lends, and who referred whom. Rates are 5 a day for holding, 3 for
/// lending, 20 for minting, and a tenth for who referred.
fn a_week_of_points_is_what_was_held_staked_minted_and_lent(told: &Value) {
    let of = |owner: &str| {
        let mut accounts = list(&told["accounts"]).iter();
        accounts.find(|earned| earned["owner"] == owner).unwrap_or_else(|| panic!("{owner} earned nothing"))
    };
    let part = |owner: &str, name: &str| number(&of(owner)[name]);
    let thousands = |amount: u64, rate: u64| shares(amount) * U256::from(rate);
    assert_eq!(part("alice", "held"), thousands(650, 5 * 7), "1,001,000 less what she sent, lent and staked");
    assert_eq!(part("curator", "points"), U256::from(67_500 * 3 * 7) * whole(18), "in both loans");
    assert_eq!(part("frank", "minted"), thousands(110, 20));
    let carol = ["held", "staked", "minted", "lent"].map(|name| part("carol", name));
    let carol = carol.into_iter().fold(U256::ZERO, |sum, amount| sum + amount);
    assert_eq!(part("alice", "referred"), carol / U256::from(10));
    assert!(list(&told["accounts"]).iter().all(|earned| earned["owner"] != "robot"), "it holds nothing");
    let mut total = U256::ZERO;
    for earned in list(&told["accounts"]) {
        let parts = ["held", "staked", "minted", "lent", "referred"].map(|name| number(&earned[name]));
        let sum = parts.into_iter().fold(U256::ZERO, |sum, amount| sum + amount);
        assert_eq!(number(&earned["points"]), sum, "{earned}");
        total += sum;
    }
    assert_eq!(number(&told["total"]), total);
}
