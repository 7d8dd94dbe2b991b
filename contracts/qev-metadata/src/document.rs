//! The document: JSON in base64. Nothing in it needs to be escaped.

use crate::card;
use crate::figures::{amount, whole};
use crate::position::Position;
use alloc::string::String;
use alloc::vec;
use alloy_primitives::U256;
use base64ct::{Base64, Encoding};

const DESCRIPTION: &str = "Shares of sUSDai that wait to be redeemed, in line or with a bid in the auction. \
                           Whoever owns this position owns the shares and the USDai that they are paid.";

/// The metadata of a position as a URI.
pub fn uri(position: &Position) -> String {
    data("application/json", &json(position))
}

/// The document itself.
pub fn json(position: &Position) -> String {
    let mut attributes = Attributes(String::new());
    attributes.text("Shares waiting", &amount(position.waiting));
    attributes.text("Shares bidding", &amount(position.bid));
    if let Some(rate) = position.rate() {
        attributes.number("Rate in basis points", rate.into());
    }
    attributes.number("Epoch", position.epoch);
    if position.sealed_for != 0 {
        attributes.number("Sealed for epoch", position.sealed_for);
    }
    attributes.text("State", position.state().word());
    if position.is_penalised {
        attributes.text("Penalised", "Yes");
    }
    attributes.text("Collectable shares", &amount(position.collectable_shares));
    attributes.text("Collectable USDai", &amount(position.collectable_assets));
    let (id, image) = (whole(position.id), data("image/svg+xml", &card::svg(position)));
    [
        r##"{"name":"USDai Redemption Position #"##,
        &id,
        r#"","description":""#,
        DESCRIPTION,
        r#"","image":""#,
        &image,
        r#"","attributes":["#,
        &attributes.0,
        "]}",
    ]
    .concat()
}

/// The attributes so far, with commas between them.
struct Attributes(String);

impl Attributes {
    fn text(&mut self, name: &str, value: &str) {
        self.add(name, &[r#"""#, value, r#"""#].concat());
    }

    fn number(&mut self, name: &str, value: u64) {
        self.add(name, &whole(U256::from(value)));
    }

    fn add(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        for part in [r#"{"trait_type":""#, name, r#"","value":"#, value, "}"] {
            self.0.push_str(part);
        }
    }
}

fn data(kind: &str, content: &str) -> String {
    let mut space = vec![0; Base64::encoded_len(content.as_bytes())];
    // The space is as long as it has to be.
    let encoded = Base64::encode(content.as_bytes(), &mut space).unwrap_or_default();
    ["data:", kind, ";base64,", encoded].concat()
}
