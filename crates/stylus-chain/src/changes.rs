//! What a transaction, an edit or a whole block made of the state, and what was there before: enough to undo it and
//! to do it again.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, KECCAK256_EMPTY, U256};
use revm::{
    bytecode::Bytecode,
    database::AccountState,
    state::{AccountInfo, EvmState},
};
use serde::{Deserialize, Serialize};

use crate::context::Db;

/// An account without its storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountRecord {
    /// Wei.
    pub balance: U256,
    /// Next nonce.
    pub nonce: u64,
    /// Hash of the code, which is among the chain's codes.
    pub code_hash: B256,
}

/// A slot before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotChange {
    /// Word that was there.
    pub before: U256,
    /// Word that is there now.
    pub after: U256,
}

/// An account before and after; none where there was or is no account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountChange {
    /// The account that was there.
    pub before: Option<AccountRecord>,
    /// The account that is there now.
    pub after: Option<AccountRecord>,
    /// Slots that were written.
    pub slots: BTreeMap<U256, SlotChange>,
}

/// Changes of the state, in no order: each account and slot has one state before and one after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// By account.
    pub accounts: BTreeMap<Address, AccountChange>,
    /// Codes that the accounts have now, by hash.
    pub codes: BTreeMap<B256, Bytes>,
}

/// A state on which recorded changes cannot be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("account {0} is not what the recorded changes start from")]
pub struct Mismatch(pub Address);

impl Changes {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// Lets `act` change these accounts and slots of `db`, and adds what it did.
    pub(crate) fn record(&mut self, db: &mut Db, touched: &[Touched], act: impl FnOnce(&mut Db)) {
        let before: Vec<_> = touched.iter().map(|touched| touched.read(db)).collect();
        act(db);
        for (touched, (account, words)) in touched.iter().zip(before) {
            let (account_after, words_after) = touched.read(db);
            let change = self
                .accounts
                .entry(touched.address)
                .or_insert_with(|| AccountChange { before: account, ..AccountChange::default() });
            change.after = account_after;
            for ((slot, before), after) in touched.slots.iter().zip(words).zip(words_after) {
                change.slots.entry(*slot).or_insert(SlotChange { before, after }).after = after;
            }
            if let Some((hash, code)) =
                account_after.and_then(|account| new_code(db, account, account_before(change)))
            {
                self.codes.insert(hash, code);
            }
        }
    }

    /// Adds changes that came after these.
    pub(crate) fn append(&mut self, later: Self) {
        for (address, change) in later.accounts {
            let known = self
                .accounts
                .entry(address)
                .or_insert_with(|| AccountChange { before: change.before, ..AccountChange::default() });
            known.after = change.after;
            for (slot, SlotChange { before, after }) in change.slots {
                known.slots.entry(slot).or_insert(SlotChange { before, after }).after = after;
            }
        }
        self.codes.extend(later.codes);
    }

    /// Puts back what was there before.
    pub(crate) fn undo(&self, db: &mut Db) {
        for (address, change) in &self.accounts {
            let words = change.slots.iter().map(|(slot, change)| (*slot, change.before));
            write(db, *address, change.before, words);
        }
    }

    /// Makes the changes again.
    pub(crate) fn redo(&self, db: &mut Db) {
        for (hash, code) in &self.codes {
            db.cache.contracts.entry(*hash).or_insert_with(|| Bytecode::new_legacy(code.clone()));
        }
        for (address, change) in &self.accounts {
            let words = change.slots.iter().map(|(slot, change)| (*slot, change.after));
            write(db, *address, change.after, words);
        }
    }

    /// Makes the changes again on a state that may be another.
    ///
    /// # Errors
    /// [`Mismatch`] if an account or a slot is not as it was before them; then nothing is changed.
    pub(crate) fn redo_checked(&self, db: &mut Db) -> Result<(), Mismatch> {
        for (address, change) in &self.accounts {
            let touched = Touched { address: *address, slots: change.slots.keys().copied().collect() };
            let (account, words) = touched.read(db);
            let expected = change.slots.values().map(|slot| slot.before);
            if account != change.before || !words.into_iter().eq(expected) {
                return Err(Mismatch(*address));
            }
        }
        self.redo(db);
        Ok(())
    }
}

/// An account and those of its slots that something may write.
pub(crate) struct Touched {
    /// The account.
    pub address: Address,
    /// The slots.
    pub slots: Vec<U256>,
}

impl Touched {
    /// What a transaction touched. An account that was created or destroyed loses all its slots.
    pub fn by(state: &EvmState, db: &Db) -> Vec<Self> {
        let touched = state.iter().filter(|(_, account)| account.is_touched());
        let slots = touched.map(|(address, account)| {
            let written = account.storage.iter().filter(|(_, slot)| slot.is_changed()).map(|(slot, _)| *slot);
            let mut slots: Vec<_> = written.collect();
            if account.is_created() || account.is_selfdestructed() {
                let known = db.cache.accounts.get(address);
                slots.extend(known.into_iter().flat_map(|account| account.storage.keys().copied()));
            }
            Self { address: *address, slots }
        });
        slots.collect()
    }

    fn read(&self, db: &Db) -> (Option<AccountRecord>, Vec<U256>) {
        let account = db.cache.accounts.get(&self.address);
        let account = account.filter(|account| account.account_state != AccountState::NotExisting);
        let word = |slot| account.and_then(|account| account.storage.get(slot).copied()).unwrap_or_default();
        (account.map(|account| AccountRecord::of(&account.info)), self.slots.iter().map(word).collect())
    }
}

impl AccountRecord {
    fn of(info: &AccountInfo) -> Self {
        let code_hash = if info.code_hash.is_zero() { KECCAK256_EMPTY } else { info.code_hash };
        Self { balance: info.balance, nonce: info.nonce, code_hash }
    }
}

fn account_before(change: &AccountChange) -> B256 {
    change.before.map_or(KECCAK256_EMPTY, |account| account.code_hash)
}

fn new_code(db: &Db, after: AccountRecord, before: B256) -> Option<(B256, Bytes)> {
    if after.code_hash == before || after.code_hash == KECCAK256_EMPTY {
        return None;
    }
    let code = db.cache.contracts.get(&after.code_hash)?;
    Some((after.code_hash, code.original_bytes()))
}

fn write(
    db: &mut Db,
    address: Address,
    account: Option<AccountRecord>,
    words: impl Iterator<Item = (U256, U256)>,
) {
    let Some(AccountRecord { balance, nonce, code_hash }) = account else {
        db.cache.accounts.remove(&address);
        return;
    };
    let entry = db.cache.accounts.entry(address).or_default();
    entry.account_state = AccountState::None;
    entry.info = AccountInfo { balance, nonce, code_hash, code: None, ..AccountInfo::default() };
    for (slot, word) in words {
        entry.storage.insert(slot, word);
    }
}
