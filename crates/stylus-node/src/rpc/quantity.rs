//! Numbers that clients send as hexadecimal text or as JSON numbers.

use alloy_primitives::U256;
use serde::{Deserialize, Deserializer, de::Error};

/// A quantity in either form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quantity(pub U256);

impl Quantity {
    /// As a number of 64 bits, the largest if it has more.
    pub fn saturating_u64(self) -> u64 {
        self.0.saturating_to()
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Number(u64),
            Text(String),
        }
        match Form::deserialize(deserializer)? {
            Form::Number(number) => Ok(Self(U256::from(number))),
            Form::Text(text) => {
                let (digits, radix) = match text.strip_prefix("0x") {
                    Some(digits) => (digits, 16),
                    None => (text.as_str(), 10),
                };
                // The parser takes nothing for zero, and skips underscores.
                let plain = !digits.is_empty() && digits.chars().all(|digit| digit.is_ascii_hexdigit());
                let number = plain.then(|| U256::from_str_radix(digits, radix).ok()).flatten();
                number.map(Self).ok_or_else(|| D::Error::custom(format!("{text:?} is no quantity")))
            }
        }
    }
}
