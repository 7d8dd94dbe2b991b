//! Where everything is kept, a slot of 256 bits at a time.

use crate::Shares;
use crate::walk::walk;
use crate::word::{half, has_bit, with_bit, with_half};
use crate::{Book, Line, Payout, Position, Record, Records, Tick};
use ruint::aliases::U256;
use usdai_core::vault::Epoch;

/// A slot. One that was never written holds zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// [`crate::Auction`].
    Auction,
    /// [`crate::Intake`].
    Intake,
    /// [`crate::Serving`], and the penalty of the locked epoch.
    Serving,
    /// [`crate::Rules`] for the next lock.
    Rules,
    /// [`Position`] by its sequence.
    Position(u32),
    /// Shares bid at ticks `2 * pair` and `2 * pair + 1`, 128 bits each, of those that are live.
    Ticks(u16),
    /// Bits of live ticks, 256 to a word.
    Live(u8),
    /// Shares that wait in blocks `2 * pair` and `2 * pair + 1`, 128 bits each.
    Blocks(u32),
    /// [`Record`] by its epoch.
    Record(u16),
    /// [`Payout`] by its epoch.
    Payout(u16),
}

impl Slot {
    /// Its key where all slots are in one map: the number of a kind, 1 to 10, in the upper 64 bits, and an index in the
    /// lower. A contract's own kinds come after.
    pub fn key(self) -> U256 {
        let (kind, index) = match self {
            Self::Auction => (1, 0),
            Self::Intake => (2, 0),
            Self::Serving => (3, 0),
            Self::Rules => (4, 0),
            Self::Position(sequence) => (5, sequence),
            Self::Ticks(pair) => (6, pair.into()),
            Self::Live(word) => (7, word.into()),
            Self::Blocks(pair) => (8, pair),
            Self::Record(epoch) => (9, epoch.into()),
            Self::Payout(epoch) => (10, epoch.into()),
        };
        U256::from_limbs([index.into(), 0, 0, kind])
    }
}

/// A contract's storage, or memory.
pub trait Slots {
    /// The content of a slot.
    fn load(&self, slot: Slot) -> U256;
    /// Replaces it.
    fn store(&mut self, slot: Slot, word: U256);
}

impl<S: Slots> Book for S {
    fn live(&self, word: u8) -> [u64; 4] {
        self.load(Slot::Live(word)).into_limbs()
    }

    /// Only the bit says whether a tick is live: its sum is left as it was when it no longer is, so that clearing
    /// writes no sums, and a later bid at it pays for no new slot.
    fn sum(&self, tick: Tick) -> Shares {
        let number = tick.get();
        if has_bit(&self.live(tick.word()), number & 0xff) {
            half(self.load(Slot::Ticks(number >> 1)), number & 1 == 1)
        } else {
            Shares::ZERO
        }
    }

    fn set_sum(&mut self, tick: Tick, shares: Shares) {
        let (number, word) = (tick.get(), tick.word());
        if !shares.is_zero() {
            let pair = Slot::Ticks(number >> 1);
            let sums = with_half(self.load(pair), number & 1 == 1, shares);
            self.store(pair, sums);
        }
        let live = self.live(word);
        if has_bit(&live, number & 0xff) == shares.is_zero() {
            let live = with_bit(live, number & 0xff, !shares.is_zero());
            self.store(Slot::Live(word), U256::from_limbs(live));
        }
    }

    fn walk<E>(&mut self, visit: impl FnMut(Tick, Shares) -> Result<Option<Shares>, E>) -> Result<(), E> {
        walk(self, visit)
    }
}

impl<S: Slots> Line for S {
    fn block(&self, block: u32) -> Shares {
        half(self.load(Slot::Blocks(block >> 1)), block & 1 == 1)
    }

    fn set_block(&mut self, block: u32, shares: Shares) {
        let pair = Slot::Blocks(block >> 1);
        let sums = with_half(self.load(pair), block & 1 == 1, shares);
        self.store(pair, sums);
    }

    fn waiting(&self, sequence: u32) -> Shares {
        Position::unpack(self.load(Slot::Position(sequence))).waiting
    }
}

impl<S: Slots> Records for S {
    fn record(&self, epoch: Epoch) -> Record {
        Record::unpack(self.load(Slot::Record(epoch.get() as u16)))
    }

    fn payout(&self, epoch: Epoch) -> Payout {
        Payout::unpack(self.load(Slot::Payout(epoch.get() as u16)))
    }
}
