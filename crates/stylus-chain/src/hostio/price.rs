//! Prices of the host interface in ink and gas, as Nitro publishes them (`crates/arbutil/src/pricing.rs`).

/// Base price of a host call.
pub const HOSTIO: u64 = 8_400;
/// Price of a pointer argument that the host reads or writes 32 bytes at.
pub const POINTER: u64 = 5_040;
/// Price of crossing into the EVM's state.
pub const EVM_API: u64 = 59_673;
/// 256-bit division or remainder, on top of base and pointers.
pub const DIVISION: u64 = 20_000;
/// Modular addition, likewise.
pub const ADD_MOD: u64 = 21_000;
/// Modular multiplication, likewise.
pub const MUL_MOD: u64 = 24_100;

/// Slot that is not in the transaction's access list (EIP-2929), gas.
pub const COLD_LOAD_GAS: u64 = 2_100;
/// Account that is not in the access list (EIP-2929), gas.
pub const COLD_ACCOUNT_GAS: u64 = 2_600;
/// Anything that is in the access list, gas.
pub const WARM_GAS: u64 = 100;
/// Gas that must be left for a store (EIP-2200).
pub const STORE_SENTRY_GAS: u64 = 2_300;
/// Gas that must be left for the dearest tier of the storage cache.
pub const CACHE_SENTRY_GAS: u64 = 10;
/// `EXTCODESIZE` since EIP-150, charged for reading code of the largest size.
pub const CODE_GAS: u64 = 700;
/// `CREATE`, gas.
pub const CREATE_GAS: u64 = 32_000;
/// Hashing init code for `CREATE2`, gas per word.
pub const KECCAK_WORD_GAS: u64 = 6;

/// Ink for `len` bytes that the host writes into guest memory.
pub fn write(len: u64) -> u64 {
    POINTER.saturating_add(30u64.saturating_mul(len.saturating_sub(32)))
}

/// Ink for `len` bytes that the host reads from guest memory.
pub fn read(len: u64) -> u64 {
    16_381u64.saturating_add(55u64.saturating_mul(len.saturating_sub(32)))
}

/// Ink for hashing `len` bytes.
pub fn keccak(len: u64) -> u64 {
    121_800u64.saturating_add(21_000u64.saturating_mul(len.div_ceil(32).saturating_sub(2)))
}

/// Ink for raising to a power whose exponent has `bytes` significant bytes.
pub fn pow(bytes: u64) -> u64 {
    3_000 + 17_500 * (bytes + 1)
}

/// Gas that the EVM would charge for memory of `len` bytes; the least a call that returns them can cost.
pub fn evm_memory_gas(len: u64) -> u64 {
    let words = len.div_ceil(32);
    words.saturating_mul(3).saturating_add(words.saturating_mul(words) / 512)
}
