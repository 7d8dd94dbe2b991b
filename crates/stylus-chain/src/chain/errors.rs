//! Turns revert data into a sentence.

use std::collections::HashMap;

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Bytes, hex, keccak256};
use alloy_sol_types::{Panic, Revert, SolError, sol};

sol! {
    /// The deployer's report of a constructor that failed; the data is the constructor's own error.
    error ContractInitializationError(address newContract, bytes data);
}

/// Deeper nesting of errors in errors than any contract has.
const MAX_NESTING: u8 = 4;

/// Errors that every chain knows: those of Stylus entry, ArbWasm, ArbWasmCache and the deployer.
const BUILT_IN: [&str; 16] = [
    "ProgramNotWasm()",
    "ProgramNotActivated()",
    "ProgramNeedsUpgrade(uint16,uint16)",
    "ProgramExpired(uint64)",
    "ProgramUpToDate()",
    "ProgramKeepaliveTooSoon(uint64)",
    "ProgramInsufficientValue(uint256,uint256)",
    "ContractDeploymentError(bytes)",
    "ContractInitializationError(address,bytes)",
    "EmptyBytecode()",
    "InitValueButNotInitData()",
    "RefundExcessValueError(uint256)",
    "MakeSpaceTooLarge(uint64,uint64)",
    "AsmTooLarge(uint256,uint256,uint256)",
    "AlreadyCached(bytes32)",
    "BidTooSmall(uint192,uint192)",
];

/// A text that is not the signature of an error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{signature:?} is not a signature like Name(uint256,address): {reason}")]
pub struct SignatureError {
    /// The text.
    pub signature: String,
    /// What is wrong with it.
    pub reason: String,
}

/// Custom errors by selector.
#[derive(Clone, Debug)]
pub struct KnownErrors {
    by_selector: HashMap<[u8; 4], (String, DynSolType)>,
}

impl Default for KnownErrors {
    fn default() -> Self {
        let mut known = Self { by_selector: HashMap::new() };
        for signature in BUILT_IN {
            // A test holds them to be well formed.
            let _known = known.add(signature);
        }
        known
    }
}

impl KnownErrors {
    /// Adds the error with this canonical signature.
    ///
    /// # Errors
    /// [`SignatureError`] if it has no name or an unknown type.
    pub fn add(&mut self, signature: &str) -> Result<(), SignatureError> {
        let refuse = |reason: String| SignatureError { signature: signature.into(), reason };
        let name_end = signature.find('(').ok_or_else(|| refuse("no parameter list".into()))?;
        let (name, parameters) = signature.split_at(name_end);
        if name.is_empty() {
            return Err(refuse("no name".into()));
        }
        let types = DynSolType::parse(parameters).map_err(|error| refuse(error.to_string()))?;
        let selector = keccak256(signature);
        let [a, b, c, d, ..] = selector.0;
        self.by_selector.insert([a, b, c, d], (name.into(), types));
        Ok(())
    }

    /// What `data` says: the error's name and arguments where it is known, else the bytes.
    #[must_use]
    pub fn describe(&self, data: &[u8]) -> String {
        self.describe_nested(data, MAX_NESTING)
    }

    fn describe_nested(&self, data: &[u8], nesting: u8) -> String {
        if data.is_empty() {
            return "without data".into();
        }
        if let Ok(revert) = Revert::abi_decode_validate(data) {
            return revert.reason;
        }
        if let Ok(panic) = Panic::abi_decode_validate(data) {
            return panic.to_string();
        }
        if let Ok(error) = ContractInitializationError::abi_decode_validate(data)
            && nesting > 0
        {
            return format!(
                "constructor of {}: {}",
                error.newContract,
                self.describe_nested(&error.data, nesting - 1)
            );
        }
        let Some((selector, arguments)) = data.split_first_chunk::<4>() else {
            return format!("with data {}", hex::encode_prefixed(data));
        };
        let known = self.by_selector.get(selector).and_then(|(name, types)| {
            let values = types.abi_decode_params(arguments).ok()?;
            Some(format!("{name}{}", value_text(&values)))
        });
        known.unwrap_or_else(|| format!("unknown error {}", Bytes::copy_from_slice(data)))
    }
}

/// A decoded value in one line: numbers in decimal, bytes in hexadecimal, texts in quotes.
#[must_use]
pub fn value_text(value: &DynSolValue) -> String {
    let list = |values: &[DynSolValue]| values.iter().map(value_text).collect::<Vec<_>>().join(", ");
    match value {
        DynSolValue::Bool(value) => value.to_string(),
        DynSolValue::Int(value, _) => value.to_string(),
        DynSolValue::Uint(value, _) => value.to_string(),
        DynSolValue::FixedBytes(word, size) => {
            hex::encode_prefixed(word.get(..*size).unwrap_or(word.as_slice()))
        }
        DynSolValue::Address(address) => address.to_string(),
        DynSolValue::Function(function) => function.to_string(),
        DynSolValue::Bytes(bytes) => hex::encode_prefixed(bytes),
        DynSolValue::String(text) => format!("{text:?}"),
        DynSolValue::Array(values) | DynSolValue::FixedArray(values) => format!("[{}]", list(values)),
        DynSolValue::Tuple(values) | DynSolValue::CustomStruct { tuple: values, .. } => {
            format!("({})", list(values))
        }
    }
}
