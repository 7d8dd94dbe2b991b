//! The document: JSON in base64. Nothing in it needs to be escaped.

use crate::card;
use crate::figures::{dollars, short};
use crate::title::Title;
use alloc::string::{String, ToString};
use alloc::vec;
use base64ct::{Base64, Encoding};

const DESCRIPTION: &str = "The legal title of hardware that a bailee keeps, as its title agent registered it and \
                           bailee, appraiser and insurer attested it. Its number is the hash of its document.";

/// The metadata of a title as a URI.
pub fn uri(title: &Title) -> String {
    data("application/json", &json(title))
}

/// The document itself.
pub fn json(title: &Title) -> String {
    let mut attributes = Attributes(String::new());
    attributes.text("Model", &title.model);
    attributes.text("Class", &title.class.to_string());
    attributes.number("Quantity", title.quantity.into());
    attributes.text("State", &title.state.to_string());
    attributes.text("Value", &dollars(title.value));
    attributes.text("May be lent", &dollars(title.max_loan));
    attributes.date("Appraised", title.appraised_at);
    attributes.text("Insured for", &dollars(title.insured));
    attributes.date("Insured until", title.insured_until);
    if title.is_frozen() {
        attributes.date("Frozen until", title.frozen_until);
    }
    let image = data("image/svg+xml", &card::svg(title));
    [
        r#"{"name":"CALIBER "#,
        &short(&title.id),
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
        self.add("", name, &[r#"""#, value, r#"""#].concat());
    }

    fn number(&mut self, name: &str, value: u64) {
        self.add("", name, &value.to_string());
    }

    fn date(&mut self, name: &str, time: u64) {
        self.add(r#""display_type":"date","#, name, &time.to_string());
    }

    fn add(&mut self, display: &str, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        for part in ["{", display, r#""trait_type":""#, name, r#"","value":"#, value, "}"] {
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
