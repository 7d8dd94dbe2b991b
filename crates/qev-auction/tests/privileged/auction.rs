//! Redemptions: the rules of the next lock are all that anybody may change.

use crate::World;
use crate::memory::{Memory, engine};
use crate::random::Random;
use qev_auction::{AuctionError, Collected, Engine, Phase, Position, Rules, Shares, Tick, Uniform};
use std::collections::BTreeMap;
use usdai_core::{Timestamp, U256, Usd, Wad};

const DAY: u64 = 86_400;

pub struct Line {
    auction: Engine<Memory>,
    ids: Vec<u32>,
    /// What was paid for in each epoch, less what was collected.
    owed: U256,
    commitments: BTreeMap<u32, u64>,
}

impl World for Line {
    fn new(_: &mut Random) -> Self {
        Self { auction: engine(1), ids: vec![], owed: U256::ZERO, commitments: BTreeMap::new() }
    }

    fn attack(&mut self, random: &mut Random) -> bool {
        let _due = self.auction.follow_clock();
        let before = self.facts();
        let taken = Tick::new(random.below(2_200) as u16).is_ok_and(|tick| {
            let rules = Rules::new(tick, 50 + random.below(460) as u16);
            rules.is_ok_and(|rules| self.auction.set_rules(&rules).is_ok())
        });
        assert_eq!(self.facts(), before);
        taken
    }

    fn act(&mut self, random: &mut Random) {
        let id = self.ids.get(random.below(self.ids.len() as u64) as usize).copied().unwrap_or(0);
        let auction = &mut self.auction;
        match random.below(9) {
            0 | 1 => {
                let shares = Shares::new(u128::from(1 + random.below(1_000_000)));
                self.ids.extend(auction.request(shares).ok());
            }
            2 => drop(auction.commit(id).map(|epoch| self.commitments.insert(id, epoch.get()))),
            3 => drop(auction.prove_beacon()),
            4 => {
                let shares = Shares::new(u128::from(random.below(1_000_000)));
                let _refused = auction.reveal(id, random.below(1_901) as u16, shares);
            }
            5 => drop(auction.withdraw_commitment(id)),
            6 => self.collect(id),
            7 => self.cancel(id),
            _ => self.settle(random),
        }
        let now = self.auction.now.get() + random.below(4 * DAY);
        self.auction.now = Timestamp::new(now);
    }

    fn leave(&mut self) {
        for id in self.ids.clone() {
            self.collect(id);
        }
        assert!(self.owed.is_zero(), "{} are left", self.owed);
    }
}

impl Line {
    /// Everything but the rules of the next lock.
    fn facts(&self) -> (Vec<(Position, Collected)>, String) {
        let places = self.ids.iter().map(|id| self.auction.outlook(*id, u32::MAX).expect("an outlook"));
        let (serving, _) = self.auction.serving();
        let rest = format!("{:?} {:?} {serving:?}", self.auction.auction(), self.auction.intake());
        (places.collect(), rest)
    }

    /// A position collects exactly what it was told.
    fn collect(&mut self, id: u32) {
        if id == 0 {
            return;
        }
        let (_, told) = self.auction.outlook(id, u32::MAX).expect("an outlook");
        let collected =
            self.auction.collect(id, u32::MAX).expect("nobody stops a position from being collected");
        assert_eq!(collected, told);
        let released = collected.released.raw();
        self.owed = self.owed.checked_sub(released).expect("no more is paid than was paid for");
    }

    /// A request goes back whole until its lock.
    fn cancel(&mut self, id: u32) {
        let before = self.auction.position(id);
        match self.auction.cancel(id) {
            Ok(cancelled) => {
                assert_eq!((cancelled.returned, cancelled.burnt), (before.shares(), Shares::ZERO))
            }
            Err(error) => assert!(
                matches!(
                    error,
                    AuctionError::Irrevocable
                        | AuctionError::Empty
                        | AuctionError::NoPosition
                        | AuctionError::NotSettled
                        | AuctionError::Uncollected
                ),
                "{error:?}"
            ),
        }
    }

    /// In its time an epoch settles, whatever the rules are.
    fn settle(&mut self, random: &mut Random) {
        let _due = self.auction.follow_clock();
        let auction = self.auction.auction();
        if auction.phase != Phase::Revealing {
            return;
        }
        let end = auction.reveal_end(&self.auction.clock).expect("a time");
        self.auction.now = self.auction.now.max(end);
        let capacity = Usd::new(U256::from(random.below(3_000_000)));
        let outcome = self.auction.clear::<Uniform>(capacity, Wad::ONE).expect("an epoch clears in its time");
        while self.auction.auction().phase == Phase::Clearing {
            self.auction.serve(1 + random.below(3) as u32).expect("a page of the line");
        }
        for paid in [outcome.paid_to_bids, outcome.paid_to_line] {
            self.owed = self.owed.checked_add(paid.raw()).expect("a sum");
        }
    }
}
