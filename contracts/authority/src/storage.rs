//! The storage: one struct, nested structs first.
//!
//! SDK 0.9 reports the size of a nested struct wrongly when a struct follows a smaller field inside it, so
//! the library's own structs, which hold whole slots only, stand before everything else.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use openzeppelin_stylus::access::control::AccessControl;
use openzeppelin_stylus::access::control::extensions::AccessControlEnumerable;
use openzeppelin_stylus::utils::structs::enumerable_set::EnumerableSet;
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageMap, StorageU256};

/// Authority.
#[storage]
pub struct Authority {
    /// Slot 0: who has a role.
    pub(crate) control: AccessControl,
    /// Slot 1: the holders of a role, in a list. That of ADMIN has one.
    pub(crate) members: AccessControlEnumerable,
    /// Slots 2 and 3: the targets, and where each is in the list.
    pub(crate) targets: EnumerableSet<Address>,
    /// Slot 4: [`crate::entries::Entries`] by target.
    pub(crate) entries: StorageMap<Address, StorageU256>,
    /// Slot 5: until when an entry is to rest, by target and selector, which is keyed as Solidity keys it.
    pub(crate) pauses: StorageMap<Address, StorageMap<B256, StorageU256>>,
    /// Slot 6: who was offered the administrator's place.
    pub(crate) pending_admin: StorageAddress,
}
