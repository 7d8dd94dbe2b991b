//! The storage.

use crate::errors::{self, Error};
use crate::record::{Deposit, Key};
use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::host;
use kit::words::{Word, number};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageMap, StorageU256};

/// The slot of the map.
const PLACES: u64 = 0;

/// The contract.
#[storage]
pub struct DepositTimelock {
    /// Slot 0: everything, by [`Place`].
    #[allow(dead_code)] // Reached by its slot, which costs a tenth of the accessor.
    places: StorageMap<U256, StorageU256>,
}

/// A slot of the map.
#[derive(Clone, Copy, Debug)]
pub enum Place<'a> {
    /// [`Deposit`].
    Deposit(&'a Key),
    /// Who may agree to the early end of a deposit.
    Counterparty(&'a Key),
    /// What waits for an account to claim of a token.
    Claimable(Address, Address),
}

impl Place<'_> {
    /// Where it is.
    fn slot(self) -> B256 {
        let (kind, key) = match self {
            Self::Deposit(key) => (1_u64, key),
            Self::Counterparty(key) => (2, key),
            Self::Claimable(account, token) => {
                let words = [account.word(), token.word(), 3_u64.word(), PLACES.word()];
                return host::keccak_words(&[], &words);
            }
        };
        let Key { depositor, target, context, token } = key;
        let words = [depositor.word(), target.word(), *context, token.word(), kind.word(), PLACES.word()];
        host::keccak_words(&[], &words)
    }
}

impl DepositTimelock {
    #[inline(never)]
    pub(crate) fn load(&self, place: Place) -> B256 {
        host::load(place.slot())
    }

    #[inline(never)]
    pub(crate) fn store(&mut self, place: Place, word: B256) {
        host::store(place.slot(), word);
    }

    /// A deposit, or one without amount.
    pub(crate) fn find(&self, key: &Key) -> Deposit {
        let last = self.last(key);
        if last.amount == 0 { Deposit::default() } else { last }
    }

    /// The same, with the time of one that was made and over in one second.
    pub(crate) fn last(&self, key: &Key) -> Deposit {
        Deposit::unpack(number(self.load(Place::Deposit(key))))
    }

    /// `NoDeposit` where there is none.
    pub(crate) fn held(&self, key: &Key) -> Result<Deposit, Error> {
        let deposit = self.find(key);
        if deposit.amount == 0 { Err(errors::no_deposit()) } else { Ok(deposit) }
    }

    /// Who may agree to an early end; zero for nobody.
    pub(crate) fn counterparty(&self, key: &Key, deposit: &Deposit) -> Address {
        if !deposit.has_counterparty {
            return Address::ZERO;
        }
        Address::from_word(self.load(Place::Counterparty(key)))
    }

    /// Forgets a deposit, but not when it was made while another could still be made in that second: what was signed
    /// to end the first must not end the other.
    pub(crate) fn remove(&mut self, key: &Key, deposit: &Deposit) -> Result<(), Error> {
        let Deposit { deposited_at, has_counterparty, .. } = *deposit;
        let deposited_at = if deposited_at < host::now() { 0 } else { deposited_at };
        let left = Deposit { deposited_at, ..Deposit::default() };
        self.store(Place::Deposit(key), left.pack()?.word());
        if has_counterparty {
            self.store(Place::Counterparty(key), B256::ZERO);
        }
        Ok(())
    }
}
