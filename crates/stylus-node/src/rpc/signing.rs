//! Signatures of the development accounts.

use alloy::{
    dyn_abi::TypedData,
    signers::{SignerSync, local::PrivateKeySigner},
};
use alloy_primitives::{Address, Bytes};
use jsonrpsee::{RpcModule, core::RegisterMethodError};
use serde_json::Value;

use super::method;
use crate::{
    error::RpcError,
    node::{Node, SharedNode},
};

/// Structs of one typed message.
const MOST_TYPES: usize = 100;
/// Characters of the type of a field.
const LONGEST_TYPE: usize = 200;

/// The methods.
pub fn module(node: &SharedNode) -> Result<RpcModule<SharedNode>, RegisterMethodError> {
    let mut module = RpcModule::new(node.clone());
    method!(module, "eth_sign", |node, address: Address, data: Bytes| message(&node, address, &data));
    method!(module, "personal_sign", |node, data: Bytes, address: Address| message(&node, address, &data));
    method!(module, "eth_signTypedData_v4", |node, address: Address, data: Value| {
        typed_data(&node, address, data)
    });
    method!(module, "eth_signTypedData", |node, address: Address, data: Value| typed_data(
        &node, address, data
    ));
    Ok(module)
}

/// EIP-191 with version 0x45.
fn message(node: &Node, address: Address, data: &[u8]) -> Result<Bytes, RpcError> {
    let signature = signer(node, address)?.sign_message_sync(data);
    Ok(signature.map_err(|error| RpcError::internal(error.to_string()))?.as_bytes().into())
}

/// EIP-712, as JSON or as JSON in a text.
fn typed_data(node: &Node, address: Address, data: Value) -> Result<Bytes, RpcError> {
    let refuse = |error: String| RpcError::invalid_params(format!("invalid params: typed data: {error}"));
    let data = match data {
        Value::String(text) => serde_json::from_str(&text).map_err(|error| refuse(error.to_string()))?,
        data => data,
    };
    if !is_shallow(&data) {
        return Err(refuse(format!("more than {MOST_TYPES} types, or one longer than {LONGEST_TYPE}")));
    }
    let data: TypedData = serde_json::from_value(data).map_err(|error| refuse(error.to_string()))?;
    let hash = data.eip712_signing_hash().map_err(|error| refuse(error.to_string()))?;
    let signature = signer(node, address)?.sign_hash_sync(&hash);
    Ok(signature.map_err(|error| RpcError::internal(error.to_string()))?.as_bytes().into())
}

/// Whether the types can be resolved, which recurses from one into the next and into each list of lists.
fn is_shallow(data: &Value) -> bool {
    let Some(types) = data.get("types").and_then(Value::as_object) else { return true };
    let mut fields = types.values().filter_map(Value::as_array).flatten();
    let is_short = |field: &Value| {
        let kind = field.get("type").and_then(Value::as_str).unwrap_or_default();
        kind.len() <= LONGEST_TYPE && !kind.contains('(')
    };
    types.len() <= MOST_TYPES && fields.all(is_short)
}

fn signer(node: &Node, address: Address) -> Result<&PrivateKeySigner, RpcError> {
    let signer = node.accounts.signer(address).filter(|signer| signer.address() == address);
    signer.ok_or_else(|| RpcError::rejected(format!("unknown account {address}: the node has no key for it")))
}
