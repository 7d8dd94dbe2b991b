//! Reading what JSON-RPC writes.

use alloy_primitives::{Address, B256, Bytes, U256};
use serde_json::Value;

/// A quantity: hexadecimal without leading zeros.
#[track_caller]
pub fn uint(value: &Value) -> U256 {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no quantity"));
    assert!(is_quantity(text), "{text} is no quantity");
    text.parse().expect("a quantity")
}

/// A quantity of at most 64 bits.
#[track_caller]
pub fn number(value: &Value) -> u64 {
    uint(value).try_into().expect("64 bits")
}

#[track_caller]
pub fn bytes(value: &Value) -> Bytes {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is no data"))
}

#[track_caller]
pub fn hash(value: &Value) -> B256 {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is no hash"))
}

#[track_caller]
pub fn address(value: &Value) -> Address {
    value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is no address"))
}

#[track_caller]
pub fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is no list"))
}

pub fn is_quantity(text: &str) -> bool {
    let digits = text.strip_prefix("0x").unwrap_or_default();
    let plain = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    plain && (digits == "0" || !digits.is_empty() && !digits.starts_with('0'))
}
