//! Values in the files that people write, title documents and terms of loans: each is refused at its line if it
//! cannot be.

use std::fmt;
use std::path::{Path, PathBuf};

use alloy_primitives::{Address, B256, U256};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, value::StrDeserializer};

use crate::amount::{Amount, AmountError};
use crate::config::ChecksummedAddress;
use crate::files::{self, FileError};

const YEAR_SECONDS: u64 = 365 * 86_400;
/// Decimals of a percentage as it is read; a rate per second has as many.
const PERCENT_DECIMALS: u8 = 18;
/// Contracts that a file may name in the place of an address.
const CONTRACTS: [&str; 2] = ["usdai", "loan-book"];

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FieldError {
    /// It cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is not what such a file looks like.
    #[error("{}: {reason}", path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// The field or the line, and what is wrong there.
        reason: String,
    },
}

/// Reads a file of this form.
///
/// # Errors
/// [`FieldError`] with the line: unknown and missing fields, values that cannot be.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T, FieldError> {
    parse(&String::from_utf8_lossy(&files::read(path)?), path)
}

/// Reads the text of a file with this name.
///
/// # Errors
/// As [`read`].
pub fn parse<T: DeserializeOwned>(text: &str, path: &Path) -> Result<T, FieldError> {
    toml::from_str(text).map_err(|error| invalid(path, error.to_string().trim()))
}

/// What is wrong with a field of a file.
pub fn invalid(path: &Path, reason: impl fmt::Display) -> FieldError {
    FieldError::Invalid { path: path.into(), reason: reason.to_string() }
}

/// A hash: 0x and 64 hexadecimal digits, not all zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(pub B256);

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_hash(&text).map(Self).map_err(|reason| Error::custom(format!("{text:?}: {reason}")))
    }
}

/// Reads a hash.
///
/// # Errors
/// A sentence that says what one looks like.
pub fn parse_hash(text: &str) -> Result<B256, String> {
    let digits = text.strip_prefix("0x").filter(|digits| digits.len() == 64);
    let hash = digits.and_then(|digits| digits.parse::<B256>().ok()).filter(|hash| !hash.is_zero());
    hash.ok_or_else(|| "a hash is 0x and 64 hexadecimal digits, not all zero".into())
}

/// A point in time, unix seconds; written as 2026-12-31T00:00:00Z, without quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment(pub u64);

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let refusal = "write a time with its offset and without quotes, like 2026-12-31T00:00:00Z";
        let time = match toml::Value::deserialize(deserializer)? {
            toml::Value::Datetime(time) => time.to_string(),
            _ => return Err(Error::custom(refusal)),
        };
        parse_moment(&time).map(Self).map_err(|_| Error::custom(refusal))
    }
}

/// Reads a point in time like 2026-12-31T00:00:00Z as unix seconds.
///
/// # Errors
/// A sentence that says what one looks like.
pub fn parse_moment(text: &str) -> Result<u64, String> {
    let time = text.parse::<jiff::Timestamp>().ok().filter(|time| time.subsec_nanosecond() == 0);
    let seconds = time.and_then(|time| u64::try_from(time.as_second()).ok());
    seconds.ok_or_else(|| "a time is written with its offset, like 2026-12-31T00:00:00Z".into())
}

/// A length of time in seconds; written as "30 days".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span(pub u64);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        span(&text).map(Self).ok_or_else(|| {
            let refusal = "write a whole number of days, hours, minutes or seconds, like \"30 days\"";
            Error::custom(format!("{text:?} is no length of time: {refusal}"))
        })
    }
}

fn span(text: &str) -> Option<u64> {
    let (number, unit) = text.split_once(' ')?;
    let seconds = match unit {
        "day" | "days" => 86_400,
        "hour" | "hours" => 3_600,
        "minute" | "minutes" => 60,
        "second" | "seconds" => 1,
        _ => return None,
    };
    let Ok(Amount::Tokens { digits, places: 0 }) = number.parse() else { return None };
    u64::try_from(digits).ok()?.checked_mul(seconds)
}

/// Interest per second and unit, 18 decimals; written as "9.5%" a year of 365 days, which is rounded down, or exactly
/// as "3012430238wei".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearlyRate(pub U256);

impl<'de> Deserialize<'de> for YearlyRate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        per_second(&text).map(Self).ok_or_else(|| {
            let refusal =
                "write percent a year like \"9.5%\", or exactly what it is a second like \"3012430238wei\"";
            Error::custom(format!("{text:?} is no rate: {refusal}"))
        })
    }
}

fn per_second(text: &str) -> Option<U256> {
    let Some(percent) = text.trim().strip_suffix('%') else {
        return match text.parse().ok()? {
            Amount::Units(units) => Some(units),
            Amount::Tokens { .. } | Amount::All => None,
        };
    };
    let percent: Amount = percent.parse().ok()?;
    let Amount::Tokens { .. } = percent else { return None };
    let percent = percent.units(PERCENT_DECIMALS, U256::ZERO).ok()?;
    percent.checked_div(U256::from(100 * YEAR_SECONDS))
}

/// An amount of a token whose decimals are known later, written as "1_000.50".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money(Amount);

impl Money {
    /// How many smallest units it is.
    ///
    /// # Errors
    /// [`AmountError`].
    pub fn units(self, decimals: u8) -> Result<U256, AmountError> {
        self.0.units(decimals, U256::ZERO)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse().map_err(Error::custom)? {
            Amount::All => Err(Error::custom("an amount is a number here")),
            amount => Ok(Self(amount)),
        }
    }
}

/// An account, or a contract that the chain's address book knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// An address.
    Account(Address),
    /// A name in the address book.
    Contract(&'static str),
}

impl<'de> Deserialize<'de> for Who {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if let Some(name) = CONTRACTS.into_iter().find(|name| *name == text) {
            return Ok(Self::Contract(name));
        }
        if !text.starts_with("0x") {
            let names = CONTRACTS.join(", ");
            return Err(Error::custom(format!("{text:?} is nobody: write an address, or one of {names}")));
        }
        let text: StrDeserializer<'_, D::Error> = text.as_str().into_deserializer();
        ChecksummedAddress::deserialize(text).map(|address| Self::Account(address.get()))
    }
}
