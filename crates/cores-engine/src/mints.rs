//! What was minted and held.
//!
//! A mint of `a` at `t` counts `c`, when seven days have passed: `a`, but no more than the least that its account had
//! from the end of the block of the mint until then, less what earlier mints of the account counted that were not seven
//! days old at `t`. So at any instant the mints that count and are held are no more than what the account has.

use crate::InputError;
use crate::input::HOLD;
use crate::ledger::Ledger;
use std::collections::{HashMap, VecDeque};

/// Mints that are not seven days old.
#[derive(Default)]
pub struct Mints {
    /// In the order in which they were made, which is that in which their days end.
    open: VecDeque<Mint>,
    windows: HashMap<usize, Window>,
    /// Accounts whose wealth is to be looked at when the block ends.
    changed: Vec<usize>,
}

struct Mint {
    account: usize,
    time: u64,
    block: u64,
    amount: u128,
}

/// An account that has mints which are not seven days old.
#[derive(Default)]
struct Window {
    open: usize,
    is_changed: bool,
    /// Ends of blocks, and what the account had then, but for what was followed by as little or less: the first is the
    /// least of all, and wealth rises from one to the next.
    least: VecDeque<(u64, u128)>,
    /// Times of earlier mints, and what each counted.
    counted: VecDeque<(u64, u128)>,
    counted_sum: u128,
}

/// A mint whose days are over.
pub struct Held {
    /// Whose.
    pub account: usize,
    /// When they were over, unix seconds.
    pub end: u64,
    /// What counts of it, USDai.
    pub amount: u128,
}

impl Mints {
    /// Takes note of a mint.
    pub fn mint(&mut self, account: usize, time: u64, block: u64, amount: u128) {
        self.open.push_back(Mint { account, time, block, amount });
        self.windows.entry(account).or_default().open += 1;
        self.change(account);
    }

    /// Takes note that an account may have more or less than it had.
    pub fn change(&mut self, account: usize) {
        let Some(window) = self.windows.get_mut(&account) else { return };
        if !window.is_changed {
            window.is_changed = true;
            self.changed.push(account);
        }
    }

    /// The same of all accounts.
    pub fn change_all(&mut self) {
        for (account, window) in &mut self.windows {
            if !window.is_changed {
                window.is_changed = true;
                self.changed.push(*account);
            }
        }
    }

    /// Ends a block: looks at what accounts have that changed in it.
    pub fn end_block(&mut self, block: u64, ledger: &Ledger) -> Result<(), InputError> {
        for account in self.changed.drain(..) {
            let Some(window) = self.windows.get_mut(&account) else { continue };
            window.is_changed = false;
            let wealth = ledger.wealth(account)?;
            while window.least.pop_back_if(|(_, least)| *least >= wealth).is_some() {}
            window.least.push_back((block, wealth));
        }
        Ok(())
    }

    /// The next mint whose days are over at a time.
    pub fn next_held(&mut self, time: u64) -> Result<Option<Held>, InputError> {
        let is_held = |mint: &mut Mint| mint.time.saturating_add(HOLD) <= time;
        let Some(mint) = self.open.pop_front_if(is_held) else { return Ok(None) };
        let Some(window) = self.windows.get_mut(&mint.account) else { return Ok(None) };
        let amount = window.count(&mint)?;
        window.open = window.open.saturating_sub(1);
        if window.open == 0 {
            self.windows.remove(&mint.account);
        }
        Ok(Some(Held { account: mint.account, end: mint.time.saturating_add(HOLD), amount }))
    }
}

impl Window {
    fn count(&mut self, mint: &Mint) -> Result<u128, InputError> {
        while self.least.pop_front_if(|(block, _)| *block < mint.block).is_some() {}
        let is_over = |(time, _): &mut (u64, u128)| time.saturating_add(HOLD) <= mint.time;
        while let Some((_, counted)) = self.counted.pop_front_if(is_over) {
            self.counted_sum = self.counted_sum.saturating_sub(counted);
        }
        let least = self.least.front().map_or(0, |(_, least)| *least);
        let counted = mint.amount.min(least.saturating_sub(self.counted_sum));
        self.counted.push_back((mint.time, counted));
        self.counted_sum = self.counted_sum.checked_add(counted).ok_or(InputError::Overflow)?;
        Ok(counted)
    }
}
