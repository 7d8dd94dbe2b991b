//! Both models make the same call, and have the same state after it.

use crate::compare::compare_outcome;
use crate::eager::{Eager, Stage};
use crate::memory::{GENESIS, Memory, engine, milestones, shares, units};
use crate::schedule::Step;
use num_bigint::BigUint;
use qev_auction::{
    AuctionError, Cancelled, Collected, Engine, Followed, Outcome, PayAsBid, Records, Rules, Seal, Tick,
    Uniform,
};
use std::collections::{BTreeMap, BTreeSet};
use usdai_core::{Timestamp, U256, Usd, Wad};

/// More epochs than any run has.
pub const ALL: u32 = 1_000;

/// A run of both models.
pub struct Run {
    pub lazy: Engine<Memory>,
    pub eager: Eager,
    /// What was sealed last, by position: the epoch, the tick, the shares.
    pub openings: BTreeMap<u32, (u64, u16, u128)>,
    /// What was collected, by position.
    pub collected: BTreeMap<u32, (u128, BigUint)>,
    pub frontier: u32,
    pays_as_bid: bool,
    /// What has happened, by name.
    pub met: BTreeSet<&'static str>,
}

pub fn big(value: U256) -> BigUint {
    BigUint::from_bytes_le(&value.to_le_bytes::<32>())
}

impl Run {
    pub fn new(first: u32, pays_as_bid: bool) -> Self {
        let (openings, collected, met) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        let (lazy, eager) = (engine(first), Eager::new(GENESIS, first));
        Self { lazy, eager, openings, collected, frontier: 0, pays_as_bid, met }
    }

    fn meet(&mut self, what: &'static str, is_met: bool) {
        if is_met {
            self.met.insert(what);
        }
    }

    fn pick(&self, who: u8) -> u32 {
        let ids: Vec<u32> = self.eager.holders.keys().copied().collect();
        if ids.is_empty() { 7 } else { ids[usize::from(who) % ids.len()] }
    }

    fn set_time(&mut self, now: u64) {
        let now = now.max(self.eager.now);
        (self.lazy.now, self.eager.now) = (Timestamp::new(now), now);
    }

    /// To a milestone: the next ones in order (0 to 3), the present moment in the reveal (4), its end (5).
    fn advance(&mut self, milestone: u8, offset: i8) {
        let now = self.eager.now;
        let target = match milestone {
            4 => now,
            5 => self.eager.reveal_end(),
            _ => {
                let epochs = self.eager.epoch..self.eager.epoch + 3;
                let all = epochs.flat_map(|epoch| milestones(&self.lazy.clock, epoch));
                all.filter(|at| *at > now + 1).nth(milestone.into()).unwrap_or(now)
            }
        };
        self.set_time(target.saturating_add_signed(offset.into()));
    }

    fn collect(&mut self, id: u32, epochs: u32) {
        self.eager.follow();
        let before = self.lazy.position(id).seal;
        let Ok(Collected { served, paid, released, cut, sealed }) = self.lazy.collect(id, epochs) else {
            return assert!(!self.eager.holders.contains_key(&id));
        };
        assert!(paid <= released);
        self.meet("a charge", paid < released);
        self.meet("a cut position that is collected", !cut.is_zero());
        self.meet("an early commitment that counts", !sealed.is_zero());
        let after = self.lazy.position(id).seal;
        self.meet("an early commitment that lapses", (before, after) == (Seal::Early, Seal::None));
        let so_far = self.collected.entry(id).or_default();
        so_far.0 += units(served.raw());
        so_far.1 += big(paid.raw());
        if self.lazy.position(id).epoch >= self.lazy.auction().epoch {
            self.eager.collect(id);
        }
    }

    fn commit(&mut self, id: u32, tick: u16, part: u8) {
        let all = self.eager.holders.get(&id).map_or(0, crate::eager::Holder::shares);
        let bid = all / 200 * u128::from(part) + all % 200 * u128::from(part) / 200;
        let done = self.lazy.commit(id);
        if done == Err(AuctionError::Uncollected) {
            return assert!(self.lazy.position(id).epoch < self.lazy.auction().epoch);
        }
        self.meet("a bid that comes before its epoch", done == Err(AuctionError::NotSettled));
        self.meet("a bid that waits to be opened", done == Err(AuctionError::StillSealed));
        self.meet("an early commitment", self.lazy.position(id).seal == Seal::Early);
        let expected = self.eager.commit(id);
        assert_eq!(done.ok().map(|epoch| epoch.get()), expected, "{done:?}");
        if let Some(epoch) = expected {
            self.openings.insert(id, (epoch, tick, bid));
        }
    }

    fn reveal(&mut self, id: u32) {
        let epoch = self.eager.epoch;
        let Some((_, tick, bid)) = self.openings.get(&id).copied().filter(|(of, ..)| *of == epoch) else {
            return;
        };
        let stands = self.eager.holders[&id].bid > 0;
        let done = self.lazy.reveal(id, tick, shares(bid));
        self.meet("a decoy", done == Ok(None));
        self.meet("a bid in place of another", stands && matches!(done, Ok(Some(_))));
        assert_eq!(done.is_ok(), self.eager.reveal(id, tick, bid), "{done:?}");
    }

    fn clear_part(&mut self, percent: u8, price: u64) {
        let demand = self.eager.line() + self.eager.bid_at_top(usize::MAX);
        let worth = BigUint::from(demand) * price.max(1) * percent / BigUint::from(10_u8).pow(20);
        self.clear(u128::try_from(worth).expect("128 bits"), price);
    }

    fn clear(&mut self, capacity: u128, price: u64) {
        let usd = Usd::new(U256::from(capacity));
        let wad = Wad::new(U256::from(price));
        let done = match self.pays_as_bid {
            true => self.lazy.clear::<PayAsBid>(usd, wad),
            false => self.lazy.clear::<Uniform>(usd, wad),
        };
        let expected = self.eager.clear(capacity, price.into(), self.pays_as_bid);
        assert_eq!(done.is_ok(), expected.is_some(), "{done:?}");
        if let (Ok(outcome), Some(sums)) = (done, expected) {
            compare_outcome(&outcome, &sums, usd);
            self.meet_outcome(&outcome);
            if outcome.line_served.is_zero() {
                self.eager.settle();
            }
        }
    }

    fn meet_outcome(&mut self, outcome: &Outcome) {
        let Outcome { record, bid_served, .. } = outcome;
        self.meet("a void epoch", record.is_void);
        self.meet("a marginal tick", record.marginal.is_some());
        self.meet(
            "a marginal tick of which nothing is served",
            record.marginal.is_some() && record.marginal_served.is_zero(),
        );
        self.meet("bids that fit", record.marginal.is_none() && !bid_served.is_zero());
        self.meet(
            "a rate that sealed bids raise",
            record.marginal.is_none() && record.rate > 10 && !self.pays_as_bid,
        );
        self.meet("an unopened bid that is excused", record.is_excused && self.eager.unopened() > 0);
    }

    fn serve(&mut self, blocks: u32) {
        let epoch = self.lazy.auction().epoch;
        match self.lazy.serve(blocks) {
            Ok(true) => {
                self.eager.settle();
                self.meet("a cut position", !self.lazy.slots.payout(epoch).cut_served.is_zero());
            }
            Ok(false) => {
                assert_eq!(self.eager.stage, Stage::Clearing);
                self.meet("a line that is served in parts", blocks > 0);
            }
            Err(error) => {
                assert_eq!(error, AuctionError::NotServing);
                assert_ne!(self.eager.stage, Stage::Clearing);
            }
        }
    }

    fn withdraw_bid(&mut self, id: u32) {
        let done = self.lazy.withdraw_bid(id);
        if done != Err(AuctionError::Uncollected) {
            self.meet("a bid that is withdrawn", done.is_ok());
            let before = self.eager.holders.get(&id).map_or(0, |holder| holder.bid);
            assert_eq!(done.is_ok(), self.eager.withdraw_bid(id), "{done:?}");
            assert!(done.is_err() || done == Ok(shares(before)));
        }
    }

    fn follow(&mut self) {
        let lock_time = self.eager.lock_time(self.eager.epoch);
        self.eager.follow();
        let followed = self.lazy.follow_clock().expect("the clock can be followed");
        self.meet("epochs without anybody", followed == Followed::Skipped);
        self.meet("a late lock", matches!(followed, Followed::Locked(_, at) if at.get() > lock_time));
    }

    /// Makes a call on both, and compares.
    pub fn perform(&mut self, step: &Step) {
        if !matches!(step, Step::Advance(..) | Step::Wait(_) | Step::Serve(_)) {
            self.follow();
        }
        match *step {
            Step::Advance(milestone, offset) => self.advance(milestone, offset),
            Step::Wait(seconds) => self.set_time(self.eager.now + u64::from(seconds)),
            Step::Lock => {}
            Step::Request(amount) => self.request(amount),
            Step::Commit { who, tick, part, collects } => {
                let id = self.collected_if(who, collects);
                self.commit(id, tick, part);
            }
            Step::WithdrawCommitment(who) => self.withdraw_commitment(self.pick(who)),
            Step::Reveal(who) => self.reveal(self.pick(who)),
            Step::RevealMost(but) => {
                let ids: Vec<u32> = self.openings.keys().copied().collect();
                ids.into_iter().filter(|id| id % u32::from(but) != 1).for_each(|id| self.reveal(id));
            }
            Step::RevealOther(who) => self.reveal_other(self.pick(who)),
            Step::WithdrawBid { who, collects } => {
                let id = self.collected_if(who, collects);
                self.withdraw_bid(id);
            }
            Step::Cancel(who) => self.cancel(self.pick(who)),
            Step::ChangeHands(who) => self.change_hands(self.pick(who)),
            Step::Beacon => self.prove_beacon(),
            Step::Clear(percent, price) => self.clear_part(percent, price),
            Step::ClearTicks(ticks) => self.clear(self.eager.bid_at_top(ticks.into()), 10_u64.pow(18)),
            Step::Serve(blocks) => self.serve(blocks),
            Step::Collect(who, epochs) => self.collect(self.pick(who), epochs.into()),
            Step::CollectAll => {
                let ids: Vec<u32> = self.eager.holders.keys().copied().collect();
                ids.into_iter().for_each(|id| self.collect(id, ALL));
            }
            Step::Rules(maximum, penalty) => self.set_rules(maximum, penalty),
        }
        self.compare();
    }

    fn collected_if(&mut self, who: u8, collects: bool) -> u32 {
        let id = self.pick(who);
        if collects {
            self.collect(id, ALL);
        }
        id
    }

    fn request(&mut self, amount: u128) {
        let done = self.lazy.request(shares(amount));
        self.meet("a request that comes before its epoch", done == Err(AuctionError::NotSettled));
        assert_eq!(done.ok(), self.eager.request(amount), "{done:?}");
    }

    fn withdraw_commitment(&mut self, id: u32) {
        let done = self.lazy.withdraw_commitment(id);
        self.meet("a commitment that is withdrawn", done.is_ok());
        assert_eq!(done.is_ok(), self.eager.withdraw_commitment(id), "{done:?}");
    }

    fn cancel(&mut self, id: u32) {
        let done = self.lazy.cancel(id);
        self.meet("a request that is cancelled", done.is_ok());
        self.meet("a request that is irrevocable", done == Err(AuctionError::Irrevocable));
        let expected = self.eager.cancel(id).map(|all| Cancelled { returned: shares(all), burnt: shares(0) });
        assert_eq!(done.ok(), expected, "{done:?}");
    }

    fn change_hands(&mut self, id: u32) {
        let before = self.lazy.position(id).seal;
        let done = self.lazy.change_hands(id);
        self.meet("a position that cannot change hands", done == Err(AuctionError::StillSealed));
        self.meet("a position that leaves its commitment", before != self.lazy.position(id).seal);
        let expected = self.eager.holders.contains_key(&id) && self.eager.change_hands(id);
        assert_eq!(done.is_ok(), expected, "{done:?}");
    }

    fn prove_beacon(&mut self) {
        let done = self.lazy.prove_beacon();
        self.meet("bids that close early", matches!(done, Ok(Followed::Locked(..))));
        self.meet("a beacon that is late", done == Err(AuctionError::BeaconLate));
        assert_eq!(done.is_ok(), self.eager.prove_beacon(), "{done:?}");
    }

    fn set_rules(&mut self, maximum: u16, penalty: u16) {
        let rules = Rules::new(Tick::new(maximum).expect("a tick"), penalty).expect("rules");
        self.lazy.set_rules(&rules).expect("rules are set");
        self.eager.rules[0] = (maximum, penalty);
    }

    /// A position with nothing sealed for this epoch opens nothing.
    fn reveal_other(&mut self, id: u32) {
        let is_sealed = self
            .eager
            .holders
            .get(&id)
            .is_some_and(|holder| holder.sealed.is_some_and(|sealed| sealed.epoch == self.eager.epoch));
        if !is_sealed {
            assert!(self.lazy.reveal(id, 100, shares(1)).is_err());
        }
    }
}
