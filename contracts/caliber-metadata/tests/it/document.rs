//! The document: JSON and an image that parse, fit, and say what they should, whatever the title.

use alloy_primitives::{B256, FixedBytes, U256};
use alloy_sol_types::SolCall;
use base64ct::{Base64, Encoding};
use caliber_metadata::abi::ICaliberMetadata::tokenURICall;
use caliber_metadata::card::svg;
use caliber_metadata::document::json;
use caliber_metadata::figures::{day, dollars};
use caliber_metadata::title::Title;
use kit::calldata::Arguments;
use roxmltree::Document;
use serde_json::Value;

const NOW: u64 = 1_767_592_800;
/// How wide a character is of the fonts that are asked for, at the most, against its size.
const ADVANCE: f64 = 0.61;

fn usual() -> tokenURICall {
    tokenURICall {
        title: U256::MAX,
        state: 3,
        assetClass: 1,
        quantity: 8,
        model: FixedBytes::right_padding_from(b"HGX H100 8-GPU"),
        insuredAmount: U256::from(900_000_u64) * U256::from(10).pow(U256::from(18)),
        policyExpiresAt: NOW + 86_400,
        policies: 1,
        frozenFrom: 0,
        frozenUntil: 0,
        appraisedAt: NOW,
        value: U256::from(1_234_567_890_u64) * U256::from(10).pow(U256::from(15)),
        maxLoan: U256::ZERO,
        at: NOW,
    }
}

/// Titles at their edges.
fn all() -> Vec<(&'static str, tokenURICall)> {
    let hostile = B256::new(*br#""}<script>&amp;'\/ 0123456789 "x"#);
    let later = tokenURICall { policyExpiresAt: NOW, frozenUntil: NOW + 1, ..usual() };
    let most = tokenURICall {
        quantity: u32::MAX,
        model: B256::repeat_byte(b'W'),
        insuredAmount: U256::MAX,
        value: U256::MAX,
        maxLoan: U256::MAX,
        policyExpiresAt: u64::MAX,
        frozenUntil: u64::MAX,
        ..usual()
    };
    let mut all = vec![
        ("usual", usual()),
        ("hostile", tokenURICall { model: hostile, ..usual() }),
        ("not text", tokenURICall { model: B256::repeat_byte(0xff), ..usual() }),
        ("no text", tokenURICall { model: B256::ZERO, ..usual() }),
        ("lapsed and frozen", later),
        ("most", most),
    ];
    all.extend((1..=9).map(|state| ("a state", tokenURICall { state, ..usual() })));
    all.extend((1..=5).map(|assetClass| ("a class", tokenURICall { assetClass, ..usual() })));
    all
}

fn title(call: &tokenURICall) -> Title {
    let data = call.abi_encode();
    Title::read(&mut Arguments::new(&data[4..])).expect("a title")
}

#[test]
fn every_document_parses_and_its_image_fits() {
    for (name, call) in all() {
        let title = title(&call);
        let document: Value = serde_json::from_str(&json(&title)).expect(name);
        let image = document["image"].as_str().expect(name);
        let encoded = image.strip_prefix("data:image/svg+xml;base64,").expect(name);
        let mut space = vec![0; encoded.len()];
        let decoded = Base64::decode(encoded, &mut space).expect(name);
        assert_eq!(decoded, svg(&title).as_bytes(), "{name}");
        let image = svg(&title);
        let parsed = Document::parse(&image).expect(name);
        for node in parsed.descendants().filter(|node| node.has_tag_name("text")) {
            let number =
                |name| node.attribute(name).and_then(|value| value.parse::<f64>().ok()).expect("a number");
            let width = node.text().map_or(0.0, |text| text.len() as f64) * number("font-size") * ADVANCE;
            let is_right = node.attribute("text-anchor").is_some();
            let (left, right) = if is_right {
                (number("x") - width, number("x"))
            } else {
                (number("x"), number("x") + width)
            };
            assert!(left >= 25.9 && right <= 324.1, "{name}: {:?} from {left} to {right}", node.text());
        }
        let texts: Vec<_> = parsed.descendants().filter_map(|node| node.text()).collect();
        for expected in [title.state.to_string(), title.class.to_string(), dollars(title.value)] {
            assert!(texts.contains(&expected.as_str()), "{name}: {expected} is not in {texts:?}");
        }
        assert_eq!(texts.contains(&"not insured"), title.at >= title.insured_until, "{name}");
    }
}

#[test]
fn what_means_something_to_json_or_xml_is_a_question_mark() {
    let [_, (_, hostile), (_, not_text), (_, none), ..] = &all()[..] else { panic!("titles") };
    assert_eq!(title(hostile).model, "?}?script??amp;??/ 0123456789 ?x");
    assert_eq!(title(not_text).model, "?".repeat(32));
    assert_eq!(title(none).model, "");
}

#[test]
fn no_title_has_another_state_or_class() {
    for (state, assetClass) in [(0, 1), (10, 1), (1, 0), (1, 6)] {
        let data = tokenURICall { state, assetClass, ..usual() }.abi_encode();
        assert!(Title::read(&mut Arguments::new(&data[4..])).is_err());
    }
}

#[test]
fn days_and_dollars_are_those_of_people() {
    for (time, expected) in [
        (0, "1970-01-01"),
        (951_782_400, "2000-02-29"),
        (951_868_800, "2000-03-01"),
        (1_767_225_599, "2025-12-31"),
        (4_107_542_400, "2100-03-01"),
        (253_402_300_799, "9999-12-31"),
        (253_402_300_800, "later"),
        (u64::MAX, "later"),
    ] {
        assert_eq!(day(time), expected);
    }
    let cents = |cents: u64| U256::from(cents) * U256::from(10).pow(U256::from(16));
    for (units, expected) in [
        (U256::ZERO, "$0.00"),
        (cents(1) - U256::from(1), "$0.00"),
        (cents(7), "$0.07"),
        (cents(99_999), "$999.99"),
        (cents(123_456_789), "$1,234,567.89"),
    ] {
        assert_eq!(dollars(units), expected);
    }
}
