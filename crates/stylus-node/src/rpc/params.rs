//! Positional parameters, of which trailing ones may be missing.

use std::collections::VecDeque;

use jsonrpsee::types;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::RpcError;

/// The parameters of a request that were not read yet.
pub struct Params(VecDeque<Value>);

impl Params {
    /// The parameters of a request; none at all is an empty list.
    ///
    /// # Errors
    /// They are not a list.
    pub fn new(params: &types::Params<'_>) -> Result<Self, RpcError> {
        let Some(text) = params.as_str().filter(|text| !text.trim().is_empty()) else {
            return Ok(Self(VecDeque::new()));
        };
        let list = serde_json::from_str::<Option<VecDeque<Value>>>(text);
        let list = list.map_err(|_| RpcError::invalid_params("invalid params: not a list"))?;
        Ok(Self(list.unwrap_or_default()))
    }

    /// The next parameter, called `name`; a missing one reads as `null`.
    ///
    /// # Errors
    /// It is not of this type.
    pub fn next<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, RpcError> {
        let value = self.0.pop_front().unwrap_or_default();
        serde_json::from_value(value)
            .map_err(|error| RpcError::invalid_params(format!("invalid params: {name}: {error}")))
    }
}
