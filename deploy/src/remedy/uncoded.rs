//! What reverts without an error of a contract: nothing at all, a text, one of Solidity's panics, or bytes that
//! nobody knows.

use alloy_primitives::hex;
use alloy_sol_types::{Panic, PanicKind, Revert, SolError};

use super::{Argument, Refusal};
use crate::printable::printable;

/// Nothing, a text or a panic.
pub(super) fn read(data: &[u8]) -> Option<Refusal> {
    if data.is_empty() {
        return Some(without_data());
    }
    if let Ok(revert) = Revert::abi_decode_validate(data) {
        return Some(text(&revert.reason));
    }
    Panic::abi_decode_validate(data).ok().map(|panic| of_panic(&panic))
}

/// Bytes that no interface here has.
pub(super) fn unknown(data: &[u8]) -> Refusal {
    let selector = data.get(..4).unwrap_or(data);
    Refusal {
        name: hex::encode_prefixed(selector),
        arguments: vec![argument("data", hex::encode_prefixed(data))],
        sentence: "A contract reverted with an error that is in no interface known here.".into(),
        remedy: "Look the error up in the interface of the contract that was called, often a token of the reserve."
            .into(),
    }
}

fn without_data() -> Refusal {
    Refusal {
        name: "no reason".into(),
        arguments: Vec::new(),
        sentence:
            "The call failed without a reason: most often there is no such function or no contract at the \
                   address, the gas ran out, or the program is not active."
                .into(),
        remedy: "Compare the address with the address book, run `usdai verify`, and allow more gas.".into(),
    }
}

fn text(reason: &str) -> Refusal {
    Refusal {
        name: "Error".into(),
        arguments: vec![argument("message", reason.to_owned())],
        sentence: format!("The contract says: {}.", printable(reason.trim_end_matches('.'))),
        remedy: "Look at what the message names; it comes from the contract that was called, or from a token that it \
                 moves."
            .into(),
    }
}

fn of_panic(panic: &Panic) -> Refusal {
    let kind = panic.kind().map_or("of an unknown kind", PanicKind::as_str);
    let remedy = match panic.kind() {
        Some(PanicKind::UnderOverflow) => "Use a smaller amount.",
        Some(PanicKind::DivisionByZero) => "Use an amount above zero.",
        Some(PanicKind::ArrayOutOfBounds) => "Use an index within the list.",
        _ => "Do not repeat it as it is; the contract that was called has a fault, so ask who runs it.",
    };
    Refusal {
        name: "Panic".into(),
        arguments: vec![argument("code", panic.code.to_string())],
        sentence: format!("A contract in Solidity stopped itself ({kind})."),
        remedy: remedy.into(),
    }
}

fn argument(name: &str, value: String) -> Argument {
    Argument { name: name.into(), value }
}
