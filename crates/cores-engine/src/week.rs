//! What a week comes to.

use crate::ledger::Asset;
use alloy_primitives::{Address, B256, U256};
use merkle_tree::{StandardTree, TreeError, leaf};

/// A week's points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its number.
    pub number: u32,
    /// When it began, unix seconds.
    pub begin: u64,
    /// When it ended.
    pub end: u64,
    /// Who earned what, by address; nobody who earned nothing.
    pub accounts: Vec<Account>,
    /// The sum of their points, at most the season's maximum.
    pub total: u128,
    /// What they earned in all before that maximum.
    pub earned: u128,
    /// Hash of all that this was computed from, but for how it was cut into pages.
    pub input_hash: B256,
    /// What there was when the week ended, which the chain can be asked for.
    pub supplies: Supplies,
}

/// What an account earned, Cores of 18 decimals, each part rounded down once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub address: Address,
    /// By holding USDai.
    pub held: u128,
    /// By shares held or waiting in the line.
    pub staked: u128,
    /// By USDai minted and held for seven days.
    pub minted: u128,
    /// By lending as a curator.
    pub lent: u128,
    /// By those it referred.
    pub referred: u128,
    /// What it may claim: the sum of the above, scaled down where a week comes to more than its maximum.
    pub points: u128,
}

/// What the events add up to at the last block. A node that still knows that block answers the same, or a log is
/// missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supplies {
    /// `totalSupply` of USDai.
    pub usdai: u128,
    /// `totalSupply` of sUSDai.
    pub shares: u128,
    /// Shares that wait in the line. The contract's count is higher by units, for bids served in part.
    pub waiting: u128,
}

impl Supplies {
    pub(crate) fn of(&mut self, asset: Asset) -> &mut u128 {
        match asset {
            Asset::Usdai => &mut self.usdai,
            _ => &mut self.shares,
        }
    }
}

impl Week {
    /// The tree of all leaves, in the order of the accounts. [`TreeError::Empty`] when nobody earned anything: such a
    /// week is not published.
    pub fn tree(&self) -> Result<StandardTree, TreeError> {
        StandardTree::new(self.accounts.iter().map(|account| self.leaf(account)).collect())
    }

    /// What an account earned, if anything.
    pub fn account(&self, address: Address) -> Option<&Account> {
        let place = self.accounts.binary_search_by_key(&address, |account| account.address).ok()?;
        self.accounts.get(place)
    }

    /// The leaf of an account.
    pub fn leaf(&self, account: &Account) -> B256 {
        leaf_of(account.address, self.number, account.points)
    }
}

/// The leaf of `(address account, uint32 week, uint256 amount)`, which the contract checks.
pub fn leaf_of(account: Address, week: u32, amount: u128) -> B256 {
    let words = [account.into_word(), U256::from(week).into(), U256::from(amount).into()];
    leaf(words.concat().as_slice())
}
