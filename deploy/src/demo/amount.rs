//! Token amounts as people read them.

use alloy_primitives::{U256, utils::format_units};

/// `1234567890` with 6 decimals is `1,234.56789`; trailing zeros are dropped down to two places.
pub fn grouped(amount: U256, decimals: u8) -> String {
    // Fails only above 77 decimals.
    let text = format_units(amount, decimals).unwrap_or_else(|_| amount.to_string());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let kept = fraction.trim_end_matches('0');
    format!("{}.{kept:0<2}", separated(whole))
}

/// `36627` is `36,627`.
pub fn counted(number: u64) -> String {
    separated(&number.to_string())
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
