//! Arguments of errors as text.

use alloy::json_abi::Error;
use alloy_dyn_abi::DynSolValue;
use alloy_primitives::U256;
use stylus_chain::chain::value_text;

use super::Argument;
use crate::amount::grouped;
use crate::moment::utc;
use crate::printable::printable;

/// From here on a number is also shown with 18 decimals: a thousandth of a token.
const SHOWN_WITH_DECIMALS: u64 = 1_000_000_000_000_000;
/// Parameters that are points in time.
const TIMES: [&str; 10] = [
    "until",
    "latest",
    "availableAt",
    "deadline",
    "lockTime",
    "expiration",
    "endsAt",
    "opensAfter",
    "mostUntil",
    "cureUntil",
];

/// The arguments with their names.
pub(super) fn arguments(error: &Error, values: &[DynSolValue]) -> Vec<Argument> {
    let named = error.inputs.iter().zip(values);
    named.map(|(input, value)| Argument { name: input.name.clone(), value: text(value) }).collect()
}

/// Documentation with the values of parameters in the place of their names, as a sentence.
pub(super) fn fill(documentation: &str, arguments: &[Argument], values: &[DynSolValue]) -> String {
    let mut filled = documentation.to_owned();
    for (argument, value) in arguments.iter().zip(values) {
        filled = filled.replace(&format!("`{}`", argument.name), &readable(&argument.name, value));
    }
    let mut letters = filled.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A value as a document has it; a text without quotes.
pub fn text(value: &DynSolValue) -> String {
    match value {
        DynSolValue::String(text) => text.clone(),
        value => value_text(value),
    }
}

fn readable(name: &str, value: &DynSolValue) -> String {
    match value {
        DynSolValue::Uint(number, _) if TIMES.contains(&name) => utc(*number),
        DynSolValue::Uint(number, _)
            if *number >= U256::from(SHOWN_WITH_DECIMALS) && *number < U256::MAX >> 1 =>
        {
            format!("{number} ({} with 18 decimals)", grouped(*number, 18))
        }
        _ => printable(&text(value)),
    }
}
