//! What both models know, compared after every step.

use crate::eager::{Sealed, Stage};
use crate::eager_clear::Sums;
use crate::lockstep::{ALL, Run, big};
use crate::memory::{shares, units};
use num_bigint::BigUint;
use qev_auction::{BLOCK, Book, Collected, Line, Outcome, Phase, Position, Seal, Tick};
use std::collections::BTreeMap;
use usdai_core::Usd;

impl Run {
    /// All that both know.
    pub fn compare(&mut self) {
        self.compare_sums();
        let mut paid = BigUint::ZERO;
        for id in self.eager.holders.keys().copied().collect::<Vec<_>>() {
            paid += self.compare_position(id);
        }
        assert!(paid <= self.eager.reserved, "more was paid than was set aside");
    }

    fn compare_position(&self, id: u32) -> BigUint {
        let (position, due) = self.lazy.outlook(id, ALL).expect("an outlook");
        let holder = &self.eager.holders[&id];
        let found = (units(position.waiting.raw()), units(position.bid.raw()), position.is_penalised);
        assert_eq!(found, (holder.waiting, holder.bid, holder.charged), "position {id}");
        assert_eq!(position.tick.map(Tick::get), (holder.bid > 0).then_some(holder.tick), "position {id}");
        let expected = holder.sealed.filter(|_| holder.shares() > 0);
        assert_eq!(sealed(&position, &due), expected, "position {id}");
        let (served, paid) = self.collected.get(&id).cloned().unwrap_or_default();
        assert_eq!(served + units(due.served.raw()), holder.served, "served of {id}");
        let paid = paid + big(due.paid.raw());
        assert_eq!(paid, holder.paid, "paid to {id}");
        paid
    }

    fn compare_sums(&mut self) {
        let (auction, intake) = (self.lazy.auction(), self.lazy.intake());
        assert_eq!((auction.epoch.get(), auction.since.get()), (self.eager.epoch, self.eager.since));
        assert_eq!(auction.is_beacon_known, self.eager.beacon);
        let stage = [Stage::Open, Stage::Revealing, Stage::Clearing][auction.phase as usize];
        assert_eq!(stage, self.eager.stage);
        let next = Some(Sealed { epoch: self.eager.epoch + 1, counts: true });
        let of_next =
            self.eager.holders.values().filter(|holder| holder.sealed == next).map(|holder| holder.shares());
        let unopened = shares(self.eager.unopened());
        let counters =
            if stage == Stage::Open { [shares(0), unopened] } else { [unopened, shares(of_next.sum())] };
        assert_eq!([auction.unopened, intake.sealed], counters, "counters of sealed shares");
        let (serving, _) = self.lazy.serving();
        assert!(serving.frontier.sequence >= self.frontier, "the frontier moved back");
        self.frontier = serving.frontier.sequence;
        if auction.phase == Phase::Clearing {
            return;
        }
        let (all, line) = (units(auction.line.raw()) + units(intake.line.raw()), units(auction.line.raw()));
        assert_eq!(all, self.eager.waiting(), "all that waits");
        assert!(stage == Stage::Open || line == self.eager.line(), "the line of the locked epoch");
        self.compare_book();
        self.compare_line();
    }

    fn compare_book(&self) {
        let mut live = Vec::new();
        let mut before = None;
        while let Some(tick) = self.lazy.slots.highest_below(before) {
            live.push((tick.get(), units(self.lazy.slots.sum(tick).raw())));
            before = Some(tick);
        }
        let expected: Vec<_> = self.eager.live().iter().map(|tick| (*tick, self.eager.at(*tick))).collect();
        assert_eq!(live, expected, "the book");
    }

    fn compare_line(&self) {
        let (serving, _) = self.lazy.serving();
        let mut blocks = BTreeMap::new();
        let mut ahead = 0;
        for (id, holder) in &self.eager.holders {
            *blocks.entry(id / BLOCK).or_insert(0) += holder.waiting;
            let stored = self.lazy.position(*id).waiting;
            assert_eq!(units(serving.frontier.waiting(*id, stored).raw()), holder.waiting, "position {id}");
            assert!(*id >= serving.frontier.sequence || holder.shares() == 0, "{id} is behind the frontier");
            assert_eq!(units(self.lazy.ahead(*id).raw()), ahead, "ahead of {id}");
            ahead += holder.waiting;
        }
        for (block, expected) in blocks {
            assert_eq!(units(self.lazy.slots.block(block).raw()), expected, "block {block}");
        }
    }
}

/// A commitment as the model sees it: an early one that would count once it is collected does not yet.
fn sealed(position: &Position, due: &Collected) -> Option<Sealed> {
    let counts = position.seal == Seal::Counted && due.sealed.is_zero();
    position.sealed_for().map(|epoch| Sealed { epoch: epoch.get(), counts })
}

pub fn compare_outcome(outcome: &Outcome, sums: &Sums, capacity: Usd) {
    assert_eq!(units(outcome.bid_served.raw()), sums.bid_served);
    assert_eq!(units(outcome.line_served.raw()), sums.line_served);
    assert_eq!(big(outcome.paid_to_bids.raw()), sums.paid_to_bids);
    assert_eq!(big(outcome.paid_to_line.raw()), sums.paid_to_line);
    assert_eq!(big(outcome.unspent.raw()), sums.unspent);
    let parts = [outcome.paid_to_bids, outcome.paid_to_line, outcome.fee, outcome.unspent];
    assert_eq!(parts.into_iter().try_fold(Usd::ZERO, Usd::checked_add), Ok(capacity));
    for (tick, rate) in &sums.rates {
        assert_eq!(outcome.record.rate_of(Tick::new(*tick).expect("a tick")), *rate, "rate of {tick}");
    }
}
