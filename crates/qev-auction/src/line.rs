//! The line of those who do not bid, served in the order of their requests.
//!
//! Shares are summed by blocks of 256 positions, so that serving touches a slot for every two blocks and the
//! positions of one block, however long the line is. The line is served only when every opened bid was served
//! in full, so nobody who still waits is ever behind the frontier, and the frontier never moves back.

use crate::Shares;
use crate::word::{bits, field, pack, unpack};
use ruint::aliases::U256;
use usdai_core::MathError;

/// Positions of a block.
pub const BLOCK: u32 = 256;

/// Where the line is kept: a contract's slots, or memory.
pub trait Line {
    /// Waiting shares of the positions `256 * block` to `256 * block + 255`.
    fn block(&self, block: u32) -> Shares;
    /// Sets the sum of a block.
    fn set_block(&mut self, block: u32, shares: Shares);
    /// Waiting shares of a position, before what the frontier says was served of it.
    fn waiting(&self, sequence: u32) -> Shares;

    /// Changes what a position adds to its block.
    fn change(&mut self, sequence: u32, from: Shares, to: Shares) -> Result<(), MathError> {
        let block = sequence / BLOCK;
        let sum = self.block(block).checked_sub(from)?.plus(to);
        self.set_block(block, sum);
        Ok(())
    }
}

/// How far the line has been served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    /// The first position that is not served in full.
    pub sequence: u32,
    /// Shares of it that were served and that its own slot does not know of yet.
    pub served: Shares,
}

/// Serving that was begun; it can be interrupted after any block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Serving {
    /// How far it has come.
    pub frontier: Frontier,
    /// Shares still to be served.
    pub left: Shares,
}

impl Frontier {
    /// Shares of a position that wait, by what is stored of it.
    pub fn waiting(&self, sequence: u32, stored: Shares) -> Shares {
        match sequence.cmp(&self.sequence) {
            core::cmp::Ordering::Less => Shares::ZERO,
            core::cmp::Ordering::Equal => stored.excess_over(self.served),
            core::cmp::Ordering::Greater => stored,
        }
    }

    /// Takes note that `collected` shares of a position were taken out of its own slot.
    pub fn collected(&mut self, sequence: u32, collected: Shares) -> Result<(), MathError> {
        if sequence == self.sequence {
            self.served = self.served.checked_sub(collected)?;
        }
        Ok(())
    }

    /// Shares that wait before a position. A view: it reads every block between the frontier and the position.
    pub fn ahead<L: Line>(&self, line: &L, sequence: u32) -> Shares {
        let own = sequence / BLOCK;
        let blocks = (self.sequence / BLOCK..own).map(|block| line.block(block));
        let first = self.sequence.max(own.saturating_mul(BLOCK));
        let neighbours = (first..sequence).map(|other| self.waiting(other, line.waiting(other)));
        blocks.chain(neighbours).fold(Shares::ZERO, Shares::plus)
    }
}

impl Serving {
    /// Shares of the position at the frontier that were served since `before`.
    pub fn cut_served(&self, before: &Frontier) -> Result<Shares, MathError> {
        let known = if before.sequence == self.frontier.sequence { before.served } else { Shares::ZERO };
        self.frontier.served.checked_sub(known)
    }

    /// Serves at most `blocks` blocks; done when nothing is left. [`MathError::Underflow`] when the line is
    /// shorter than what is to be served.
    ///
    /// `end` is the sequence of the next request, at which the line ends.
    pub fn go_on<L: Line>(&self, line: &mut L, end: u32, blocks: u32) -> Result<Self, MathError> {
        let mut serving = *self;
        for _ in 0..blocks {
            if serving.left.is_zero() {
                break;
            }
            if serving.frontier.sequence >= end {
                return Err(MathError::Underflow);
            }
            serving = serving.serve_block(line, end)?;
        }
        Ok(serving)
    }

    fn serve_block<L: Line>(&self, line: &mut L, end: u32) -> Result<Self, MathError> {
        let block = self.frontier.sequence / BLOCK;
        let sum = line.block(block);
        if self.left < sum {
            line.set_block(block, sum.checked_sub(self.left)?);
            return self.cut(line);
        }
        line.set_block(block, Shares::ZERO);
        // Requests still to come in an unfinished block are not behind the frontier.
        let sequence = block.saturating_add(1).saturating_mul(BLOCK).min(end);
        Ok(Self { frontier: Frontier { sequence, served: Shares::ZERO }, left: self.left.checked_sub(sum)? })
    }

    /// The slot's content, with the penalty of the epoch that is locked. [`MathError::Overflow`] from 2^96 shares.
    pub fn pack(&self, penalty: u16) -> Result<U256, MathError> {
        let rest = field(self.frontier.sequence.into(), 32, 0)? | field(penalty.into(), 16, 32)?;
        pack(self.frontier.served, self.left, rest)
    }

    /// What a slot holds, and that penalty.
    pub fn unpack(word: U256) -> (Self, u16) {
        let (served, left, rest) = unpack(word);
        let frontier = Frontier { sequence: bits(rest, 32, 0) as u32, served };
        (Self { frontier, left }, bits(rest, 16, 32) as u16)
    }

    /// Serves position after position of a block that has more than enough.
    fn cut<L: Line>(&self, line: &L) -> Result<Self, MathError> {
        let Self { frontier: Frontier { mut sequence, mut served }, mut left } = *self;
        for _ in 0..BLOCK {
            let waiting = line.waiting(sequence).checked_sub(served)?;
            if left < waiting {
                break;
            }
            left = left.checked_sub(waiting)?;
            (sequence, served) = (sequence.saturating_add(1), Shares::ZERO);
        }
        served = served.plus(left);
        Ok(Self { frontier: Frontier { sequence, served }, left: Shares::ZERO })
    }
}
