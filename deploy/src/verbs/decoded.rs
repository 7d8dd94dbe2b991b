//! A call as people and programs read it, decoded from the bytes that are sent.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alloy::json_abi::{Function, JsonAbi, Param};
use alloy_dyn_abi::{DynSolValue, JsonAbiExt};
use alloy_primitives::{Address, Bytes};
use serde::Serialize;

use super::sum::checksummed;
use crate::client::Outgoing;
use crate::deployment::contracts::CONTRACTS;
use crate::remedy::value_text;

/// The interfaces in which functions are looked up: the suite's, and that of tokens. A test holds them to be readable.
static FUNCTIONS: LazyLock<BTreeMap<[u8; 4], Function>> = LazyLock::new(|| {
    let texts = CONTRACTS.iter().map(|contract| contract.interface);
    let texts = texts.chain([include_str!("../../../abi/token.json")]);
    let interfaces = texts.filter_map(|text| serde_json::from_str::<JsonAbi>(text).ok());
    let functions = interfaces.flat_map(|interface| interface.functions().cloned().collect::<Vec<_>>());
    functions.map(|function| (function.selector().0, function)).collect()
});

/// A call with its names.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Decoded {
    /// What the called contract is called.
    pub target: String,
    /// Its address.
    #[serde(serialize_with = "checksummed")]
    pub address: Address,
    /// Signature of the function; none if it is in no interface.
    pub function: Option<String>,
    /// Its arguments in order.
    pub arguments: Vec<Argument>,
    /// Wei sent along.
    pub value: String,
    /// The bytes.
    pub data: Bytes,
}

/// An argument of a call.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Argument {
    /// The parameter's name.
    pub name: String,
    /// Its Solidity type.
    pub r#type: String,
    /// The value.
    pub value: String,
    /// What an address is called, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_as: Option<String>,
}

/// Decodes a call with these names for addresses.
#[must_use]
pub fn decode(call: &Outgoing, names: &BTreeMap<Address, String>) -> Decoded {
    let name = |address: &Address| names.get(address).cloned();
    let found = call.data.split_first_chunk::<4>().and_then(|(selector, arguments)| {
        let function = FUNCTIONS.get(selector)?;
        Some((function, function.abi_decode_input(arguments).ok()?))
    });
    let arguments = found.iter().flat_map(|(function, values)| function.inputs.iter().zip(values));
    let arguments = arguments.map(|(parameter, value)| Argument {
        name: parameter.name.clone(),
        r#type: parameter.ty.clone(),
        value: named(&parameter.components, value),
        known_as: match value {
            DynSolValue::Address(address) => name(address),
            _ => None,
        },
    });
    Decoded {
        target: name(&call.to).unwrap_or_else(|| "unknown".into()),
        address: call.to,
        function: found.as_ref().map(|(function, _)| function.signature()),
        arguments: arguments.collect(),
        value: call.value.to_string(),
        data: call.data.clone(),
    }
}

/// A value as text; the fields of a struct with their names, as a tuple alone says nothing.
fn named(fields: &[Param], value: &DynSolValue) -> String {
    let all = |values: &[DynSolValue]| {
        values.iter().map(|value| named(fields, value)).collect::<Vec<_>>().join(", ")
    };
    match value {
        DynSolValue::Tuple(values) if fields.len() == values.len() => {
            let field = |(field, value): (&Param, &DynSolValue)| {
                format!("{}: {}", field.name, named(&field.components, value))
            };
            let fields: Vec<_> = fields.iter().zip(values).map(field).collect();
            format!("{{{}}}", fields.join(", "))
        }
        DynSolValue::Array(values) | DynSolValue::FixedArray(values) if !fields.is_empty() => {
            format!("[{}]", all(values))
        }
        _ => value_text(value),
    }
}
