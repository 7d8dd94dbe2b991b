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

/// One test, because each telling writes the picture.
#[test]
fn an_epoch_of_redemptions_is_told() {
    let told = succeed(usdai(&checkout(), &["demo", "--json"]));
    let document: Value = serde_json::from_str(&told).expect("a JSON document");
    positions_are_paid_by_their_rates(&document["redemptions"]);
    what_is_given_up_is_gained(&document["redemptions"]);
    let steps = list(&document["steps"]).iter().filter(|step| step["status"] == "refused");
    let errors: Vec<_> = steps.filter_map(|step| step["error"].as_str()).collect();
    for name in ["FingerprintChanged", "EpochLocked"] {
        assert!(errors.iter().any(|error| error.contains(name)), "no {name} in {errors:?}");
    }

    let told = succeed(usdai(&checkout(), &["demo"]));
    for words in
        ["position 1, dave ", "position 5, frank ", "0.10%", "target/demo/position.svg", "a week later"]
    {
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
