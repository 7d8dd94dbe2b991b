//! Numbers as people read them.

use alloc::string::String;
use alloc::vec::Vec;
use alloy_primitives::U256;

/// Decimals of shares and USDai.
const DECIMALS: usize = 18;
/// Those that are shown.
const SHOWN_DECIMALS: usize = 2;
/// Digits between separators.
const GROUP: usize = 3;

/// A whole number: `1234567`.
pub fn whole(number: U256) -> String {
    text(&digits(number, 1))
}

/// An amount of 18 decimals, rounded down: `1,234,567.89`.
pub fn amount(units: U256) -> String {
    let digits = digits(units, DECIMALS.saturating_add(1));
    let (integer, fraction) = digits.split_at(digits.len().saturating_sub(DECIMALS));
    let mut characters = Vec::new();
    for (place, digit) in integer.iter().enumerate() {
        let left = integer.len().saturating_sub(place);
        if place != 0 && left.is_multiple_of(GROUP) {
            characters.push(b',');
        }
        characters.push(*digit);
    }
    characters.push(b'.');
    characters.extend(fraction.iter().take(SHOWN_DECIMALS));
    text(&characters)
}

/// Basis points as a percentage: `3.25%`.
pub fn percentage(basis_points: u16) -> String {
    let digits = digits(U256::from(basis_points), SHOWN_DECIMALS.saturating_add(1));
    let (integer, fraction) = digits.split_at(digits.len().saturating_sub(SHOWN_DECIMALS));
    text(&[integer, b".", fraction, b"%"].concat())
}

/// At least so many decimal digits, as characters.
fn digits(number: U256, least: usize) -> Vec<u8> {
    let mut digits: Vec<u8> = number.to_base_le(10).map(|digit| b'0'.saturating_add(digit as u8)).collect();
    while digits.len() < least {
        digits.push(b'0');
    }
    digits.reverse();
    digits
}

fn text(characters: &[u8]) -> String {
    characters.iter().copied().map(char::from).collect()
}
