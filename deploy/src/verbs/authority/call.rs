//! Calls as people write them: `usdai.setSupplyCap(5_000_000)`, in the form in which they are shown.

use std::collections::BTreeMap;

use alloy::json_abi::{Function, JsonAbi, Param};
use alloy_dyn_abi::{DynSolType, DynSolValue, JsonAbiExt, Specifier};
use alloy_primitives::{Address, B256, Bytes};
use usdai_bindings::IAuthority::Call;
use usdai_bindings::ROLES;

use crate::config::role;
use crate::deployment::contracts::{self, CONTRACTS};

/// Contracts by their names.
pub type Directory = BTreeMap<&'static str, Address>;

/// Why a text is no call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// It has another form.
    #[error("{0:?} is no call: write CONTRACT.FUNCTION(ARGUMENTS), or 0xADDRESS: 0xDATA")]
    Form(String),
    /// No contract has this name.
    #[error("{contract:?} is no contract of the address book, which has {}", known.join(", "))]
    Contract {
        /// The name.
        contract: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// The contract has no such function.
    #[error("{contract} has no function {function} with {count} arguments")]
    Function {
        /// The contract.
        contract: &'static str,
        /// The function.
        function: String,
        /// How many arguments were written.
        count: usize,
    },
    /// An argument is not of its type.
    #[error("{function}: {argument:?} is no {kind} for {parameter}")]
    Argument {
        /// The function.
        function: String,
        /// The parameter.
        parameter: String,
        /// Its Solidity type.
        kind: String,
        /// What was written.
        argument: String,
    },
}

/// Reads a call. Arguments may have their parameters' names before them; addresses may be names of contracts, roles
/// and modules their names.
///
/// # Errors
/// [`CallError`].
pub fn parse_call(text: &str, directory: &Directory) -> Result<Call, CallError> {
    let text = text.trim();
    if let Some((target, data)) = text.split_once(": 0x")
        && text.starts_with("0x")
    {
        let target = target.trim().parse::<Address>().ok();
        let data = data.trim().parse::<Bytes>().ok();
        let (target, data) = target.zip(data).ok_or_else(|| CallError::Form(text.into()))?;
        return Ok(Call { target, data });
    }
    let form = || CallError::Form(text.into());
    let (head, arguments) = text.strip_suffix(')').and_then(|text| text.split_once('(')).ok_or_else(form)?;
    let (name, function) = head.split_once('.').ok_or_else(form)?;
    let known = || directory.keys().map(|name| (*name).to_owned()).collect();
    let unknown = || CallError::Contract { contract: name.into(), known: known() };
    let (contract, target) = directory.get_key_value(name.trim()).ok_or_else(unknown)?;
    let arguments = split(arguments);
    let data = encode(contract, function.trim(), &arguments, directory)?;
    Ok(Call { target: *target, data })
}

fn encode(
    contract: &'static str,
    function: &str,
    arguments: &[&str],
    directory: &Directory,
) -> Result<Bytes, CallError> {
    let interface =
        contracts::named(contract).and_then(|found| serde_json::from_str::<JsonAbi>(found.interface).ok());
    let candidates: Vec<Function> = interface
        .iter()
        .flat_map(JsonAbi::functions)
        .filter(|found| found.name == function && found.inputs.len() == arguments.len())
        .cloned()
        .collect();
    let count = arguments.len();
    let mut refusal = CallError::Function { contract, function: function.into(), count };
    for candidate in candidates {
        let values: Result<Vec<_>, _> = candidate
            .inputs
            .iter()
            .zip(arguments)
            .map(|(parameter, argument)| value(&candidate, parameter, argument, directory))
            .collect();
        match values {
            Ok(values) => return Ok(candidate.abi_encode_input(&values).unwrap_or_default().into()),
            Err(error) => refusal = error,
        }
    }
    Err(refusal)
}

fn value(
    function: &Function,
    parameter: &Param,
    argument: &str,
    directory: &Directory,
) -> Result<DynSolValue, CallError> {
    let named = argument.split_once(':').filter(|(name, _)| name.trim() == parameter.name);
    let written = named.map_or(argument, |(_, value)| value).trim();
    let refusal = || CallError::Argument {
        function: function.name.clone(),
        parameter: parameter.name.clone(),
        kind: parameter.ty.clone(),
        argument: written.into(),
    };
    let kind = parameter.resolve().map_err(|_| refusal())?;
    let text = replaced(written, &parameter.name, &kind, directory);
    kind.coerce_str(&text).map_err(|_| refusal())
}

/// With words in the place of which the ABI has numbers.
fn replaced(written: &str, parameter: &str, kind: &DynSolType, directory: &Directory) -> String {
    let word = |token: &str| -> Option<String> {
        match kind {
            DynSolType::FixedBytes(32) if parameter == "role" => {
                let is_role = token == "ADMIN" || ROLES.contains(&token);
                is_role.then(|| role(token).to_string())
            }
            DynSolType::FixedBytes(32) if parameter == "name" => {
                (!token.starts_with("0x")).then(|| contracts::module(token).to_string())
            }
            DynSolType::Uint(_) | DynSolType::Int(_) => Some(token.replace('_', "")),
            DynSolType::Array(inner) if **inner == DynSolType::FixedBytes(4) => selector(token),
            _ => directory.get(token).map(Address::to_string),
        }
    };
    let is_separator = |letter: char| "[](), ".contains(letter);
    let mut text = String::new();
    for part in written.split_inclusive(is_separator) {
        let token = part.trim_end_matches(is_separator);
        text.push_str(&word(token).filter(|_| !token.is_empty()).unwrap_or_else(|| token.into()));
        text.push_str(part.get(token.len()..).unwrap_or_default());
    }
    text
}

/// The selector of an entry by its name.
fn selector(name: &str) -> Option<String> {
    let interfaces =
        CONTRACTS.iter().filter_map(|found| serde_json::from_str::<JsonAbi>(found.interface).ok());
    let mut functions = interfaces.flat_map(|interface| interface.functions().cloned().collect::<Vec<_>>());
    functions.find(|function| function.name == name).map(|function| function.selector().to_string())
}

/// At the commas outside of brackets.
fn split(arguments: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0_i32, 0);
    for (index, letter) in arguments.char_indices() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(arguments.get(start..index).unwrap_or_default());
                start = index + 1;
            }
            _ => {}
        }
    }
    let last = arguments.get(start..).unwrap_or_default();
    if !(parts.is_empty() && last.trim().is_empty()) {
        parts.push(last);
    }
    parts
}

/// Lines of a file that are calls, with their numbers; empty ones and those that begin with `#` are none.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Zero, which stands for no operation before this one.
pub const AFTER_NONE: B256 = B256::ZERO;
