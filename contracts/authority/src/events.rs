//! The contract's own events; those of roles are emitted by the library. Their meaning: `abi/authority.sol`.

use crate::abi::IAuthority as abi;
use crate::calls::{Announcement, encode};
use crate::entries::Entries;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, FixedBytes};
use alloy_sol_types::SolEvent;
use kit::words::{Word, only_bytes};
use kit::{emit, host};
use usdai_core::authority::Operation;

pub fn admin_offered(admin: Address, pending: Address) {
    emit!(AdminOffered, [admin, pending], []);
}

pub fn admin_changed(previous: Address, admin: Address) {
    emit!(AdminChanged, [previous, admin], []);
}

pub fn target_added(target: Address, entries: Entries) {
    let mut words = Vec::from([0x20_u64.word()]);
    words.extend(entries.words());
    host::emit(&[abi::TargetAdded::SIGNATURE_HASH, target.word()], &words);
}

pub fn target_removed(target: Address) {
    emit!(TargetRemoved, [target], []);
}

pub fn pushed(sender: Address, target: Address, selector: FixedBytes<4>, data: &[u8]) {
    let topics = [abi::Pushed::SIGNATURE_HASH, sender.word(), target.word(), selector.word()];
    host::emit(&topics, &only_bytes(data));
}

pub fn pause_set(target: Address, entry: FixedBytes<4>, until: u64, sender: Address) {
    emit!(PauseSet, [target, entry, sender], [until]);
}

pub fn pause_not_pushed(target: Address, entry: FixedBytes<4>, until: u64) {
    emit!(PauseNotPushed, [target, entry], [until]);
}

pub fn sealed(admin: Address) {
    emit!(Sealed, [admin], []);
}

pub fn operation_scheduled(id: B256, announcement: &Announcement, operation: &Operation) {
    let topics = [abi::OperationScheduled::SIGNATURE_HASH, id, announcement.predecessor];
    let [ready_at, expires_at] = [operation.ready_at(), operation.expires_at()].map(|time| time.get().word());
    let mut words = Vec::from([announcement.salt, 0x80_u64.word(), ready_at, expires_at]);
    words.extend(encode(&announcement.calls));
    host::emit(&topics, &words);
}

pub fn operation_executed(id: B256, sender: Address) {
    emit!(OperationExecuted, [id, sender], []);
}

pub fn operation_cancelled(id: B256, sender: Address) {
    emit!(OperationCancelled, [id, sender], []);
}

pub fn operation_expired(id: B256) {
    emit!(OperationExpired, [id], []);
}

pub fn module_set(name: B256, previous: Address, module: Address) {
    emit!(ModuleSet, [name, previous, module], []);
}
