//! Numbers as they are recorded, and as integers without bounds.

use num_bigint::BigUint;
use ruint::aliases::U256;
use serde_json::Value;

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().expect("an array").iter()
}

pub fn number(value: &Value) -> BigUint {
    value.as_str().expect("a number in quotes").parse().expect("a number")
}

pub fn seconds(value: &Value) -> u64 {
    value.as_str().expect("a number in quotes").parse().expect("seconds")
}

pub fn word(value: &BigUint) -> U256 {
    U256::from_le_slice(&value.to_bytes_le())
}

pub fn big(value: U256) -> BigUint {
    BigUint::from_bytes_le(&value.to_le_bytes::<32>())
}

pub fn apart(one: &BigUint, other: &BigUint) -> BigUint {
    if one > other { one - other } else { other - one }
}
