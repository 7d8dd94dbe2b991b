//! The end of an epoch: the beacon, the walk over the ticks, and serving the line page by page.

use super::{Engine, Followed};
use crate::{AuctionError, Outcome, Payout, Phase, Pricing, Record, Records, Slot, Slots, clear};
use usdai_core::{Usd, Wad};

impl<S: Slots> Engine<S> {
    /// Takes note of the beacon, whose signature the caller has checked, and closes bids where it comes early.
    pub fn prove_beacon(&mut self) -> Result<Followed, AuctionError> {
        let mut auction = self.followed()?;
        let sealed = if auction.phase == Phase::Open { self.intake().sealed } else { auction.unopened };
        if auction.prove_beacon(sealed, &self.clock, self.now)? {
            return self.lock(&mut auction, self.now);
        }
        self.save_auction(&auction).map(|()| Followed::Nothing)
    }

    /// Clears the epoch: the walk over all live ticks, at most 1,900. It is settled at once when nothing of the
    /// line is served, and by [`Engine::serve`] otherwise.
    ///
    /// `capacity` is what was fixed at the lock, `price` that of this instant; one that no slot takes, of 3e20
    /// dollars a share, is held to the highest that one does, so that nothing can keep an epoch from settling.
    pub fn clear<P: Pricing>(&mut self, capacity: Usd, price: Wad) -> Result<Outcome, AuctionError> {
        let mut auction = self.followed()?;
        let price = price.min(Payout::PRICE_MAXIMUM);
        let terms = auction.terms(capacity, price, &self.clock, self.now)?;
        let mut outcome = clear::<P, _>(&mut self.slots, auction.line, &terms)?;
        outcome.record.is_excused = !auction.is_beacon_known;
        auction.cleared(outcome.line_served)?;
        let (mut serving, penalty) = self.serving();
        serving.left = outcome.line_served;
        let payout = Payout { price, penalty, ..Payout::default() };
        let epoch = auction.epoch.get() as u16;
        self.slots.store(Slot::Record(epoch), outcome.record.pack()?);
        self.slots.store(Slot::Payout(epoch), payout.pack()?);
        if serving.left.is_zero() {
            auction.settled(self.now);
        } else {
            self.slots.store(Slot::Serving, serving.pack(penalty)?);
        }
        self.save_auction(&auction)?;
        Ok(outcome)
    }

    /// Serves at most `blocks` blocks of the line, and says whether the epoch is settled.
    ///
    /// [`AuctionError::NotServing`] when there is nothing to serve.
    pub fn serve(&mut self, blocks: u32) -> Result<bool, AuctionError> {
        let mut auction = self.auction();
        if auction.phase != Phase::Clearing {
            return Err(AuctionError::NotServing);
        }
        let (before, penalty) = self.serving();
        let cut = self.intake().cut;
        let serving = before.go_on(&mut self.slots, cut, blocks)?;
        self.slots.store(Slot::Serving, serving.pack(penalty)?);
        if !serving.left.is_zero() {
            return Ok(false);
        }
        let record = Record { frontier: serving.frontier.sequence, ..self.slots.record(auction.epoch) };
        let cut_served = serving.cut_served(&before.frontier)?;
        let payout = Payout { cut_served, ..self.slots.payout(auction.epoch) };
        let epoch = auction.epoch.get() as u16;
        self.slots.store(Slot::Record(epoch), record.pack()?);
        self.slots.store(Slot::Payout(epoch), payout.pack()?);
        auction.settled(self.now);
        self.save_auction(&auction)?;
        Ok(true)
    }
}
