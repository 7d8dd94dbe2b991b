//! Every kind of position: what its document and its image say.

use alloy_primitives::B256;
use roxmltree::Document;
use serde_json::{Value, json};
use usdai_bindings::IPositionMetadata::tokenURICall;

use crate::support::{Stage, attribute, decoded, largest, milli, waiting};

/// Attributes, `None` where there must be none.
type Attributes = Vec<(&'static str, Option<Value>)>;

/// The texts of an image.
#[track_caller]
fn texts(document: &Value) -> Vec<String> {
    let image = decoded(document["image"].as_str().unwrap_or_default(), "image/svg+xml");
    let parsed = Document::parse(&image).unwrap_or_else(|error| panic!("{error}"));
    assert!(parsed.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    parsed
        .descendants()
        .filter(|node| node.is_text())
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

#[track_caller]
fn shows(position: &tokenURICall, attributes: Attributes, in_image: &[&str], not_in_image: &[&str]) {
    let document = Stage::new().document(position);
    assert_eq!(document["name"], format!("USDai Redemption Position #{}", position.id));
    assert!(document["description"].as_str().is_some_and(|text| text.ends_with('.')));
    for (name, expected) in attributes {
        assert_eq!(attribute(&document, name), expected, "{name}");
    }
    let texts = texts(&document);
    for text in in_image {
        assert!(texts.iter().any(|other| other == text), "{text} is not in {texts:?}");
    }
    for text in not_in_image {
        assert!(texts.iter().all(|other| !other.contains(text)), "{text} is in {texts:?}");
    }
}

#[test]
fn one_that_waits() {
    shows(
        &waiting(),
        vec![
            ("Shares waiting", Some(json!("1,234,567.89"))),
            ("Shares bidding", Some(json!("0.00"))),
            ("Rate in basis points", None),
            ("Epoch", Some(json!(3))),
            ("Sealed for epoch", None),
            ("State", Some(json!("Waiting"))),
            ("Penalised", None),
            ("Collectable shares", Some(json!("0.00"))),
            ("Collectable USDai", Some(json!("0.00"))),
        ],
        &["USDai", "#7", "epoch 3", "Waiting", "1,234,567.89", "0.00"],
        &["Penalised", "sealed", "%"],
    );
}

#[test]
fn one_with_a_commitment() {
    let position = tokenURICall { sealedFor: 4, commitment: B256::repeat_byte(7), ..waiting() };
    shows(
        &position,
        vec![("State", Some(json!("Sealed"))), ("Sealed for epoch", Some(json!(4)))],
        &["Sealed", "sealed for epoch 4"],
        &["Penalised"],
    );
}

#[test]
fn one_that_bids_at_every_kind_of_tick() {
    for (tick, rate, shown) in [
        (1, Some(1), "Bidding at 0.01%"),
        (10, Some(10), "Bidding at 0.10%"),
        (325, Some(325), "Bidding at 3.25%"),
        (1_000, Some(1_000), "Bidding at 10.00%"),
        (1_001, Some(1_010), "Bidding at 10.10%"),
        (1_900, Some(10_000), "Bidding at 100.00%"),
        (0, None, "Bidding"),
        (1_901, None, "Bidding"),
        (u16::MAX, None, "Bidding"),
    ] {
        let position = tokenURICall { bid: milli(250_009), tick, ..waiting() };
        shows(
            &position,
            vec![
                ("State", Some(json!("Bidding"))),
                ("Rate in basis points", rate.map(|rate: u64| json!(rate))),
                ("Shares bidding", Some(json!("250.00"))),
            ],
            // Both together, rounded down once.
            &["Bidding", shown, "250.00", "1,234,817.90"],
            &["sealed"],
        );
    }
}

#[test]
fn one_that_can_collect_and_is_charged() {
    let position = tokenURICall {
        isPenalised: true,
        collectableShares: milli(90_000_000),
        collectableAssets: milli(94_499_999),
        ..waiting()
    };
    shows(
        &position,
        vec![
            ("State", Some(json!("Served"))),
            ("Penalised", Some(json!("Yes"))),
            ("Collectable shares", Some(json!("90,000.00"))),
            ("Collectable USDai", Some(json!("94,499.99"))),
        ],
        &["Served", "Penalised", "90,000.00", "94,499.99"],
        &["sealed"],
    );
}

#[test]
fn the_largest_numbers_that_can_be_passed() {
    let shown = "115,792,089,237,316,195,423,570,985,008,687,907,853,269,984,665,640,564,039,457.58";
    shows(
        &largest(),
        vec![
            ("Shares waiting", Some(json!(shown))),
            ("Epoch", Some(json!(u64::MAX))),
            ("Sealed for epoch", Some(json!(u64::MAX))),
            ("Collectable USDai", Some(json!(shown))),
        ],
        &["epoch 18446744073709551615", shown, "Served", "Penalised"],
        &[],
    );
}
