//! Where the chain enters.

use crate::storage::UsdAi;
use alloc::vec::Vec;
use alloy_primitives::U256;
use stylus_sdk::ArbResult;
use stylus_sdk::host::VM;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::StorageType;

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]
#[entrypoint]
fn main(input: Vec<u8>, host: VM) -> ArbResult {
    // SAFETY: the one place that opens the storage, at its root.
    let mut contract = unsafe { UsdAi::new(U256::ZERO, 0, host) };
    contract.call(&input).map_err(Vec::from)
}
