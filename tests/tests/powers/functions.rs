//! Every function of a contract, from the JSON of its interface, and calldata for it.

use std::path::Path;

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, FixedBytes, I256, U256, hex, keccak256};
use serde_json::Value;

use crate::table::CONTRACTS;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../abi");

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Name and types.
    pub signature: String,
    /// The beginning of its calldata.
    pub selector: [u8; 4],
    /// Whether it changes something.
    pub changes: bool,
    /// Whether it takes native currency.
    pub is_payable: bool,
}

impl Function {
    /// Its name alone.
    pub fn name(&self) -> &str {
        self.signature.split('(').next().unwrap_or_default()
    }

    /// Calldata of zeros, empty lists, and one address wherever there is one.
    pub fn sample(&self, address: Address) -> Vec<u8> {
        let (_, types) = self.signature.split_at(self.name().len());
        let mut data = self.selector.to_vec();
        if types != "()" {
            let kind = DynSolType::parse(types).unwrap_or_else(|error| panic!("{}: {error}", self.signature));
            data.extend(value_of(&kind, address).abi_encode_params());
        }
        data
    }
}

/// Those of a contract.
#[track_caller]
pub fn functions(contract: &str) -> Vec<Function> {
    items(contract).iter().filter(|item| item["type"] == "function").map(function).collect()
}

#[track_caller]
fn items(contract: &str) -> Vec<Value> {
    let path = Path::new(FOLDER).join(contract).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{contract}: {error}"))
}

/// The name of an error that any contract of the suite has, by its data.
pub fn error_name(data: &[u8]) -> String {
    let all =
        CONTRACTS.iter().flat_map(|(contract, _)| items(contract)).filter(|item| item["type"] == "error");
    let signatures = all.map(|item| format!("{}{}", text(&item["name"]), types(&item["inputs"])));
    let found = signatures.into_iter().find(|signature| data.starts_with(&selector(signature)));
    found
        .and_then(|signature| Some(signature.split_once('(')?.0.to_owned()))
        .unwrap_or_else(|| hex::encode(data))
}

/// The beginning of a function's calldata, or of an error.
pub fn selector(signature: &str) -> [u8; 4] {
    let [a, b, c, d, ..] = keccak256(signature).0;
    [a, b, c, d]
}

fn function(item: &Value) -> Function {
    let signature = format!("{}{}", text(&item["name"]), types(&item["inputs"]));
    Function {
        selector: selector(&signature),
        signature,
        changes: !matches!(text(&item["stateMutability"]), "view" | "pure"),
        is_payable: item["stateMutability"] == "payable",
    }
}

fn types(inputs: &Value) -> String {
    let all: Vec<_> = inputs.as_array().into_iter().flatten().map(kind).collect();
    format!("({})", all.join(","))
}

fn kind(input: &Value) -> String {
    match text(&input["type"]).strip_prefix("tuple") {
        Some(rest) => format!("{}{rest}", types(&input["components"])),
        None => text(&input["type"]).to_owned(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn value_of(kind: &DynSolType, address: Address) -> DynSolValue {
    let each = |kinds: &[DynSolType]| kinds.iter().map(|kind| value_of(kind, address)).collect();
    match kind {
        DynSolType::Bool => DynSolValue::Bool(false),
        DynSolType::Int(bits) => DynSolValue::Int(I256::ZERO, *bits),
        DynSolType::Uint(bits) => DynSolValue::Uint(U256::ZERO, *bits),
        DynSolType::FixedBytes(size) => DynSolValue::FixedBytes(FixedBytes::ZERO, *size),
        DynSolType::Address => DynSolValue::Address(address),
        DynSolType::Bytes => DynSolValue::Bytes(Vec::new()),
        DynSolType::String => DynSolValue::String(String::new()),
        DynSolType::Array(_) => DynSolValue::Array(Vec::new()),
        DynSolType::FixedArray(kind, size) => {
            DynSolValue::FixedArray((0..*size).map(|_| value_of(kind, address)).collect())
        }
        DynSolType::Tuple(kinds) => DynSolValue::Tuple(each(kinds)),
        other => panic!("{other} is in no interface"),
    }
}
