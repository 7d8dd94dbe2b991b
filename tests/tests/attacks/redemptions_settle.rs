//! Keeping an epoch from being settled: prices that rise, fall or vanish between lock and clearing, by whatever the
//! loan book, the reserve and anybody else may do.

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, ISUSDai},
    check::{done, outcome},
    random::Random,
    redemptions::{Bid, Bidder, sound},
};

use crate::redemptions_support::{DAY, mul_div, u, wad};

/// Runs that are tried, of three epochs each.
const RUNS: u64 = 60;

/// Somebody whose shares come and go, and who also deposits.
struct Run {
    scene: Redemptions,
    random: Random,
    people: Vec<Account>,
    sealed: Vec<Bidder>,
}

impl Run {
    fn begin(seed: u64) -> Self {
        let (mut scene, mut random) = (Redemptions::new(), Random::seeded(seed));
        // All shares may wait, or nearly all, or few of them.
        let all = wad(1_000);
        let waits = random.pick(&[all, all - u(1), all - u(1_000_000), wad(500), wad(1)]);
        let person = scene.holder("person", all);
        let id = done(scene.request(&person, waits));
        let sealed = if random.once_in(2) {
            let bid = Bid::new(random.pick(&[10, 200, 1_900]), waits / u(2));
            done(scene.commit(&person, id, &bid));
            vec![Bidder { holder: person.clone(), id, bid }]
        } else {
            Vec::new()
        };
        let book = scene.suite.staking.book.clone();
        scene.mint_usdai(&book, wad(1_000));
        Self { scene, random, people: vec![person], sealed }
    }

    /// An amount at the edge of another, or a part of it.
    fn near(&mut self, amount: U256) -> U256 {
        let part = u(self.random.number() % 1_000);
        match self.random.below(6) {
            0 => U256::ZERO,
            1 => u(1),
            2 => amount,
            3 => amount.saturating_sub(u(1)),
            4 => amount.saturating_sub(u(self.random.number() % 3_000_000)),
            _ => mul_div(amount, part, u(1_000)),
        }
    }

    /// A report of anything that the vault may take.
    fn report(&mut self) {
        let standing = self.scene.standing();
        let cash = self.scene.ask_vault(&ISUSDai::cashCall {});
        let sent = if self.random.once_in(2) { self.near(cash.lendable) } else { U256::ZERO };
        let lent = standing.principal + sent;
        let principal_paid = if self.random.once_in(3) { self.near(lent) } else { U256::ZERO };
        let left = lent - principal_paid;
        let principal = if self.random.once_in(3) { self.near(left) } else { left };
        let marks = if self.random.once_in(2) { self.near(principal) } else { standing.marks.min(principal) };
        let interest_paid = if self.random.once_in(2) { self.near(wad(100)) } else { U256::ZERO };
        let rate = if self.random.once_in(2) { principal * u(31_709_791_983) } else { U256::ZERO };
        let report = LoanReport { principal, marks, sent, principal_paid, interest_paid, rate, ..standing };
        let _may_be_refused = self.scene.suite.staking.report(&report);
    }

    fn act(&mut self) {
        let keeper = self.scene.keeper.clone();
        match self.random.below(8) {
            0..=3 => self.report(),
            4 => drop(self.scene.suite.staking.earn(50)),
            5 => drop(self.scene.tell_vault(&keeper, &ISUSDai::harvestCall {})),
            6 => {
                let alice = self.scene.world().alice.clone();
                let assets = self.near(wad(10));
                let call = ISUSDai::deposit_0Call { assets, receiver: alice.address };
                drop(self.scene.tell_vault(&alice, &call));
            }
            _ => {
                let person = self.people[0].clone();
                let shares = self.scene.shares_of(&person);
                drop(self.scene.request(&person, shares));
            }
        }
        if self.random.once_in(2) {
            let seconds = self.random.pick(&[1, 600, DAY / 3, DAY]);
            self.scene.wait(seconds);
        }
    }

    #[track_caller]
    fn epoch(&mut self, epoch: u64, what: &str) -> IQEV::Cleared {
        for _ in 0..self.random.below(4) {
            self.act();
        }
        let lock = self.scene.lock_time(epoch).max(self.scene.chain().timestamp());
        self.scene.go_to(lock);
        done(self.scene.lock());
        if self.random.once_in(2) {
            let _no_bid_may_be_sealed = self.scene.prove_beacon();
        }
        for bidder in std::mem::take(&mut self.sealed) {
            if self.random.once_in(2) {
                done(self.scene.reveal(bidder.id, &bidder.bid));
            }
        }
        for _ in 0..self.random.below(4) {
            self.act();
        }
        let end = self.scene.auction().revealEnd.max(self.scene.chain().timestamp());
        self.scene.go_to(end);
        let cleared = self.scene.clear();
        assert!(cleared.is_ok(), "{what}: {}", outcome(&cleared));
        sound(&mut self.scene);
        done(cleared).logs::<IQEV::Cleared>().remove(0)
    }
}

#[test]
fn no_price_keeps_an_epoch_from_being_settled() {
    let (mut settled, mut below_one, mut void) = (0, 0, 0);
    for seed in 0..RUNS {
        let mut run = Run::begin(seed);
        for epoch in 1..=3 {
            if run.scene.ask_vault(&ISUSDai::epochCall {}).queued.is_zero() {
                break;
            }
            let cleared = run.epoch(epoch, &format!("seed {seed}, epoch {epoch}"));
            settled += 1;
            below_one += usize::from(cleared.price < wad(1));
            void += usize::from(cleared.isVoid);
        }
    }
    println!("{settled} epochs settled, {below_one} below a price of one, {void} void");
    assert!(below_one > RUNS as usize / 6 && void > RUNS as usize / 20, "{below_one}, {void}");
}
