//! What the contract asks of the chain: the one file with calls and logs in their raw form.

#![allow(deprecated)]
// Nobody reads the reason of a call that failed.
#![allow(clippy::result_unit_err)]

use crate::Error;
use crate::words::{append, with_selector};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use stylus_sdk::call::RawCall;
use stylus_sdk::types::AddressVM;
use stylus_sdk::{block, contract, crypto, evm, hostio, msg};

/// What of a callee's answer is copied: one word, however much it returns.
const ANSWER_BYTES: usize = 32;
/// What of the error of a contract of ours is passed on: no error has more than four arguments.
const EXPLANATION_BYTES: usize = 4 + 4 * 32;

/// Who calls.
pub fn sender() -> Address {
    msg::sender()
}

/// Native currency that came with the call, wei.
pub fn value() -> U256 {
    msg::value()
}

/// The contract that runs.
pub fn this() -> Address {
    contract::address()
}

/// Unix seconds of the block.
pub fn now() -> u64 {
    #[cfg(not(target_arch = "wasm32"))]
    return block::timestamp().saturating_add(crate::clock::seconds_passed());
    #[cfg(target_arch = "wasm32")]
    block::timestamp()
}

/// The number of the block: on Arbitrum that of the parent chain, which the sequencer follows.
pub fn block_number() -> u64 {
    block::number()
}

/// Gas that is left.
pub fn gas_left() -> u64 {
    evm::gas_left()
}

/// Whether an account is a contract. Told by the hash of its code, which costs less than the size.
pub fn has_code(account: Address) -> bool {
    AddressVM::has_code(&account)
}

/// EIP-155.
pub fn chain_id() -> u64 {
    block::chainid()
}

/// Keccak-256 by the host: one in the program would be 1.5 KB of code and cost ten times as much.
pub fn keccak_words(prefix: &[u8], words: &[B256]) -> B256 {
    let mut bytes = Vec::from(prefix);
    append(&mut bytes, words);
    crypto::keccak(bytes)
}

/// The same of bytes as they are.
pub fn keccak(bytes: &[u8]) -> B256 {
    crypto::keccak(bytes)
}

/// A word of the storage.
pub fn load(slot: B256) -> B256 {
    let mut word = B256::ZERO;
    // SAFETY: both pointers are to 32 bytes, of which the host reads the first and writes the second.
    unsafe { hostio::storage_load_bytes32(slot.as_ptr(), word.as_mut_ptr()) };
    word
}

/// Replaces a word of the storage; the program's end writes it.
pub fn store(slot: B256, word: B256) {
    // SAFETY: both pointers are to 32 bytes, which the host only reads.
    unsafe { hostio::storage_cache_bytes32(slot.as_ptr(), word.as_ptr()) }
}

/// Calls and returns at most one word of the answer; `Err` when the callee reverts.
///
/// Nothing is flushed before: the guard against re-entrance leaves nobody who could read this storage.
pub fn call(to: Address, selector: [u8; 4], words: &[B256]) -> Result<Vec<u8>, ()> {
    let data = with_selector(selector, words);
    raw(RawCall::new(), to, &data)
}

/// [`call`] with at most so much gas for the callee.
pub fn bounded_call(to: Address, selector: [u8; 4], words: &[B256], gas: u64) -> Result<Vec<u8>, ()> {
    let data = with_selector(selector, words);
    raw(RawCall::new().gas(gas), to, &data)
}

/// Like [`call`], without letting the callee change anything.
pub fn static_call(to: Address, data: &[u8]) -> Result<Vec<u8>, ()> {
    raw(RawCall::new_static(), to, data)
}

/// [`static_call`] with at most so much gas for the callee.
pub fn bounded_static_call(to: Address, data: &[u8], gas: u64) -> Result<Vec<u8>, ()> {
    raw(RawCall::new_static().gas(gas), to, data)
}

/// [`static_call`] with at most so much gas for the callee, of whose answer the first `limit` bytes are copied.
pub fn static_call_up_to(to: Address, data: &[u8], gas: u64, limit: usize) -> Result<Vec<u8>, ()> {
    let call = RawCall::new_static().gas(gas).limit_return_data(0, limit);
    // SAFETY: unsafe because it leaves the storage cache alone, which is what `call` explains.
    unsafe { call.call(to, data).map_err(|_| ()) }
}

/// Calls a contract of ours and returns what it answers; its error, of at most [`EXPLANATION_BYTES`], is the
/// caller's.
pub fn call_or_explain(to: Address, selector: [u8; 4], words: &[B256]) -> Result<Vec<u8>, Error> {
    pass_on(to, &with_selector(selector, words))
}

/// The same with calldata as it is.
pub fn pass_on(to: Address, data: &[u8]) -> Result<Vec<u8>, Error> {
    forward(to, data, u64::MAX, EXPLANATION_BYTES).map_err(Error::of_callee)
}

/// [`pass_on`] with native currency, wei.
pub fn pass_on_with_value(to: Address, data: &[u8], value: U256) -> Result<Vec<u8>, Error> {
    // SAFETY: unsafe because it leaves the storage cache alone, which is what `call` explains.
    let outcome =
        unsafe { RawCall::new_with_value(value).limit_return_data(0, EXPLANATION_BYTES).call(to, data) };
    outcome.map_err(Error::of_callee)
}

/// Asks a contract of ours, with at most so much gas and without letting it change anything: what it answers or reverts
/// with, of either at most [`EXPLANATION_BYTES`].
pub fn ask(to: Address, selector: [u8; 4], words: &[B256], gas: u64) -> Result<Vec<u8>, Vec<u8>> {
    let call = RawCall::new_static().gas(gas).limit_return_data(0, EXPLANATION_BYTES);
    // SAFETY: unsafe because it leaves the storage cache alone, which is what `call` explains.
    unsafe { call.call(to, &with_selector(selector, words)) }
}

/// Passes calldata on with at most so much gas and returns what the callee answers or reverts with, of either
/// the first `limit` bytes.
pub fn forward(to: Address, data: &[u8], gas: u64, limit: usize) -> Result<Vec<u8>, Vec<u8>> {
    // SAFETY: unsafe because it leaves the storage cache alone, which is what `call` explains.
    let outcome = unsafe { RawCall::new().gas(gas).skip_return_data().call(to, data) };
    let answer = contract::read_return_data(0, Some(contract::return_data_len().min(limit)));
    if outcome.is_ok() { Ok(answer) } else { Err(answer) }
}

/// Runs another program's code in this contract's place, and returns what it answers or reverts with, of an error at
/// most [`EXPLANATION_BYTES`]. Nothing of the storage may have been written before, as nothing is flushed.
pub fn delegate(code: Address, data: &[u8]) -> Result<Vec<u8>, Error> {
    // SAFETY: unsafe because it leaves the storage cache alone, which holds nothing that was written.
    let outcome = unsafe { RawCall::new_delegate().limit_return_data(0, EXPLANATION_BYTES).call(code, data) };
    outcome.map_err(Error::of_callee)
}

/// Writes a log of up to four topics.
pub fn emit(topics: &[B256], words: &[B256]) {
    let mut data = Vec::with_capacity((topics.len() + words.len()) * 32);
    append(&mut data, topics);
    append(&mut data, words);
    // SAFETY: the pointer and the length are those of `data`, which the host only reads.
    unsafe { hostio::emit_log(data.as_ptr(), data.len(), topics.len()) }
}

fn raw(call: RawCall, to: Address, data: &[u8]) -> Result<Vec<u8>, ()> {
    // SAFETY: unsafe because it leaves the storage cache alone, which is what `call` explains.
    unsafe { call.limit_return_data(0, ANSWER_BYTES).call(to, data).map_err(|_| ()) }
}
