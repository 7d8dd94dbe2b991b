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
                let digits = text.strip_prefix("0x").filter(|digits| !digits.is_empty());
                let number = match digits {
                    Some(digits) => U256::from_str_radix(digits, 16),
                    None => U256::from_str_radix(&text, 10),
                };
                number.map(Self).map_err(|_| D::Error::custom(format!("{text:?} is no quantity")))
            }
        }
    }
}
