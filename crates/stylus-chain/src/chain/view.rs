//! Reading and overwriting accounts, past all rules.

use alloy_primitives::{Address, B256, Bytes, KECCAK256_EMPTY, U256};
use revm::{bytecode::Bytecode, database::DbAccount, state::AccountInfo};

use super::Chain;

impl Chain {
    /// Wei of the account.
    #[must_use]
    pub fn balance(&self, address: impl Into<Address>) -> U256 {
        self.known(address.into()).map_or(U256::ZERO, |account| account.info.balance)
    }

    /// Next nonce of the account.
    #[must_use]
    pub fn nonce(&self, address: impl Into<Address>) -> u64 {
        self.known(address.into()).map_or(0, |account| account.info.nonce)
    }

    /// Code of the account; that of a program is its compressed module.
    #[must_use]
    pub fn code(&self, address: Address) -> Bytes {
        let code = self.known(address).and_then(|account| match &account.info.code {
            Some(code) => Some(code),
            None => self.state.db.cache.contracts.get(&account.info.code_hash),
        });
        code.map(Bytecode::original_bytes).unwrap_or_default()
    }

    /// Hash of the account's code; that of nothing if there is none.
    #[must_use]
    pub fn codehash(&self, address: Address) -> B256 {
        let hash = self.known(address).map(|account| account.info.code_hash);
        hash.filter(|hash| !hash.is_zero()).unwrap_or(KECCAK256_EMPTY)
    }

    /// Word in a slot of the account's storage.
    #[must_use]
    pub fn storage(&self, address: Address, slot: U256) -> U256 {
        self.known(address).and_then(|account| account.storage.get(&slot).copied()).unwrap_or_default()
    }

    /// Sets the wei of an account.
    pub fn set_balance(&mut self, address: impl Into<Address>, wei: U256) {
        self.change(address.into(), |info| info.balance = wei);
    }

    /// Sets the code of an account. A program set so still has to be activated.
    pub fn set_code(&mut self, address: Address, code: impl Into<Bytes>) {
        let code = Bytecode::new_legacy(code.into());
        self.change(address, |info| {
            info.code_hash = if code.is_empty() { KECCAK256_EMPTY } else { code.hash_slow() };
            info.code = Some(code);
        });
    }

    /// Sets a word of an account's storage.
    pub fn set_storage(&mut self, address: Address, slot: U256, word: U256) {
        // An account that was looked for and not found has no storage until it is there.
        let info = self.known(address).map(|account| account.info.clone()).unwrap_or_default();
        self.state.edit(address, Some(slot), |db| {
            db.insert_account_info(address, info);
            // The database below is empty and cannot fail.
            let Ok(()) = db.insert_account_storage(address, slot, word);
        });
    }

    /// Sets the next nonce of an account.
    pub fn set_nonce(&mut self, address: impl Into<Address>, nonce: u64) {
        self.change(address.into(), |info| info.nonce = nonce);
    }

    /// Sets every word of an account's storage that is not in `words` to zero, and those to what they say.
    pub fn replace_storage(&mut self, address: Address, words: &[(U256, U256)]) {
        let known = self.known(address).map(|account| account.storage.keys().copied().collect());
        let known: Vec<U256> = known.unwrap_or_default();
        let zeros = known.into_iter().map(|slot| (slot, U256::ZERO));
        for (slot, word) in zeros.chain(words.iter().copied()) {
            self.set_storage(address, slot, word);
        }
    }

    fn known(&self, address: Address) -> Option<&DbAccount> {
        self.state.db.cache.accounts.get(&address)
    }

    fn change(&mut self, address: Address, change: impl FnOnce(&mut AccountInfo)) {
        let mut info = self.known(address).map(|account| account.info.clone()).unwrap_or_default();
        change(&mut info);
        self.state.edit(address, None, |db| db.insert_account_info(address, info));
    }
}
