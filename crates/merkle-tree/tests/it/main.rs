//! The tree against OpenZeppelin's own, and against anything that is no leaf of it.

mod properties;
mod vectors;

use alloy_primitives::{Address, B256, U256};
use merkle_tree::leaf;

/// The leaf of `(address account, uint256 amount)`.
fn entry(account: Address, amount: U256) -> B256 {
    leaf([account.into_word(), amount.into()].concat().as_slice())
}
