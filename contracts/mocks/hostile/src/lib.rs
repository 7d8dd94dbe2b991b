//! A token, and a receiver, that misbehaves in the way its mode says. For tests only, unsafe on purpose:
//! anyone may mint, set balances and set the mode. The interface is `mock_hostile.sol`, the modes are
//! [`Mode`].

#![cfg_attr(not(any(test, feature = "export-abi")), no_std)]
// The accessors that the SDK recommends instead are not those that the tests' machine answers.
#![allow(deprecated)]
extern crate alloc;

mod abi;
mod answers;
#[cfg(target_arch = "wasm32")]
mod entry;
#[cfg(not(target_arch = "wasm32"))]
mod host_router;
mod mode;
mod reentry;
mod router;
mod transfers;

pub use abi::IMockHostile;
pub use mode::Mode;

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::Address;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageBytes, StorageMap, StorageU8, StorageU256};

/// The token. Amounts are in units of a millionth.
#[storage]
pub struct MockHostile {
    balances: StorageMap<Address, StorageU256>,
    allowances: StorageMap<Address, StorageMap<Address, StorageU256>>,
    mode: StorageU8,
    /// Hundredths of a percent; zero for the default.
    fee: StorageU256,
    target: StorageAddress,
    data: StorageBytes,
    attempts: StorageU256,
    successes: StorageU256,
    answer: StorageBytes,
}

// SAFETY: the entry opens this struct at the root of the storage, and nothing else does.
unsafe impl TopLevelStorage for MockHostile {}
