//! Values of a configuration, refused at their line if they cannot be.

use alloy_primitives::{Address, B256, U256, utils::parse_units};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use crate::amount::{Amount, plain};

/// An address. With letters of both cases it has to have the checksum of EIP-55, so that a slip is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChecksummedAddress(Address);

impl ChecksummedAddress {
    /// The address.
    #[must_use]
    pub const fn get(self) -> Address {
        self.0
    }
}

impl<'de> Deserialize<'de> for ChecksummedAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse_address(&String::deserialize(deserializer)?).map(Self).map_err(Error::custom)
    }
}

/// Reads an address.
pub fn parse_address(text: &str) -> Result<Address, String> {
    let address: Address =
        text.parse().map_err(|_| format!("{text:?} is no address: 0x and 40 hexadecimal digits"))?;
    let digits = text.trim_start_matches("0x");
    let is_mixed = digits.bytes().any(|digit| digit.is_ascii_lowercase())
        && digits.bytes().any(|digit| digit.is_ascii_uppercase());
    match address {
        Address::ZERO => Err("the zero address is nobody's".into()),
        _ if is_mixed && Address::parse_checksummed(text, None).is_err() => {
            Err(format!("{text:?} has a wrong checksum: a letter is mistyped (or write it in lower case)"))
        }
        _ => Ok(address),
    }
}

/// Reads 32 bytes, not all zero.
pub fn parse_word(text: &str) -> Result<B256, String> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 2 * B256::len_bytes());
    let word = digits.and_then(|digits| digits.parse::<B256>().ok()).filter(|word| !word.is_zero());
    word.ok_or_else(|| format!("{text:?} is not 0x and 64 hexadecimal digits, not all zero"))
}

/// An address, or `"none"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionalAddress(Option<Address>);

impl OptionalAddress {
    /// The address, if there is one.
    #[must_use]
    pub const fn get(self) -> Option<Address> {
        self.0
    }
}

impl<'de> Deserialize<'de> for OptionalAddress {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        optional(deserializer, parse_address).map(Self)
    }
}

/// A hash, or `"none"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OptionalHash(Option<B256>);

impl OptionalHash {
    /// The hash, if there is one.
    #[must_use]
    pub const fn get(self) -> Option<B256> {
        self.0
    }
}

impl<'de> Deserialize<'de> for OptionalHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        optional(deserializer, parse_word).map(Self)
    }
}

fn optional<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    parse: fn(&str) -> Result<T, String>,
) -> Result<Option<T>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text == "none" {
        return Ok(None);
    }
    parse(&text).map(Some).map_err(|reason| Error::custom(format!("{reason}, or \"none\"")))
}

/// A whole number within bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within<const LEAST: u16, const MOST: u16>(u16);

impl<const LEAST: u16, const MOST: u16> Within<LEAST, MOST> {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl<'de, const LEAST: u16, const MOST: u16> Deserialize<'de> for Within<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        match u16::try_from(number) {
            Ok(value) if (LEAST..=MOST).contains(&value) => Ok(Self(value)),
            _ => Err(Error::custom(format!("{number} is not within {LEAST} to {MOST}"))),
        }
    }
}

/// A larger whole number within bounds, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wide<const LEAST: u32, const MOST: u32>(u32);

impl<const LEAST: u32, const MOST: u32> Wide<LEAST, MOST> {
    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<'de, const LEAST: u32, const MOST: u32> Deserialize<'de> for Wide<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = i64::deserialize(deserializer)?;
        match u32::try_from(number) {
            Ok(value) if (LEAST..=MOST).contains(&value) => Ok(Self(value)),
            _ => Err(Error::custom(format!("{number} is not within {LEAST} to {MOST}"))),
        }
    }
}

/// A price in dollars with 18 decimals, written as `"0.97"`, within bounds in cents, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dollars<const LEAST_CENTS: u64, const MOST_CENTS: u64>(U256);

impl<const LEAST_CENTS: u64, const MOST_CENTS: u64> Dollars<LEAST_CENTS, MOST_CENTS> {
    /// The price, 18 decimals.
    #[must_use]
    pub const fn wad(self) -> U256 {
        self.0
    }
}

impl<'de, const LEAST: u64, const MOST: u64> Deserialize<'de> for Dollars<LEAST, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let price = Tokens::<{ u128::BITS as usize }>::deserialize(deserializer)?.units();
        let of_cents = |cents: u64| U256::from(cents).saturating_mul(CENT);
        match (of_cents(LEAST)..=of_cents(MOST)).contains(&price) {
            true => Ok(Self(price)),
            false => {
                let [shown, least, most] =
                    [price, of_cents(LEAST), of_cents(MOST)].map(|price| plain(price, 18));
                Err(Error::custom(format!("{shown} is not within {least} to {most} dollars")))
            }
        }
    }
}

/// With 18 decimals.
const CENT: U256 = U256::from_limbs([10_000_000_000_000_000, 0, 0, 0]);

/// An amount of a token with 18 decimals that fits so many bits, written in whole tokens as `"1_000.50"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens<const BITS: usize>(U256);

impl<const BITS: usize> Tokens<BITS> {
    /// In the smallest unit.
    #[must_use]
    pub const fn units(self) -> U256 {
        self.0
    }
}

impl<'de, const BITS: usize> Deserialize<'de> for Tokens<BITS> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let amount: Amount = text.parse().map_err(Error::custom)?;
        if amount == Amount::All {
            return Err(Error::custom("an amount is a number here"));
        }
        let units = amount.units(18, U256::ZERO).map_err(Error::custom)?;
        match units.bit_len() <= BITS {
            true => Ok(Self(units)),
            false => Err(Error::custom(format!("{text} is above the largest, 2^{BITS} - 1 units"))),
        }
    }
}

/// A price of gas in wei, written in gwei.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GasPrice(u128);

impl GasPrice {
    /// Wei for a unit of gas.
    #[must_use]
    pub const fn wei(self) -> u128 {
        self.0
    }
}

impl<'de> Deserialize<'de> for GasPrice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wei = parse_units(&text, "gwei").ok().filter(|units| !units.is_negative());
        let wei = wei.and_then(|units| u128::try_from(units.get_absolute()).ok()).filter(|wei| *wei > 0);
        let refusal = || format!("{text:?} is no price of gas: gwei as \"0.5\", above zero");
        wei.map(Self).ok_or_else(|| Error::custom(refusal()))
    }
}

/// When epoch 1 of redemptions begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpochGenesis {
    /// At 00:00 UTC of the day, in the chain's time, on which deployment begins; the address book keeps which.
    DayOfDeployment,
    /// Then, unix seconds. The vault takes what is at most 30 days away from its deployment.
    At(u64),
}

const DAY_SECONDS: u64 = 86_400;

impl EpochGenesis {
    /// In unix seconds, if deployment begins `now`.
    #[must_use]
    pub const fn seconds(self, now: u64) -> u64 {
        match self {
            Self::DayOfDeployment => now - now % DAY_SECONDS,
            Self::At(seconds) => seconds,
        }
    }
}

impl<'de> Deserialize<'de> for EpochGenesis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match toml::Value::deserialize(deserializer)? {
            toml::Value::String(text) if text == "day-of-deployment" => Ok(Self::DayOfDeployment),
            toml::Value::Integer(seconds) => u64::try_from(seconds)
                .map(Self::At)
                .map_err(|_| Error::custom("a time before 1970 is no start of epochs")),
            _ => Err(Error::custom("write unix seconds, or \"day-of-deployment\"")),
        }
    }
}
