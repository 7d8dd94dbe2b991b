//! The image: well-formed, says what it should, and everything fits.

use crate::positions::{all, tokens, waiting};
use alloy_primitives::U256;
use qev_metadata::card::svg;
use qev_metadata::figures::{amount, whole};
use qev_metadata::position::Position;
use roxmltree::{Document, Node};

/// How wide a character is of the fonts that are asked for, at the most, against its size.
const ADVANCE: f64 = 0.61;

fn texts(document: &Document) -> Vec<String> {
    document.descendants().filter(|node| node.has_tag_name("text")).filter_map(text).collect()
}

fn text(node: Node) -> Option<String> {
    node.text().map(str::to_owned)
}

#[track_caller]
fn number(node: Node, attribute: &str) -> f64 {
    node.attribute(attribute).and_then(|value| value.parse().ok()).expect("a number")
}

#[test]
fn every_card_is_well_formed_and_says_what_it_should() {
    for (name, position) in all() {
        let image = svg(&position);
        assert!(image.is_ascii(), "{name}");
        let document = Document::parse(&image).expect(name);
        assert_eq!(document.root_element().tag_name().name(), "svg");
        let texts = texts(&document);
        for expected in [
            ["#", &whole(position.id)].concat(),
            format!("epoch {}", position.epoch),
            position.state().word().to_owned(),
            amount(position.waiting.saturating_add(position.bid)),
            amount(position.waiting),
            amount(position.bid),
            amount(position.collectable_shares),
            amount(position.collectable_assets),
        ] {
            assert!(texts.contains(&expected), "{name}: {expected} is not in {texts:?}");
        }
        assert_eq!(texts.contains(&"Penalised".to_owned()), position.is_penalised, "{name}");
        let sealed = format!("sealed for epoch {}", position.sealed_for);
        assert_eq!(texts.contains(&sealed), position.sealed_for != 0, "{name}");
    }
}

#[test]
fn everything_fits_and_nothing_overlaps() {
    for (name, position) in all() {
        let image = svg(&position);
        let document = Document::parse(&image).expect(name);
        let mut lines: Vec<(String, f64, f64)> = Vec::new();
        for node in document.descendants().filter(|node| node.has_tag_name("text")) {
            let width =
                node.text().map_or(0.0, |text| text.len() as f64) * number(node, "font-size") * ADVANCE;
            let x = number(node, "x");
            let is_right = node.attribute("text-anchor").is_some();
            let (left, right) = if is_right { (x - width, x) } else { (x, x + width) };
            assert!(left >= 25.9 && right <= 324.1, "{name}: {:?} from {left} to {right}", node.text());
            let y = node.attribute("y").unwrap_or_default().to_owned();
            for (_, other_left, other_right) in lines.iter().filter(|(other, ..)| *other == y) {
                assert!(right <= *other_left || left >= *other_right, "{name}: {:?} overlaps", node.text());
            }
            lines.push((y, left, right));
        }
        for bar in document.descendants().filter(|node| node.attribute("height") == Some("6")) {
            assert!((1.0..=298.0).contains(&number(bar, "width")), "{name}");
        }
    }
}

/// Widths of the coloured bars.
fn bars(position: &Position) -> Vec<f64> {
    let image = svg(position);
    let document = Document::parse(&image).expect("an image");
    let bars = document.descendants().filter(|node| node.attribute("height") == Some("6"));
    bars.skip(1).map(|bar| number(bar, "width")).collect()
}

#[test]
fn the_bar_shows_what_is_served_and_bids() {
    let [a, b, c] = [100_u64, 200, 300].map(tokens);
    let position =
        |line, bid, collectable_shares| Position { waiting: line, bid, collectable_shares, ..waiting() };
    let none = U256::ZERO;
    assert!(bars(&position(a, none, none)).is_empty());
    assert_eq!(bars(&position(none, a, none)), [298.0]);
    assert_eq!(bars(&position(a, a, none)), [149.0]);
    assert_eq!(bars(&position(c, b, a)), [149.0, 49.0]);
    // What is there is seen.
    assert_eq!(bars(&position(c, U256::from(1), none)), [1.0]);
}
