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
use stylus_sdk::storage::{StorageAddress, StorageBool, StorageMap, StorageU256};

/// Authority.
#[storage]
pub struct Authority {
    /// Slot 0: who has a role.
    pub(crate) control: AccessControl,
    /// Slot 1: the holders of a role, in a list. That of ADMIN has one.
    pub(crate) members: AccessControlEnumerable,
    /// Slots 2 and 3: the targets, and where each is in the list.
    pub(crate) targets: EnumerableSet<Address>,
    /// Slots 4 and 5: the ids of operations that are listed.
    pub(crate) pending: EnumerableSet<B256>,
    /// Slots 6 and 7: the names of modules.
    pub(crate) module_names: EnumerableSet<B256>,
    /// Slot 8: [`crate::entries::Entries`] by target.
    pub(crate) entries: StorageMap<Address, StorageU256>,
    /// Slot 9: until when an entry is to rest, by target and selector, which is keyed as Solidity keys it.
    pub(crate) pauses: StorageMap<Address, StorageMap<B256, StorageU256>>,
    /// Slot 10: [`usdai_core::authority::Operation`] by id.
    pub(crate) operations: StorageMap<B256, StorageU256>,
    /// Slot 11: the address of a module by its name.
    pub(crate) modules: StorageMap<B256, StorageAddress>,
    /// Slot 12: who was offered the administrator's place, and from bit 160 on whether set-up is over.
    pub(crate) pending_admin: StorageAddress,
    pub(crate) sealed: StorageBool,
}
