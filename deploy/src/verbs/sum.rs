//! Tokens, and amounts of them.

use std::fmt;

use alloy_primitives::{Address, U256};
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::amount::{grouped, plain};

/// A token as far as amounts of it are concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its symbol; a short form of the address if it says none.
    pub symbol: String,
    /// Its address.
    pub address: Address,
    /// Its decimals.
    pub decimals: u8,
}

/// An amount of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The token.
    pub token: Token,
    /// How many of its smallest unit.
    pub units: U256,
}

/// Writes an address with its checksum (EIP-55), as people copy it.
///
/// # Errors
/// The serializer's.
pub fn checksummed<S: Serializer>(address: &Address, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(address)
}

/// Writes a number as decimal text, which no reader rounds.
///
/// # Errors
/// The serializer's.
pub fn decimal<S: Serializer>(number: &U256, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

impl Token {
    /// So many units of it.
    #[must_use]
    pub fn sum(&self, units: U256) -> Sum {
        Sum { token: self.clone(), units }
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", grouped(self.units, self.token.decimals), self.token.symbol)
    }
}

impl Serialize for Sum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Sum", 4)?;
        fields.serialize_field("token", &self.token.symbol)?;
        fields.serialize_field("address", &self.token.address.to_string())?;
        fields.serialize_field("units", &self.units.to_string())?;
        fields.serialize_field("formatted", &plain(self.units, self.token.decimals))?;
        fields.end()
    }
}
