//! What revert data says, and what to do about it.
//!
//! The one source is the documentation of the errors in `abi/*.sol`; what other contracts and the chain itself
//! revert with is documented alike in `remedy/*.sol`.

mod known;
mod uncoded;
mod values;

use std::fmt;

use serde::Serialize;

use crate::printable::printable;

pub use known::{Documented, INTERFACES, Interface, documented};
pub use values::text as value_text;

/// Errors within errors are read this deep.
const MAX_NESTING: u8 = 4;

/// Why a call reverted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The error's name; a selector in hexadecimal where nobody knows it, `no reason` without data.
    pub name: String,
    /// Its arguments in order.
    pub arguments: Vec<Argument>,
    /// What it means, with the arguments in it.
    pub sentence: String,
    /// What to do.
    pub remedy: String,
}

/// An argument of an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Argument {
    /// Its name in the interface.
    pub name: String,
    /// Its value: decimal, hexadecimal with `0x`, or text.
    pub value: String,
}

/// Reads revert data.
#[must_use]
pub fn describe(data: &[u8]) -> Refusal {
    describe_nested(data, None, MAX_NESTING)
}

/// Reads revert data that came from a contract with this interface: two of them may have the same error and mean
/// different things.
#[must_use]
pub fn describe_from(interface: Interface, data: &[u8]) -> Refusal {
    describe_nested(data, Some(interface), MAX_NESTING)
}

fn describe_nested(data: &[u8], interface: Option<Interface>, nesting: u8) -> Refusal {
    if let Some(refusal) = uncoded::read(data) {
        return refusal;
    }
    let Some((meanings, values)) = known::find(data) else { return uncoded::unknown(data) };
    let inner = values.iter().find_map(|value| value.as_bytes());
    if let Some(inner) = inner
        && let Some(carrier) = meanings.first().filter(|meaning| meaning.carries_an_error())
        && nesting > 0
    {
        let inner = describe_nested(inner, None, nesting - 1);
        let sentence = format!("{} {}: {}", carrier.sentence, inner.name, inner.sentence);
        return Refusal { sentence, name: carrier.error.name.clone(), ..inner };
    }
    let preferred = interface.and_then(|wanted| meanings.iter().find(|meaning| meaning.interface == wanted));
    match preferred {
        Some(meaning) => one_meaning(meaning, &values),
        None => all_meanings(&meanings, &values),
    }
}

fn one_meaning(meaning: &Documented, values: &[alloy_dyn_abi::DynSolValue]) -> Refusal {
    let arguments = values::arguments(&meaning.error, values);
    let fill = |text: &str| values::fill(text, &arguments, values);
    Refusal {
        name: meaning.error.name.clone(),
        sentence: fill(&meaning.sentence),
        remedy: fill(&meaning.remedy),
        arguments,
    }
}

/// Without knowing who reverted, an error with several meanings is given all of them.
fn all_meanings(meanings: &[&Documented], values: &[alloy_dyn_abi::DynSolValue]) -> Refusal {
    let refusals = meanings.iter().map(|meaning| (meaning.interface, one_meaning(meaning, values)));
    let mut distinct: Vec<(Interface, Refusal)> = Vec::new();
    for (interface, refusal) in refusals {
        let same = |known: &(_, Refusal)| known.1.sentence == refusal.sentence;
        if !distinct.iter().any(same) {
            distinct.push((interface, refusal));
        }
    }
    let several = distinct.len() > 1;
    let joined = |part: fn(&Refusal) -> &String| {
        let parts = distinct.iter().map(|(interface, refusal)| match several {
            true => format!("{interface}: {}", part(refusal)),
            false => part(refusal).clone(),
        });
        parts.collect::<Vec<_>>().join(" ")
    };
    let (sentence, remedy) = (joined(|refusal| &refusal.sentence), joined(|refusal| &refusal.remedy));
    let first = distinct.swap_remove(0).1;
    Refusal { sentence, remedy, ..first }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, arguments, sentence, remedy } = self;
        let arguments: Vec<_> = arguments
            .iter()
            .map(|argument| format!("{}: {}", argument.name, printable(&argument.value)))
            .collect();
        write!(f, "{name}({}): {sentence} What to do: {remedy}", arguments.join(", "))
    }
}
