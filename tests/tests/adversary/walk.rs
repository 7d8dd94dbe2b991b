//! One start, and what happens from then on.

use std::collections::BTreeMap;

use alloy_primitives::{B256, U256};
use stylus_chain::chain::Account;
use tests::{
    Credit,
    abi::ISUSDai,
    check::done,
    credit::{Currency, DAY, Deal, Lender},
    random::Random,
    whole,
};

use usdai_core::loan::Status;

use crate::adversary::Adversary;
use crate::facts::{Facts, Watched};
use crate::{powers, victims};

/// A walk ends before programs do, which live a year: its last two epochs are settled after it.
const LIFETIME: u64 = 270 * DAY;

pub struct Walk {
    pub made: usize,
    pub endings: BTreeMap<String, u64>,
    scene: Credit,
    random: Random,
    adversary: Adversary,
    contracts: powers::Contracts,
    holders: Vec<Account>,
    watched: Watched,
    loans: Vec<B256>,
}

impl Walk {
    #[track_caller]
    pub fn new(seed: u64) -> Self {
        let mut scene = Credit::new();
        let world = scene.redemptions.world();
        let holders = [&world.alice, &world.bob, &world.carol].map(Clone::clone).to_vec();
        let mut watched = Watched::default();
        for holder in &holders {
            done(scene.redemptions.suite.staking.stake(holder, whole(200_000, 18)));
        }
        for (name, currency) in [("first", scene.usd6), ("second", scene.usd18), ("third", scene.usd8)] {
            let title = scene.title(name);
            let deal = signed(&scene, title, currency);
            done(scene.borrow(&deal));
            watched.titles.push(title);
            watched.deals.push(deal);
        }
        let people = scene.people.clone();
        let others = [&people.borrower, &people.curator, &people.operator, &people.lenders[0], &people.fees];
        watched.accounts = holders.iter().chain(others).map(|account| account.address).collect();
        let loans = watched.deals.iter().map(|deal| scene.loan_id(&deal.terms)).collect();
        let (account, contracts) = powers::everything(&mut scene);
        let adversary = Adversary::new(account, contracts.clone());
        let random = Random::seeded(seed);
        let endings = BTreeMap::new();
        Self { made: 0, endings, scene, random, adversary, contracts, holders, watched, loans }
    }

    pub fn has_time(&self) -> bool {
        let genesis = self.scene.redemptions.suite.staking.genesis;
        self.scene.now() < genesis + LIFETIME
    }

    /// The adversary acts a few times, somebody does something, and time passes.
    #[track_caller]
    pub fn step(&mut self) {
        for _ in 0..1 + self.random.below(4) {
            self.attack();
        }
        let ending = match self.random.below(8) {
            0..3 => self.of_holder(),
            3..6 => self.of_borrower(),
            6 => self.settle(),
            _ => "nothing".to_owned(),
        };
        *self.endings.entry(ending).or_default() += 1;
        let most = self.random.pick(&[1, DAY as usize, 6 * DAY as usize]);
        let seconds = self.random.below(most) as u64;
        self.scene.wait(seconds);
    }

    #[track_caller]
    fn attack(&mut self) {
        // What the clock demands is anybody's to do, and is no act of the adversary.
        let keeper = self.scene.people.keeper.clone();
        let _due = self.scene.redemptions.lock();
        let _due = self.scene.redemptions.tell_vault(&keeper, &ISUSDai::lockCall {});
        let ids = [self.watched.titles.clone(), self.watched.places.clone()].concat();
        let ids = if ids.is_empty() { vec![U256::ONE] } else { ids };
        let pool =
            powers::pool(&self.scene, self.adversary.account.address, &self.contracts, &self.loans, &ids);
        let now = self.scene.now();
        self.scene.go_to(now);
        let before = Facts::of(&mut self.scene, &self.watched);
        let made = if self.random.once_in(3) {
            self.adversary.strike(&mut self.scene, &mut self.random, &self.watched)
        } else {
            self.adversary.act(&mut self.scene, &mut self.random, &pool)
        };
        self.scene.go_to(now);
        let after = Facts::of(&mut self.scene, &self.watched);
        before.still_hold(&after, made.is_report, &made.what);
        self.made += 1;
        if made.outcome.is_ok() {
            let name = made.what.split('(').next().unwrap_or_default();
            *self.endings.entry(format!("adversary: {name}")).or_default() += 1;
        }
    }

    #[track_caller]
    fn of_holder(&mut self) -> String {
        let place = self.random.below(self.holders.len());
        let holder = self.holders[place].clone();
        let units = 1 + self.random.below(5_000) as u64;
        match self.random.below(4) {
            0 => format!("holder: stake {}", victims::stake(&mut self.scene, &holder, whole(units, 18))),
            1 => {
                let held = self.scene.redemptions.shares_of(&holder);
                let id = victims::request(&mut self.scene, &holder, whole(units, 18).min(held));
                self.watched.places.extend(id);
                format!("holder: request {}", id.is_some())
            }
            2 => {
                let ids = self.places_of(&holder);
                victims::claim(&mut self.scene, &holder, &ids);
                "holder: claim".to_owned()
            }
            _ => {
                let currency = self.currency();
                let is_paid = victims::redeem(&mut self.scene, &holder, currency, whole(units, 18));
                format!("holder: redeem {is_paid}")
            }
        }
    }

    #[track_caller]
    fn of_borrower(&mut self) -> String {
        let mut deal = self.watched.deals[self.random.below(self.watched.deals.len())].clone();
        // One in default first, as there is little time for it.
        for other in self.watched.deals.clone() {
            if matches!(self.scene.loan(&other).status, Status::Defaulted { .. }) && self.random.once_in(2) {
                deal = other;
            }
        }
        format!("borrower: {}", victims::service(&mut self.scene, &mut self.random, &deal))
    }

    /// The epoch is settled by anybody, in its time.
    #[track_caller]
    fn settle(&mut self) -> String {
        let auction = self.scene.redemptions.auction();
        if auction.line.is_zero() && self.watched.places.is_empty() {
            return "nobody waits".to_owned();
        }
        let _due = self.scene.redemptions.lock();
        let auction = self.scene.redemptions.auction();
        if auction.phase == 0 {
            self.scene.go_to(auction.lockTime.max(self.scene.now()));
            if self.scene.redemptions.lock().is_err() || self.scene.redemptions.auction().phase == 0 {
                return "nobody waits".to_owned();
            }
        }
        let epoch = self.scene.redemptions.auction().epoch;
        self.scene.redemptions.settle(epoch);
        "settled".to_owned()
    }

    /// Whatever the adversary has done, everybody claims what is owed, and redeems what there is.
    #[track_caller]
    pub fn everybody_leaves(&mut self) {
        self.settle();
        for holder in self.holders.clone() {
            let ids = self.places_of(&holder);
            victims::claim(&mut self.scene, &holder, &ids);
            for currency in [self.scene.usd6, self.scene.usd8, self.scene.usd18] {
                victims::redeem(&mut self.scene, &holder, currency, U256::MAX >> 128_usize);
            }
        }
        let cash = self.scene.vault_cash();
        assert!(cash.idle >= cash.reserved, "what is owed is there: {cash:?}");
    }

    #[track_caller]
    fn places_of(&mut self, holder: &Account) -> Vec<U256> {
        let qev = self.scene.redemptions.qev;
        let is_theirs = |id: &&U256| {
            let call = tests::abi::IQEV::ownerOfCall { tokenId: **id };
            self.scene.chain().call(qev, &call).is_ok_and(|owner| owner == holder.address)
        };
        self.watched.places.iter().filter(is_theirs).copied().collect()
    }

    fn currency(&mut self) -> Currency {
        let currencies = [self.scene.usd6, self.scene.usd8, self.scene.usd18];
        self.random.pick(&currencies)
    }
}

/// The vault first, a curator and a lender after it.
fn signed(scene: &Credit, title: U256, currency: Currency) -> Deal {
    let [curator, lender] = [scene.people.curator.clone(), scene.people.lenders[0].clone()];
    scene
        .deal(title, currency)
        .tranche(scene, Lender::Vault, 60_000, 1_200)
        .tranche(scene, Lender::Allowance(lender), 10_000, 1_500)
        .tranche(scene, Lender::Allowance(curator), 20_000, 2_000)
}
