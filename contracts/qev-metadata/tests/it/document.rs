//! The document: JSON with what a marketplace looks for, in a URI.

use crate::positions::{all, largest, waiting};
use alloy_primitives::U256;
use base64ct::{Base64, Encoding};
use qev_metadata::card::svg;
use qev_metadata::document::uri;
use qev_metadata::position::{Position, State};
use serde_json::{Value, json};

#[track_caller]
fn decoded(uri: &str, kind: &str) -> String {
    let encoded = uri.strip_prefix(&format!("data:{kind};base64,")).expect("the kind");
    let mut space = vec![0; encoded.len()];
    let content = Base64::decode(encoded, &mut space).expect("base64");
    String::from_utf8(content.to_vec()).expect("text")
}

#[track_caller]
fn document(position: &Position) -> Value {
    serde_json::from_str(&decoded(&uri(position), "application/json")).expect("JSON")
}

fn attribute(document: &Value, name: &str) -> Option<Value> {
    let attributes = document["attributes"].as_array()?;
    let found = attributes.iter().find(|attribute| attribute["trait_type"] == name)?;
    Some(found["value"].clone())
}

#[test]
fn every_document_is_whole() {
    for (name, position) in all() {
        let document = document(&position);
        assert_eq!(document["name"], format!("USDai Redemption Position #{}", position.id), "{name}");
        let description = document["description"].as_str().expect("a text");
        assert_eq!(description.matches(". ").count(), 1, "two sentences");
        let image = decoded(document["image"].as_str().expect("a text"), "image/svg+xml");
        assert_eq!(image, svg(&position), "{name}");
        assert_eq!(attribute(&document, "Epoch"), Some(position.epoch.into()), "{name}");
        assert_eq!(attribute(&document, "State"), Some(position.state().word().into()), "{name}");
    }
}

#[test]
fn attributes_are_there_where_they_say_something() {
    let names = |position: &Position| -> Vec<Value> {
        let document = document(position);
        document["attributes"].as_array().expect("a list").iter().map(|a| a["trait_type"].clone()).collect()
    };
    let always =
        ["Shares waiting", "Shares bidding", "Epoch", "State", "Collectable shares", "Collectable USDai"];
    assert_eq!(names(&waiting()), always);
    let bidding =
        Position { bid: U256::from(1), tick: 1_001, sealed_for: 9, is_penalised: true, ..waiting() };
    assert_eq!(names(&bidding).len(), always.len() + 3);
    let document = document(&bidding);
    assert_eq!(attribute(&document, "Rate in basis points"), Some(json!(1_010)));
    assert_eq!(attribute(&document, "Sealed for epoch"), Some(json!(9)));
    assert_eq!(attribute(&document, "Penalised"), Some(json!("Yes")));
    assert_eq!(attribute(&document, "Shares waiting"), Some(json!("1,234,567.00")));
    // 65,535 is no tick.
    assert_eq!(attribute(&crate::document::document(&largest()), "Rate in basis points"), None);
}

#[test]
fn a_state_is_the_first_thing_to_know() {
    let (none, one) = (U256::ZERO, U256::from(1));
    for (collectable_shares, collectable_assets, bid, sealed_for, state) in [
        (none, none, none, 0, State::Waiting),
        (none, none, none, 1, State::Sealed),
        (none, none, one, 0, State::Bidding),
        (none, none, one, 1, State::Bidding),
        (one, none, one, 1, State::Served),
        (none, one, none, 0, State::Served),
    ] {
        let position =
            Position { collectable_shares, collectable_assets, bid, sealed_for, ..Position::default() };
        assert_eq!(position.state(), state);
    }
}
