//! The format of `cases.json`. A field that is not named here is an error, so that nothing recorded goes
//! unread.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, U256};
use serde::{Deserialize, Deserializer, de::IgnoredAny};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub format: u64,
    #[serde(rename = "source")]
    _source: String,
    pub defaults: Defaults,
    pub programs: BTreeMap<String, Program>,
    pub cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Defaults {
    pub env: Env,
    pub params: Params,
    pub gas_price: u128,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    pub wasm: Option<Bytes>,
    pub wasm_file: Option<String>,
    pub wasm_len: usize,
    #[serde(rename = "wasm_sha256")]
    _wasm_sha256: String,
    pub code: Option<Bytes>,
    pub code_file: Option<String>,
    pub codehash: B256,
    #[serde(rename = "wat")]
    _wat: Option<String>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Env {
    pub chain_id: Option<u64>,
    pub number: Option<u64>,
    pub timestamp: Option<u64>,
    pub basefee: Option<u64>,
    pub coinbase: Option<Address>,
    pub gas_limit: Option<u64>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Params {
    pub arbos_version: Option<u64>,
    pub stylus_version: Option<u16>,
    pub ink_price: Option<u32>,
    pub max_stack_depth: Option<u32>,
    pub free_pages: Option<u16>,
    pub page_gas: Option<u16>,
    pub page_limit: Option<u16>,
    pub min_init_gas: Option<u8>,
    pub min_cached_init_gas: Option<u8>,
    pub init_cost_scalar_percent: Option<u16>,
    pub cached_cost_scalar_percent: Option<u16>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub class: String,
    pub shows: String,
    #[serde(default)]
    pub env: Env,
    #[serde(default)]
    pub params: Params,
    #[serde(rename = "programs")]
    _programs: IgnoredAny,
    pub pre: BTreeMap<Address, Account>,
    pub activate: Vec<Address>,
    #[serde(default)]
    pub cached: Vec<Address>,
    pub activation: Option<Activation>,
    pub steps: Vec<Step>,
    #[serde(rename = "confidence")]
    _confidence: String,
    pub exact_gas: bool,
    #[serde(rename = "notes")]
    _notes: Option<String>,
}

/// An account before a case, or what a step changes of it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Account {
    pub balance: Option<U256>,
    pub nonce: Option<u64>,
    pub code: Option<Bytes>,
    pub program: Option<String>,
    pub storage: BTreeMap<B256, B256>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activation {
    pub verdict: Verdict,
    pub program: Option<String>,
    pub init_cost: Option<u64>,
    pub cached_cost: Option<u64>,
    pub init_gas: Option<u64>,
    pub cached_gas: Option<u64>,
    pub footprint: Option<u64>,
    pub asm_estimate: Option<u64>,
    pub prover_activation_gas: Option<u64>,
    pub page_gas_first_call: Option<u64>,
    pub wasm_len: Option<u64>,
    pub data_fee: Option<u128>,
    pub data_fee_tolerance: Option<f64>,
    #[serde(rename = "module_hash_checked")]
    _module_hash_checked: Option<bool>,
    pub reason: Option<String>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Accept,
    Reject,
    None,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    #[serde(default)]
    pub env: Env,
    pub tx: Tx,
    pub expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tx {
    pub from: Address,
    pub to: Option<Address>,
    pub value: U256,
    pub data: Bytes,
    pub gas_limit: u64,
    pub access_list: Option<Vec<AccessEntry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessEntry {
    pub address: Address,
    pub keys: Vec<B256>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub status: String,
    pub output: Bytes,
    pub gas_used: u64,
    pub gas_used_exact: Option<bool>,
    pub intrinsic_gas: Option<u64>,
    pub gas_refunded: u64,
    pub logs: Vec<Log>,
    pub post: BTreeMap<Address, Account>,
    pub created: Option<Address>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    pub address: Address,
    pub topics: Vec<B256>,
    /// None where the recording says that the data is not compared.
    #[serde(deserialize_with = "compared_data")]
    pub data: Option<Bytes>,
}

fn compared_data<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Bytes>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.starts_with("not compared") {
        return Ok(None);
    }
    text.parse().map(Some).map_err(serde::de::Error::custom)
}
