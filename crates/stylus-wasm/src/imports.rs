//! The host functions that a program may import.

/// Module name of every import.
pub const HOOK_MODULE: &str = "vm_hooks";

/// Name of the hook that a program with growable memory must import.
pub(crate) const PAY_FOR_MEMORY_GROW: &str = "pay_for_memory_grow";

/// Type of a parameter or result of a host function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// 32-bit integer.
    I32,
    /// 64-bit integer.
    I64,
}

/// One importable host function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Import {
    /// Name within the module [`HOOK_MODULE`].
    pub name: &'static str,
    /// Parameters in order.
    pub params: &'static [ValueType],
    /// Results: none or one.
    pub results: &'static [ValueType],
}

use ValueType::{I32, I64};

/// All importable host functions. The list does not depend on the ArbOS version.
#[rustfmt::skip]
pub const IMPORTS: &[Import] = &[
    hook("read_args", &[I32], &[]),
    hook("write_result", &[I32; 2], &[]),
    hook("exit_early", &[I32], &[]),
    hook("storage_load_bytes32", &[I32; 2], &[]),
    hook("storage_cache_bytes32", &[I32; 2], &[]),
    hook("storage_flush_cache", &[I32], &[]),
    hook("transient_load_bytes32", &[I32; 2], &[]),
    hook("transient_store_bytes32", &[I32; 2], &[]),
    hook("call_contract", &[I32, I32, I32, I32, I64, I32], &[I32]),
    hook("delegate_call_contract", &[I32, I32, I32, I64, I32], &[I32]),
    hook("static_call_contract", &[I32, I32, I32, I64, I32], &[I32]),
    hook("create1", &[I32; 5], &[]),
    hook("create2", &[I32; 6], &[]),
    hook("read_return_data", &[I32; 3], &[I32]),
    hook("return_data_size", &[], &[I32]),
    hook("emit_log", &[I32; 3], &[]),
    hook("account_balance", &[I32; 2], &[]),
    hook("account_code", &[I32; 4], &[I32]),
    hook("account_code_size", &[I32], &[I32]),
    hook("account_codehash", &[I32; 2], &[]),
    hook("evm_gas_left", &[], &[I64]),
    hook("evm_ink_left", &[], &[I64]),
    hook("block_basefee", &[I32], &[]),
    hook("chainid", &[], &[I64]),
    hook("block_coinbase", &[I32], &[]),
    hook("block_gas_limit", &[], &[I64]),
    hook("block_number", &[], &[I64]),
    hook("block_timestamp", &[], &[I64]),
    hook("contract_address", &[I32], &[]),
    hook("math_div", &[I32; 2], &[]),
    hook("math_mod", &[I32; 2], &[]),
    hook("math_pow", &[I32; 2], &[]),
    hook("math_add_mod", &[I32; 3], &[]),
    hook("math_mul_mod", &[I32; 3], &[]),
    hook("msg_reentrant", &[], &[I32]),
    hook("msg_sender", &[I32], &[]),
    hook("msg_value", &[I32], &[]),
    hook("native_keccak256", &[I32; 3], &[]),
    hook("tx_gas_price", &[I32], &[]),
    hook("tx_ink_price", &[], &[I32]),
    hook("tx_origin", &[I32], &[]),
    hook(PAY_FOR_MEMORY_GROW, &[I32], &[]),
];

const fn hook(name: &'static str, params: &'static [ValueType], results: &'static [ValueType]) -> Import {
    Import { name, params, results }
}
