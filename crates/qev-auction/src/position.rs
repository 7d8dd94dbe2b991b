//! A holder's place in the line, with what it bids: one slot.

use crate::Shares;
use crate::auction::EPOCH_BITS;
use crate::word::{bits, field, pack, unpack};
use crate::{Tick, auction};
use ruint::aliases::U256;
use usdai_core::MathError;
use usdai_core::vault::Epoch;

/// Whether a position has a commitment, and for when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seal {
    /// It has none.
    #[default]
    None,
    /// One for the position's epoch; its shares are counted as sealed, or as unopened once that is locked.
    Counted,
    /// One for the epoch after the position's, made while this one is being settled and may still serve the
    /// position. It is counted when the position is settled into the epoch for which it is, and lapses where
    /// nobody does that before the lock: until then nobody knows of how many shares it is.
    Early,
}

/// A position as it was after the epochs before its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Shares in the line.
    pub waiting: Shares,
    /// Shares of the bid that stands.
    pub bid: Shares,
    /// The rate of that bid.
    pub tick: Option<Tick>,
    /// The place in the line.
    pub sequence: u32,
    /// Epochs before this one are settled into the position.
    pub epoch: Epoch,
    /// The commitment.
    pub seal: Seal,
    /// A commitment was not opened: all that the position is paid is charged.
    pub is_penalised: bool,
}

impl Position {
    /// Of no shares.
    pub const EMPTY: Self = Self {
        waiting: Shares::ZERO,
        bid: Shares::ZERO,
        tick: None,
        sequence: 0,
        epoch: Epoch::new(0),
        seal: Seal::None,
        is_penalised: false,
    };

    /// All its shares.
    pub fn shares(&self) -> Shares {
        self.waiting.plus(self.bid)
    }

    /// The epoch in which its commitment opens.
    pub fn sealed_for(&self) -> Option<Epoch> {
        match self.seal {
            Seal::None => None,
            Seal::Counted => Some(self.epoch),
            Seal::Early => Some(auction::following(self.epoch)),
        }
    }

    /// The slot's content. [`MathError::Overflow`] for shares from 2^96 on and epochs from 8,192 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let rest = field(self.sequence.into(), 32, 0)?
            | field(self.tick.map_or(0, Tick::get).into(), 11, 32)?
            | field(self.epoch.get(), EPOCH_BITS, 43)?
            | field(self.seal as u64, 2, 56)?
            | field(self.is_penalised.into(), 1, 58)?;
        pack(self.waiting, self.bid, rest)
    }

    /// What a slot holds.
    pub fn unpack(word: U256) -> Self {
        let (waiting, bid, rest) = unpack(word);
        let seal = match bits(rest, 2, 56) {
            1 => Seal::Counted,
            2 => Seal::Early,
            _ => Seal::None,
        };
        Self {
            waiting,
            bid,
            tick: Tick::new(bits(rest, 11, 32) as u16).ok(),
            sequence: bits(rest, 32, 0) as u32,
            epoch: Epoch::new(bits(rest, EPOCH_BITS, 43)),
            seal,
            is_penalised: bits(rest, 1, 58) != 0,
        }
    }
}
