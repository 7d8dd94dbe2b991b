//! Who has how many shares in the line: what the auction does to positions, from its logs alone.
//!
//! The auction settles an epoch into a position when somebody asks. Here every position is settled when the epoch is
//! cleared, so that nobody earns by not asking.

use crate::InputError;
use crate::input::Clearing;
use alloy_primitives::{Address, B256, U256 as Word};
use ruint::aliases::U256;
use std::collections::BTreeMap;
use usdai_core::fixed;

/// All positions.
#[derive(Default)]
pub struct Line {
    positions: BTreeMap<u64, Position>,
    /// The most that the contract's sums of bids may be above those of the positions: two units for each bid at a rate
    /// that was served in part, however little the bid was.
    slack: u128,
}

/// A place in the line.
#[derive(Clone, Copy, Default)]
pub struct Position {
    /// The account that it belongs to, by its place in the ledger.
    pub owner: usize,
    waiting: u128,
    bid: u128,
    tick: u16,
}

/// Shares that leave the line, and whose they were.
pub type Left = (usize, u128);

impl Line {
    /// A new position without shares. [`InputError::PositionUnknown`] where there is one.
    pub fn open(&mut self, id: u64, owner: usize, block: u64) -> Result<(), InputError> {
        let position = Position { owner, ..Position::default() };
        match self.positions.insert(id, position) {
            None => Ok(()),
            Some(_) => Err(unknown(id, Address::ZERO, block)),
        }
    }

    /// A position. [`InputError::PositionUnknown`].
    pub fn position(&mut self, id: u64, block: u64) -> Result<&mut Position, InputError> {
        self.positions.get_mut(&id).ok_or_else(|| unknown(id, Address::ZERO, block))
    }

    /// Forgets a position, which is empty. [`InputError::NotServed`] for one that is not.
    pub fn close(&mut self, id: u64, block: u64) -> Result<(), InputError> {
        let position = self.positions.remove(&id).ok_or_else(|| unknown(id, Address::ZERO, block))?;
        match position.shares()? {
            0 => Ok(()),
            expected => Err(InputError::NotServed { served: 0, expected, block }),
        }
    }

    /// Serves an epoch: what leaves, by position. [`InputError::NotServed`].
    pub fn clear(&mut self, clearing: &Clearing, block: u64) -> Result<Vec<Left>, InputError> {
        let mut left = Vec::new();
        let bids = self.serve_bids(clearing, &mut left)?;
        let slack = clearing.bid_served.checked_sub(bids).filter(|slack| *slack <= self.slack);
        let line = self.serve_line(clearing.line_served, &mut left);
        if slack.is_none() || line != clearing.line_served {
            let sum = |a: u128, b: u128| a.checked_add(b).ok_or(InputError::Overflow);
            let served = sum(clearing.bid_served, clearing.line_served)?;
            return Err(InputError::NotServed { served, expected: sum(bids, line)?, block });
        }
        Ok(left)
    }

    /// Shares of all positions.
    pub fn waiting(&self) -> Result<u128, InputError> {
        let add = |sum: u128, position: &Position| sum.checked_add(position.shares().ok()?);
        self.positions.values().try_fold(0, add).ok_or(InputError::Overflow)
    }

    fn serve_bids(&mut self, clearing: &Clearing, left: &mut Vec<Left>) -> Result<u128, InputError> {
        let mut sum: u128 = 0;
        for position in self.positions.values_mut().filter(|position| position.bid != 0) {
            let (served, stays) = fill_down(clearing, position)?;
            if !clearing.is_void && position.tick == clearing.marginal_tick {
                self.slack = self.slack.saturating_add(2);
            }
            // A unit that neither is served nor stays is lost to the owner.
            let lost = position.bid.saturating_sub(stays);
            position.bid = stays;
            left.push((position.owner, lost));
            sum = sum.checked_add(served).ok_or(InputError::Overflow)?;
        }
        Ok(sum)
    }

    /// In the order of requests; what was served, less than asked where less waits.
    fn serve_line(&mut self, shares: u128, left: &mut Vec<Left>) -> u128 {
        let mut rest = shares;
        for position in self.positions.values_mut() {
            if rest == 0 {
                break;
            }
            let served = position.waiting.min(rest);
            position.waiting -= served;
            rest -= served;
            left.push((position.owner, served));
        }
        shares - rest
    }
}

impl Position {
    /// All its shares.
    pub fn shares(&self) -> Result<u128, InputError> {
        self.waiting.checked_add(self.bid).ok_or(InputError::Overflow)
    }

    /// So many shares more wait in it.
    pub fn request(&mut self, shares: u128) -> Result<(), InputError> {
        self.waiting = self.waiting.checked_add(shares).ok_or(InputError::Overflow)?;
        Ok(())
    }

    /// So many of its shares bid, in place of a bid that stands; at tick zero that one goes on standing.
    /// [`InputError::Overdrawn`] is the caller's to tell: false for more than it has.
    pub fn bid(&mut self, tick: u16, shares: u128) -> Result<bool, InputError> {
        if tick == 0 {
            return Ok(true);
        }
        let Some(waiting) = self.shares()?.checked_sub(shares) else { return Ok(false) };
        (self.waiting, self.bid, self.tick) = (waiting, shares, tick);
        Ok(true)
    }

    /// Takes all its shares out of it: what it had.
    pub fn empty(&mut self) -> Result<Left, InputError> {
        let shares = self.shares()?;
        (self.waiting, self.bid) = (0, 0);
        Ok((self.owner, shares))
    }

    /// None of its shares bids any more.
    pub fn withdraw_bid(&mut self) -> Result<(), InputError> {
        (self.waiting, self.bid) = (self.shares()?, 0);
        Ok(())
    }
}

/// What of a position's bid is served, and what stays: as `qev_auction::fill_down` has it, each rounded down.
fn fill_down(clearing: &Clearing, position: &Position) -> Result<(u128, u128), InputError> {
    let bid = position.bid;
    if clearing.is_void || position.tick < clearing.marginal_tick {
        return Ok((0, bid));
    }
    if position.tick > clearing.marginal_tick {
        return Ok((bid, 0));
    }
    let (served, all) = (clearing.marginal_served, clearing.marginal_bid);
    let part = |of: u128| {
        let part = fixed::mul_div_down(U256::from(bid), U256::from(of), U256::from(all));
        u128::try_from(part.map_err(|_| InputError::Overflow)?).map_err(|_| InputError::Overflow)
    };
    Ok((part(served)?, part(all.checked_sub(served).ok_or(InputError::Overflow)?)?))
}

/// A position that does not belong to whom a log names.
pub fn unknown(id: u64, account: Address, block: u64) -> InputError {
    InputError::PositionUnknown { id: B256::from(Word::from(id)), account, block }
}
