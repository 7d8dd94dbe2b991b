//! What a transaction does to a token's storage, slot by slot.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use stylus_chain::chain::Receipt;

use crate::token::Subject;

/// The host call by which programs write; its arguments are the slot and the word.
const WRITE: &str = "storage_cache_bytes32";

/// Sends `data` to the token and returns the slots that changed, with the word before and after.
#[track_caller]
pub fn changes<S: Subject>(
    subject: &mut S,
    from: impl Into<Address>,
    data: impl Into<Bytes>,
) -> (Receipt, BTreeMap<U256, (U256, U256)>) {
    let token = subject.token();
    let world = subject.world_mut();
    let tx = world.chain.transaction(from, Some(token), data);
    let before = world.chain.snapshot();
    let (receipt, calls) = world.chain.trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    let written: Vec<U256> = calls
        .iter()
        .filter(|call| call.name == WRITE && call.program == token)
        .filter_map(|call| call.args.get(..32).map(U256::from_be_slice))
        .collect();
    let after = world.chain.clone();
    world.chain.restore(&before);
    let words = |slot: &U256| (world.chain.storage(token, *slot), after.storage(token, *slot));
    let changes =
        written.iter().map(|slot| (*slot, words(slot))).filter(|(_, (old, new))| old != new).collect();
    world.chain = after;
    (receipt, changes)
}

/// Where Solidity's layout, which the SDK follows, keeps the entry `key` of the mapping at `slot`.
pub fn mapped(slot: U256, key: B256) -> U256 {
    keccak256([key.as_slice(), &slot.to_be_bytes::<32>()].concat()).into()
}
