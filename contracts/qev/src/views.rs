//! The auction's books as the interface returns them.

use crate::errors::Error;
use crate::slots::Place;
use crate::storage::Qev;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::words::{Word, number};
use qev_auction::{Book, Records, Rules, Slot, Slots, Tick};
use usdai_core::vault::Epoch;

impl Qev {
    /// A position with all settled epochs, and what can be collected. `ERC721NonexistentToken`.
    pub(crate) fn position_words(&mut self, id: U256) -> Result<[B256; 10], Error> {
        let (id, owner) = self.owned(id)?;
        let (position, collected) = self.engine().outlook(id, u32::MAX)?;
        Ok([
            owner.word(),
            position.waiting.get().word(),
            position.bid.get().word(),
            small(position.tick.map_or(0, Tick::get)),
            position.epoch.get().word(),
            position.sealed_for().map_or(0, Epoch::get).word(),
            position.is_penalised.word(),
            B256::from(self.load(Place::Commitment(id))),
            collected.served.get().word(),
            collected.paid.raw().word(),
        ])
    }

    /// Shares of a request that are not served, and those that are and can be collected; none for another controller.
    pub(crate) fn request_words(&mut self, id: U256, controller: Address) -> [B256; 2] {
        match self.position_words(id) {
            Ok([owner, waiting, bid, .., collectable, _]) if owner == controller.word() => {
                [number(waiting).saturating_add(number(bid)).word(), collectable]
            }
            _ => [B256::ZERO; 2],
        }
    }

    pub(crate) fn shares_ahead(&mut self, id: U256) -> Result<u128, Error> {
        let (id, _) = self.owned(id)?;
        Ok(self.engine().ahead(id).get())
    }

    pub(crate) fn auction_words(&mut self) -> Result<[B256; 9], Error> {
        let engine = self.engine();
        let auction = engine.auction();
        Ok([
            auction.epoch.get().word(),
            (auction.phase as u64).word(),
            auction.since.get().word(),
            engine.clock.lock_time(auction.epoch)?.get().word(),
            auction.reveal_end(&engine.clock)?.get().word(),
            auction.is_beacon_known.word(),
            small(auction.maximum.get()),
            auction.line.get().word(),
            auction.unopened.get().word(),
        ])
    }

    pub(crate) fn intake_words(&mut self) -> [B256; 4] {
        let intake = self.engine().intake();
        [
            u64::from(intake.next_sequence).word(),
            u64::from(intake.cut).word(),
            intake.line.get().word(),
            intake.sealed.get().word(),
        ]
    }

    pub(crate) fn serving_words(&mut self) -> [B256; 4] {
        let (serving, penalty) = self.engine().serving();
        [
            u64::from(serving.frontier.sequence).word(),
            serving.frontier.served.get().word(),
            serving.left.get().word(),
            small(penalty),
        ]
    }

    pub(crate) fn record_words(&mut self, epoch: u64) -> [B256; 10] {
        let (slots, epoch) = (self.engine().slots, Epoch::new(epoch));
        let (record, payout) = (slots.record(epoch), slots.payout(epoch));
        [
            record.is_void.word(),
            record.is_excused.word(),
            small(record.marginal.map_or(0, Tick::get)),
            record.marginal_served.get().word(),
            record.marginal_bid.get().word(),
            small(record.rate),
            u64::from(record.frontier).word(),
            payout.price.raw().word(),
            payout.cut_served.get().word(),
            small(payout.penalty),
        ]
    }

    /// Of ticks from `first` on, at most so many.
    pub(crate) fn tick_sums(&mut self, first: u16, count: u16) -> Vec<B256> {
        let slots = self.engine().slots;
        let end = first.saturating_add(count);
        (first..end)
            .map_while(|number| Tick::new(number).ok())
            .map(|tick| slots.sum(tick).get().word())
            .collect()
    }

    pub(crate) fn parameters_words(&mut self) -> [B256; 4] {
        let pause = self.settings().pause;
        let [word, ..] = self.engine().slots.load(Slot::Rules).into_limbs();
        let rules = Rules::unpack(word);
        [
            u64::from(pause.until).word(),
            u64::from(pause.available_at).word(),
            small(rules.maximum().get()),
            small(rules.penalty()),
        ]
    }
}

fn small(number: u16) -> B256 {
    u64::from(number).word()
}
