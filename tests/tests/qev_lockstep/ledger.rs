//! What a contract adds to the auction, natively: owners, what they sealed, and what they may claim.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use tests::redemptions::Bid;

/// Owners, seals and ledgers.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub owners: BTreeMap<u32, Address>,
    /// The last bid that a position sealed, and for which epoch.
    pub seals: BTreeMap<u32, (Bid, u64)>,
    /// Shares and USDai that an account may claim.
    pub accounts: BTreeMap<Address, [U256; 2]>,
}

impl Ledger {
    pub fn add(&mut self, owner: Address, shares: U256, assets: U256) {
        let account = self.accounts.entry(owner).or_default();
        *account = [account[0] + shares, account[1] + assets];
    }

    pub fn of(&self, owner: Address) -> [U256; 2] {
        self.accounts.get(&owner).copied().unwrap_or_default()
    }

    /// Takes so many shares and their part of the assets, rounded down; the last have all that is left.
    pub fn take(&mut self, owner: Address, shares: U256) -> U256 {
        let [all, owed] = self.of(owner);
        let assets = if shares == all { owed } else { owed * shares / all };
        self.accounts.insert(owner, [all - shares, owed - assets]);
        assets
    }
}
