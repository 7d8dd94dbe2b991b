//! Transactions that wait for a block, or for those before them.

use std::collections::{BTreeMap, HashMap};

use alloy::consensus::Transaction as _;
use alloy_primitives::{Address, B256};

use crate::{error::RpcError, transaction::SignedTransaction};

/// The most that may wait.
const CAPACITY: usize = 16_384;
/// A replacement has to offer this much more, percent.
const PRICE_BUMP_PERCENT: u128 = 10;

/// Waiting transactions, by sender and nonce.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    senders: BTreeMap<Address, BTreeMap<u64, Waiting>>,
    hashes: HashMap<B256, (Address, u64)>,
    arrivals: u64,
}

#[derive(Clone, Debug)]
struct Waiting {
    arrival: u64,
    transaction: SignedTransaction,
}

impl Pool {
    /// Adds a transaction, or puts it in the place of a cheaper one with its nonce.
    ///
    /// # Errors
    /// It is known already, does not pay enough for the place, or the pool is full.
    pub fn add(&mut self, transaction: SignedTransaction) -> Result<(), RpcError> {
        let (hash, from, nonce) = (transaction.hash(), transaction.from, transaction.nonce());
        if self.hashes.contains_key(&hash) {
            return Err(RpcError::rejected("already known"));
        }
        if let Some(old) = self.senders.get(&from).and_then(|waiting| waiting.get(&nonce)) {
            let price = old.transaction.envelope.max_fee_per_gas();
            let least = price.saturating_add(price.saturating_mul(PRICE_BUMP_PERCENT) / 100);
            if transaction.envelope.max_fee_per_gas() < least {
                return Err(RpcError::rejected("replacement transaction underpriced"));
            }
            self.hashes.remove(&old.transaction.hash());
        } else if self.hashes.len() >= CAPACITY {
            return Err(RpcError::rejected("txpool is full"));
        }
        self.arrivals = self.arrivals.saturating_add(1);
        self.hashes.insert(hash, (from, nonce));
        let waiting = Waiting { arrival: self.arrivals, transaction };
        self.senders.entry(from).or_default().insert(nonce, waiting);
        Ok(())
    }

    /// Puts back what was taken out, in this order.
    pub fn put_back(&mut self, transactions: impl IntoIterator<Item = SignedTransaction>) {
        for transaction in transactions {
            // Nothing can have come in its place meanwhile.
            let _added = self.add(transaction);
        }
    }

    /// Forgets the waiting transaction with this hash.
    pub fn remove(&mut self, hash: B256) {
        let Some((from, nonce)) = self.hashes.remove(&hash) else { return };
        if let Some(waiting) = self.senders.get_mut(&from) {
            waiting.remove(&nonce);
        }
        self.senders.retain(|_, waiting| !waiting.is_empty());
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// The waiting transaction with this hash.
    pub fn get(&self, hash: B256) -> Option<&SignedTransaction> {
        let (from, nonce) = self.hashes.get(&hash)?;
        Some(&self.senders.get(from)?.get(nonce)?.transaction)
    }

    /// Next nonce of an account after those that wait without a gap from `next` on.
    pub fn next_nonce(&self, account: Address, next: u64) -> u64 {
        let Some(waiting) = self.senders.get(&account) else { return next };
        (next..).find(|nonce| !waiting.contains_key(nonce)).unwrap_or(next)
    }

    /// How many can be mined when `nonce_of` gives the next nonce of each sender, and how many wait for others.
    pub fn count(&self, nonce_of: impl Fn(Address) -> u64) -> (u64, u64) {
        let ready = self.senders.keys().map(|sender| {
            let next = nonce_of(*sender);
            self.next_nonce(*sender, next).saturating_sub(next)
        });
        let ready = ready.sum();
        (ready, (self.hashes.len() as u64).saturating_sub(ready))
    }

    /// Takes out what can be mined when `nonce_of` gives the next nonce of each sender: in the order of arrival, but
    /// none before another of its sender with a lower nonce. What can never be mined any more is dropped.
    pub fn take_ready(&mut self, nonce_of: impl Fn(Address) -> u64) -> Vec<SignedTransaction> {
        let mut ready = Vec::new();
        for (sender, waiting) in &mut self.senders {
            let next = nonce_of(*sender);
            let later = waiting.split_off(&next);
            for stale in std::mem::replace(waiting, later).into_values() {
                self.hashes.remove(&stale.transaction.hash());
            }
            let (mut turn, mut nonce) = (0, next);
            while let Some(Waiting { arrival, transaction }) = waiting.remove(&nonce) {
                turn = arrival.max(turn);
                self.hashes.remove(&transaction.hash());
                ready.push((turn, nonce, transaction));
                nonce = nonce.saturating_add(1);
            }
        }
        self.senders.retain(|_, waiting| !waiting.is_empty());
        ready.sort_by_key(|(turn, nonce, _)| (*turn, *nonce));
        ready.into_iter().map(|(_, _, transaction)| transaction).collect()
    }
}
