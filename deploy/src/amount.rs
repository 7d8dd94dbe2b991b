//! Token amounts as people write and read them, exact in both directions.

use std::str::FromStr;

use alloy_primitives::{U256, utils::format_units};

/// An amount as it was asked for; how many units it is depends on the token's decimals and on the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// The whole balance: `all` or `max`.
    All,
    /// A number of the token's smallest unit: `123wei`.
    Units(U256),
    /// Tokens: `1_000.50` has the digits 10005 and one place.
    Tokens {
        /// Its digits without the point and without zeros at the end of the fraction.
        digits: U256,
        /// How many of them stand behind the point.
        places: usize,
    },
}

/// Why a text is no amount, or an amount none of this token.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// Nothing was written.
    #[error("the amount is empty; write tokens like 1_000.50, units like 123wei, or all")]
    Empty,
    /// It has a minus sign.
    #[error("{0:?} is negative; amounts have no sign")]
    Negative(String),
    /// It is no decimal number.
    #[error("{0:?} is no amount; write tokens like 1_000.50, units like 123wei, or all")]
    NotANumber(String),
    /// A comma could be a decimal point.
    #[error("the comma in {0:?} could be a decimal point; write 1_500 or 1.5")]
    Comma(String),
    /// The token is not divided so finely.
    #[error("the amount has {places} decimals, the token has {decimals}; round it to {decimals}")]
    TooManyDecimals {
        /// Decimals of the amount, without zeros at the end.
        places: usize,
        /// Decimals of the token.
        decimals: u8,
    },
    /// A smallest unit has no parts.
    #[error("{0:?} is not a whole number of smallest units; write it without a point, or in tokens")]
    PartOfUnit(String),
    /// It does not fit 256 bits.
    #[error("the amount does not fit 256 bits; write a smaller one")]
    TooLarge,
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(AmountError::Empty);
        }
        if ["all", "max"].iter().any(|word| trimmed.eq_ignore_ascii_case(word)) {
            return Ok(Self::All);
        }
        if trimmed.starts_with(['-', '\u{2212}']) {
            return Err(AmountError::Negative(text.into()));
        }
        let (number, in_units) = match trimmed.strip_suffix("wei") {
            Some(number) => (number.trim_end(), true),
            None => (trimmed, false),
        };
        let (whole, fraction) = split(number, text)?;
        if in_units && !fraction.is_empty() {
            return Err(AmountError::PartOfUnit(text.into()));
        }
        let digits = format!("{whole}{fraction}").parse().map_err(|_| AmountError::TooLarge)?;
        Ok(if in_units { Self::Units(digits) } else { Self::Tokens { digits, places: fraction.len() } })
    }
}

impl Amount {
    /// The same number as smallest units, when it was written without `wei` but meant so.
    ///
    /// # Errors
    /// [`AmountError::PartOfUnit`] if it has a fraction.
    pub fn in_smallest_units(self) -> Result<Self, AmountError> {
        match self {
            Self::Tokens { digits, places: 0 } => Ok(Self::Units(digits)),
            Self::Tokens { digits, places } => {
                let places = u8::try_from(places).map_err(|_| AmountError::TooLarge)?;
                Err(AmountError::PartOfUnit(plain(digits, places)))
            }
            Self::All | Self::Units(_) => Ok(self),
        }
    }

    /// How many smallest units it is of a token with these decimals of which `balance` is held. Nothing is
    /// rounded.
    ///
    /// # Errors
    /// [`AmountError::TooManyDecimals`] and [`AmountError::TooLarge`].
    pub fn units(self, decimals: u8, balance: U256) -> Result<U256, AmountError> {
        match self {
            Self::All => Ok(balance),
            Self::Units(units) => Ok(units),
            Self::Tokens { digits, places } => {
                let missing = usize::from(decimals)
                    .checked_sub(places)
                    .ok_or(AmountError::TooManyDecimals { places, decimals })?;
                let scale = U256::from(10).checked_pow(U256::from(missing));
                match scale.and_then(|scale| digits.checked_mul(scale)) {
                    Some(units) => Ok(units),
                    None if digits.is_zero() => Ok(U256::ZERO),
                    None => Err(AmountError::TooLarge),
                }
            }
        }
    }
}

/// `1234567890` with 6 decimals is `1,234.56789`; trailing zeros are dropped down to two places. [`Amount`]
/// reads it.
pub fn grouped(amount: U256, decimals: u8) -> String {
    let (whole, fraction) = parts(amount, decimals);
    format!("{}.{fraction}", separated(&whole))
}

/// The same without separators, for programs: `1234.56789`.
pub fn plain(amount: U256, decimals: u8) -> String {
    let (whole, fraction) = parts(amount, decimals);
    format!("{whole}.{fraction}")
}

/// `36627` is `36,627`.
pub fn counted(number: u64) -> String {
    separated(&number.to_string())
}

fn parts(amount: U256, decimals: u8) -> (String, String) {
    // Fails only above 77 decimals.
    let text = format_units(amount, decimals).unwrap_or_else(|_| amount.to_string());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let kept = fraction.trim_end_matches('0');
    (whole.to_owned(), format!("{kept:0<2}"))
}

fn separated(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The digits before and behind the point, the latter without zeros at their end.
fn split(number: &str, original: &str) -> Result<(String, String), AmountError> {
    let refuse = || AmountError::NotANumber(original.into());
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    // Only with a point at the end is a comma surely no point.
    if whole.contains(',') && fraction.is_none() {
        return Err(AmountError::Comma(original.into()));
    }
    let whole = if whole.contains(',') {
        without_commas(whole).ok_or_else(refuse)?
    } else {
        without_underscores(whole).ok_or_else(refuse)?
    };
    let fraction = match fraction {
        Some(fraction) => without_underscores(fraction).ok_or_else(refuse)?,
        None => String::new(),
    };
    Ok((whole, fraction.trim_end_matches('0').to_owned()))
}

/// Digits with single underscores between them.
fn without_underscores(text: &str) -> Option<String> {
    let groups: Vec<_> = text.split('_').collect();
    let well_formed = groups.iter().all(|group| is_digits(group));
    well_formed.then(|| groups.concat())
}

/// Digits in groups of three.
fn without_commas(text: &str) -> Option<String> {
    let (first, rest) = text.split_once(',')?;
    let groups: Vec<_> = rest.split(',').collect();
    let well_formed = is_digits(first)
        && first.len() <= 3
        && groups.iter().all(|group| is_digits(group) && group.len() == 3);
    well_formed.then(|| format!("{first}{}", groups.concat()))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
