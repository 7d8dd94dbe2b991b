//! The opened bids of an epoch, as shares per tick.

use crate::Shares;
use crate::Tick;
use crate::word::highest_bit;
use usdai_core::MathError;

/// Where the sums are kept: a contract's slots, or memory.
///
/// Besides the sums it keeps a bit for every live tick, 256 to a word, so that a walk touches live ticks only.
pub trait Book {
    /// The bits of ticks `256 * word` to `256 * word + 255`, the lowest tick in the lowest bit of the first.
    fn live(&self, word: u8) -> [u64; 4];
    /// Shares bid at a tick.
    fn sum(&self, tick: Tick) -> Shares;
    /// Sets the shares of a tick and whether it is live.
    fn set_sum(&mut self, tick: Tick, shares: Shares);

    /// The highest live tick below `before`, or of all.
    fn highest_below(&self, before: Option<Tick>) -> Option<Tick> {
        let end = before.map_or(Tick::HIGHEST.get().saturating_add(1), Tick::get);
        let (first_word, offset) = ((end >> 8) as u8, end & 0xff);
        let partial = highest_bit(mask_below(self.live(first_word), offset));
        let found = partial.map(|bit| (u16::from(first_word) << 8) | bit).or_else(|| {
            (0..first_word)
                .rev()
                .find_map(|word| highest_bit(self.live(word)).map(|bit| (u16::from(word) << 8) | bit))
        })?;
        Tick::new(found).ok()
    }

    /// Visits live ticks from the highest down: of each `visit` says how many shares stay, or none to stop before it.
    fn walk<E>(&mut self, mut visit: impl FnMut(Tick, Shares) -> Result<Option<Shares>, E>) -> Result<(), E> {
        let mut before = None;
        while let Some(tick) = self.highest_below(before) {
            let Some(stays) = visit(tick, self.sum(tick))? else { break };
            self.set_sum(tick, stays);
            before = Some(tick);
        }
        Ok(())
    }

    /// Adds an opened bid.
    fn add(&mut self, tick: Tick, shares: Shares) {
        let sum = self.sum(tick).plus(shares);
        self.set_sum(tick, sum);
    }

    /// Takes a standing bid away. [`MathError::Underflow`] where there is less.
    fn remove(&mut self, tick: Tick, shares: Shares) -> Result<(), MathError> {
        let sum = self.sum(tick).checked_sub(shares)?;
        self.set_sum(tick, sum);
        Ok(())
    }
}

/// The bits below `end`, of 256.
fn mask_below(word: [u64; 4], end: u16) -> [u64; 4] {
    let mut low = 0_u16;
    word.map(|limb| {
        let kept = end.saturating_sub(low);
        low = low.saturating_add(64);
        match kept {
            0 => 0,
            1..64 => limb & ((1 << kept) - 1),
            _ => limb,
        }
    })
}
