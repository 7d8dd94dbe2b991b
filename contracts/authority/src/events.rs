//! The contract's own events; those of roles are emitted by the library. Their meaning: `abi/authority.sol`.

use crate::abi::IAuthority as abi;
use crate::entries::Entries;
use alloc::vec::Vec;
use alloy_primitives::{Address, FixedBytes};
use alloy_sol_types::SolEvent;
use kit::words::{Word, only_bytes};
use kit::{emit, host};

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
