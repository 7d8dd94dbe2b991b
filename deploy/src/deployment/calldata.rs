//! Calls as people read them, decoded from the bytes that are sent.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alloy::json_abi::{Function, JsonAbi, Param};
use alloy_dyn_abi::{DynSolValue, JsonAbiExt};
use alloy_primitives::{Address, B256, Bytes, U256};

use super::contracts::CONTRACTS;
use crate::amount::grouped;
use crate::config::role;
use usdai_bindings::ROLES;

/// Interfaces of the suite, by the contracts' names. A test holds them to be readable.
static INTERFACES: LazyLock<BTreeMap<&'static str, JsonAbi>> = LazyLock::new(|| {
    let parse = |text| serde_json::from_str(text).ok();
    CONTRACTS.iter().filter_map(|contract| Some((contract.name, parse(contract.interface)?))).collect()
});

/// A thousandth of a token; no fee, time or count is so large.
const AMOUNTS_FROM: u64 = 1_000_000_000_000_000;

/// What addresses are called.
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<Address, String>);

impl Names {
    /// Calls an address by this name from now on.
    pub fn insert(&mut self, address: Address, name: impl Into<String>) {
        self.0.insert(address, name.into());
    }

    /// The name of an address, or the address.
    #[must_use]
    pub fn of(&self, address: Address) -> String {
        self.0.get(&address).cloned().unwrap_or_else(|| super::text::account(address))
    }

    /// A call, as `usdai.setSupplyCap(cap: 5)`. What no interface of the suite explains is shown as bytes.
    #[must_use]
    pub fn call(&self, to: Address, data: &[u8]) -> String {
        let contract = self.of(to);
        let decoded = INTERFACES.get(contract.as_str()).and_then(|interface| {
            let (selector, arguments) = data.split_first_chunk::<4>()?;
            let function = interface.functions().find(|function| function.selector() == *selector)?;
            let values = function.abi_decode_input(arguments).ok()?;
            Some(self.arguments(function, &values))
        });
        match decoded {
            Some((function, arguments)) => format!("{contract}.{function}({arguments})"),
            None => format!("{contract}: {}", Bytes::copy_from_slice(data)),
        }
    }

    fn arguments<'a>(&self, function: &'a Function, values: &[DynSolValue]) -> (&'a str, String) {
        let named = function.inputs.iter().zip(values);
        let texts = named.map(|(parameter, value)| {
            let text = match (value, values) {
                // What the authority passes on is a call itself.
                (DynSolValue::Bytes(inner), [DynSolValue::Address(target), _]) => self.call(*target, inner),
                _ => self.value(parameter, value),
            };
            format!("{}: {text}", parameter.name)
        });
        (&function.name, texts.collect::<Vec<_>>().join(", "))
    }

    fn value(&self, parameter: &Param, value: &DynSolValue) -> String {
        match value {
            DynSolValue::Address(address) => self.of(*address),
            DynSolValue::Bool(value) => value.to_string(),
            DynSolValue::Uint(value, _) => number(*value),
            DynSolValue::Int(value, _) => value.to_string(),
            DynSolValue::String(text) => format!("{text:?}"),
            DynSolValue::Bytes(bytes) => Bytes::copy_from_slice(bytes).to_string(),
            DynSolValue::FixedBytes(word, 32) if parameter.name == "role" => role_name(*word),
            DynSolValue::FixedBytes(word, 32) if parameter.name == "name" => module_name(*word),
            DynSolValue::FixedBytes(word, 4) => selector_name(word.first_chunk().unwrap_or(&[0; 4])),
            DynSolValue::FixedBytes(word, size) => {
                Bytes::copy_from_slice(word.get(..*size).unwrap_or_default()).to_string()
            }
            DynSolValue::Array(values) | DynSolValue::FixedArray(values) | DynSolValue::Tuple(values) => {
                let texts: Vec<_> = values.iter().map(|value| self.value(parameter, value)).collect();
                format!("[{}]", texts.join(", "))
            }
            other => format!("{other:?}"),
        }
    }
}

/// Large numbers are amounts of a token of the suite.
fn number(value: U256) -> String {
    match value >= U256::from(AMOUNTS_FROM) {
        true => format!("{value} ({} with 18 decimals)", grouped(value, 18)),
        false => value.to_string(),
    }
}

/// The name of a role, or its number.
#[must_use]
pub fn role_name(number: B256) -> String {
    let names = std::iter::once("ADMIN").chain(ROLES);
    names.into_iter().find(|name| role(name) == number).map_or_else(|| number.to_string(), str::to_owned)
}

/// The name of a module as letters, or its bytes.
#[must_use]
pub fn module_name(word: B256) -> String {
    let text = String::from_utf8_lossy(word.as_slice());
    let name = text.trim_end_matches('\0');
    match !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_graphic()) {
        true => name.into(),
        false => word.to_string(),
    }
}

/// The name of a function of the suite, or its selector.
#[must_use]
pub fn selector_name(selector: &[u8; 4]) -> String {
    let functions = INTERFACES.values().flat_map(JsonAbi::functions);
    let mut named = functions.filter(|function| function.selector() == *selector);
    named.next().map_or_else(|| Bytes::from(*selector).to_string(), |function| function.name.clone())
}
