//! Numbers and days as people read them.

use alloc::string::{String, ToString};
use alloy_primitives::{B256, U256, hex};

/// Units of a dollar.
const DOLLAR: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);
/// Units of a cent.
const CENT: U256 = U256::from_limbs([10_000_000_000_000_000, 0, 0, 0]);
/// Digits between separators.
const GROUP: usize = 3;
/// Bytes that are shown of a title's number.
const SHORT_BYTES: usize = 4;
const DAY: u64 = 86_400;
/// Days of four hundred years.
const ERA: u64 = 146_097;
/// Days from March 1st of year 0 to 1970.
const BEFORE_1970: u64 = 719_468;

/// Units of 18 decimals in dollars and cents, rounded down: `$1,234,567.89`.
pub fn dollars(units: U256) -> String {
    let whole = units.checked_div(DOLLAR).unwrap_or_default().to_string();
    let [cents, ..] =
        units.checked_rem(DOLLAR).and_then(|rest| rest.checked_div(CENT)).unwrap_or_default().into_limbs();
    let mut text = String::from("$");
    for (place, digit) in whole.chars().enumerate() {
        if place != 0 && whole.len().saturating_sub(place).is_multiple_of(GROUP) {
            text.push(',');
        }
        text.push(digit);
    }
    text.push('.');
    if cents < 10 {
        text.push('0');
    }
    text.push_str(&cents.to_string());
    text
}

/// The beginning of a title's number: `0x5e37ff61`.
pub fn short(id: &B256) -> String {
    hex::encode_prefixed(id.get(..SHORT_BYTES).unwrap_or_default())
}

/// The day of a time, by the proleptic Gregorian calendar in years that begin in March (Hinnant, "chrono-compatible
/// low-level date algorithms"): `2026-01-31`. A time from the year 10,000 on is `later`.
pub fn day(time: u64) -> String {
    let days = time.checked_div(DAY).unwrap_or_default().saturating_add(BEFORE_1970);
    let (era, day_of_era) = (days / ERA, days % ERA);
    let leap_days = (day_of_era / 1_460) + (day_of_era / 146_096);
    let year_of_era = (day_of_era + day_of_era / 36_524).saturating_sub(leap_days) / 365;
    let before = (365 * year_of_era + year_of_era / 4).saturating_sub(year_of_era / 100);
    let day_of_year = day_of_era.saturating_sub(before);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year + 1).saturating_sub((153 * from_march + 2) / 5);
    let (month, is_next) =
        if from_march < 10 { (from_march + 3, 0) } else { (from_march.saturating_sub(9), 1) };
    let year = era.saturating_mul(400).saturating_add(year_of_era + is_next);
    if year > 9_999 {
        return String::from("later");
    }
    [padded(year, 4), padded(month, 2), padded(day, 2)].join("-")
}

fn padded(number: u64, width: usize) -> String {
    let digits = number.to_string();
    ["0".repeat(width.saturating_sub(digits.len())), digits].concat()
}
