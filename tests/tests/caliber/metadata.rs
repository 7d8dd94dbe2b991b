//! What wallets show of a title: JSON with an SVG card, of what CALIBER says of it now.

use alloy_primitives::{B256, FixedBytes, U256};
use base64::{Engine, prelude::BASE64_STANDARD};
use roxmltree::Document;
use serde_json::{Value, json};
use tests::{
    Credit,
    abi::{ICaliber, ICaliberMetadata, ICaliberMetadata::tokenURICall},
    check::{done, made, refused},
    credit::{DAY, STATES},
};

use crate::support::{ACTIVE, DRAFT, PLEDGED, REDEEMED, SOLD, Stage, WITHDRAWN, u, wad};

/// What a data URI holds.
#[track_caller]
fn decoded(uri: &str, kind: &str) -> String {
    let Some(encoded) = uri.strip_prefix(&format!("data:{kind};base64,")) else { panic!("{uri}") };
    let bytes = made(BASE64_STANDARD.decode(encoded).map_err(Into::into));
    made(String::from_utf8(bytes).map_err(Into::into))
}

/// A document, parsed.
#[track_caller]
fn parsed(uri: &str) -> Value {
    made(serde_json::from_str(&decoded(uri, "application/json")).map_err(Into::into))
}

/// The texts of its image, which is an SVG of its own namespace without a script, a link or anything foreign.
#[track_caller]
fn texts(document: &Value) -> Vec<String> {
    let image = decoded(document["image"].as_str().unwrap_or_default(), "image/svg+xml");
    let svg = Document::parse(&image).unwrap_or_else(|error| panic!("{error}"));
    assert!(svg.root_element().has_tag_name(("http://www.w3.org/2000/svg", "svg")));
    for node in svg.descendants().filter(|node| node.is_element()) {
        assert!(!["script", "a", "image", "foreignObject", "use"].contains(&node.tag_name().name()));
        let names = node.attributes().map(|attribute| attribute.name().to_owned());
        assert!(names.into_iter().all(|name| name != "href" && !name.starts_with("on")));
    }
    let texts = svg.descendants().filter(|node| node.is_text());
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

/// An attribute's value, if the document has it.
fn attribute(document: &Value, name: &str) -> Option<Value> {
    let attributes = document["attributes"].as_array()?;
    let found = attributes.iter().find(|attribute| attribute["trait_type"] == name)?;
    Some(found["value"].clone())
}

/// Units of 18 decimals as dollars and cents.
fn dollars(units: U256) -> String {
    let cents = (units / U256::from(10).pow(u(16))).to_string();
    let padded = format!("{cents:0>3}");
    let (whole, cents) = padded.split_at(padded.len() - 2);
    let groups: Vec<_> = whole.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    format!("${}.{cents}", groups.join(","))
}

#[test]
fn every_state_has_a_card() {
    for state in DRAFT..=SOLD {
        let mut stage = Stage::at(state);
        let title = stage.title;
        stage.scene.wait(73 * DAY);
        let now = stage.scene.now();
        let document = parsed(&stage.scene.ask_caliber(&ICaliber::tokenURICall { tokenId: title }));
        let shown = stage.scene.ask_caliber(&ICaliber::titleCall { title });
        let value = stage.scene.ask_caliber(&ICaliber::currentValueCall { title, at: now });
        let most = stage.scene.ask_caliber(&ICaliber::maxLoanCall { title });
        assert!(value < wad(1_000_000) && value > wad(900_000));
        let word = STATES[usize::from(state) - 1];
        for (name, expected) in [
            ("Model", json!("HGX H100 8-GPU")),
            ("Class", json!("GPU server")),
            ("Quantity", json!(8)),
            ("State", json!(word)),
            ("Value", json!(dollars(value))),
            ("May be lent", json!(dollars(most))),
            ("Appraised", json!(stage.paper.document.appraisal.appraisedAt)),
            ("Insured for", json!("$900,000.00")),
            ("Insured until", json!(shown.policyExpiresAt)),
        ] {
            assert_eq!(attribute(&document, name), Some(expected), "{name} of a {word} title");
        }
        assert_eq!(attribute(&document, "Frozen until"), None);
        let number = format!("{:#x}", B256::from(title));
        assert_eq!(document["name"], format!("CALIBER {}", &number[..10]));
        assert!(document["description"].as_str().is_some_and(|text| text.ends_with('.')));
        let texts = texts(&document);
        for text in [word, "HGX H100 8-GPU", "GPU server", "x 8", &dollars(value), &dollars(most)] {
            assert!(texts.iter().any(|other| other == text), "{text} is not in {texts:?}");
        }
        let is_lent = matches!(state, ACTIVE | PLEDGED);
        assert_eq!(most.is_zero(), !is_lent);
    }
    for state in [REDEEMED, WITHDRAWN] {
        let mut stage = Stage::at(state);
        let (caliber, title) = (stage.scene.caliber, stage.title);
        let result = stage.scene.chain().call(caliber, &ICaliber::tokenURICall { tokenId: title });
        refused(result, ICaliber::ERC721NonexistentToken { tokenId: title });
    }
}

#[test]
fn a_freeze_and_a_lapsed_policy_are_shown() {
    let mut stage = Stage::at(ACTIVE);
    let title = stage.title;
    let short = ICaliber::Policy { expiresAt: stage.scene.now() + 2 * DAY, ..stage.scene.policy("short") };
    done(stage.scene.append_policy(&stage.paper, short));
    done(stage.scene.freeze(title, 5 * DAY));
    let until = stage.scene.ask_caliber(&ICaliber::titleCall { title }).frozenUntil;
    stage.scene.wait(3 * DAY);
    let document = parsed(&stage.scene.ask_caliber(&ICaliber::tokenURICall { tokenId: title }));
    assert_eq!(attribute(&document, "Frozen until"), Some(json!(until)));
    assert_eq!(attribute(&document, "May be lent"), Some(json!("$0.00")));
    let texts = texts(&document);
    assert!(texts.iter().any(|text| text.starts_with("frozen until 20")), "{texts:?}");
    assert!(texts.iter().any(|text| text == "not insured"), "{texts:?}");
    stage.scene.go_to(until);
    let document = parsed(&stage.scene.ask_caliber(&ICaliber::tokenURICall { tokenId: title }));
    assert_eq!(attribute(&document, "Frozen until"), None);
}

/// A title as the drawing gets it.
fn drawn() -> tokenURICall {
    tokenURICall {
        title: U256::from(7),
        state: ACTIVE,
        assetClass: 1,
        quantity: 8,
        model: FixedBytes::right_padding_from(b"HGX H100 8-GPU"),
        insuredAmount: wad(900_000),
        policyExpiresAt: 1_900_000_000,
        policies: 1,
        frozenFrom: 0,
        frozenUntil: 0,
        appraisedAt: 1_767_592_800,
        value: wad(1_234_567),
        maxLoan: wad(864_196),
        at: 1_767_592_800,
    }
}

/// N11: whatever the drawing is given, what it makes is JSON and SVG, with the text in one place and nothing else.
#[test]
fn n11_the_drawing_lets_nothing_through() {
    let mut scene = Credit::new();
    let metadata = scene.metadata;
    for (model, shown) in [
        (b"\"}],\"x\":[{\"".as_slice(), "?}],?x?:[{?"),
        (b"<script>alert(1)</script>", "?script?alert(1)?/script?"),
        (b"a&b'c\\d", "a?b?c?d"),
        (b"\xff\xfe\x80 \x01\x1f\x7f", "??? ???"),
        (b"", ""),
        (b"a\0b", "a"),
        (&[b'<'; 32], &"?".repeat(32)),
    ] {
        let title = tokenURICall { model: FixedBytes::right_padding_from(model), ..drawn() };
        let document = parsed(&scene.look(metadata, &title));
        assert_eq!(attribute(&document, "Model"), Some(json!(shown)));
        let texts = texts(&document);
        assert!(shown.is_empty() || texts.iter().any(|text| text == shown), "{texts:?}");
    }
    let most = U256::MAX;
    let largest = tokenURICall {
        title: most,
        quantity: u32::MAX,
        model: B256::repeat_byte(0xff),
        insuredAmount: most,
        policyExpiresAt: u64::MAX,
        policies: u16::MAX,
        frozenFrom: u64::MAX,
        frozenUntil: u64::MAX,
        appraisedAt: u64::MAX,
        value: most,
        maxLoan: most,
        at: 0,
        ..drawn()
    };
    let document = parsed(&scene.look(metadata, &largest));
    assert_eq!(attribute(&document, "Value"), Some(json!(dollars(most))));
    assert_eq!(attribute(&document, "Frozen until"), Some(json!(u64::MAX)));
    texts(&document);
}

#[test]
fn what_the_drawing_does_not_know_it_does_not_draw() {
    let mut scene = Credit::new();
    let (metadata, keeper) = (scene.metadata, scene.people.keeper.clone());
    for title in [
        tokenURICall { state: 0, ..drawn() },
        tokenURICall { state: 10, ..drawn() },
        tokenURICall { assetClass: 0, ..drawn() },
        tokenURICall { assetClass: 6, ..drawn() },
    ] {
        assert!(scene.chain().call(metadata, &title).is_err());
    }
    let sent = scene.chain().send_value(&keeper, metadata, u(1), &drawn());
    refused(sent, ICaliberMetadata::ValueNotAccepted { value: u(1) });
}
