//! A random sequence of everything that happens to loans of the vault. Whatever that is, and in whichever second, it
//! lifts no price, no price crosses the other, and both books say the same.

use alloy_primitives::U256;
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    Credit,
    abi::{ICollateralAuction, ILoanLens, ILoanRouter, ISUSDai},
    check::done,
    credit::{Currency, DAY, Deal, Lender},
    random::Random,
};

use crate::credit_support::{consistent, deposited, instant, pass, provide, u, usdai};

const TITLES: [&str; 3] = ["first", "second", "third"];
/// Of one walk. `USDAI_CREDIT_EVENTS` has more.
const EVENTS: usize = 120;

struct Walk {
    scene: Credit,
    random: Random,
    titles: Vec<U256>,
    /// Of each title the loan that came last.
    open: Vec<Option<Deal>>,
    entries: Vec<(Deal, usize)>,
    currencies: Vec<Currency>,
    nonce: u64,
    taken: [u64; 14],
}

impl Walk {
    fn new(seed: u64) -> Self {
        let mut scene = Credit::new();
        let titles: Vec<_> = TITLES.iter().map(|name| scene.title(name)).collect();
        let currencies = vec![scene.usd6, scene.usd8, scene.usd18, usdai(&mut scene)];
        let people = [&scene.people.borrower, &scene.people.curator].map(|account| account.clone());
        let (router, auction, buyer) = (scene.router, scene.auction, scene.people.buyers[0].clone());
        for currency in &currencies {
            for account in &people {
                provide(&mut scene, account, *currency, currency.whole(50_000_000), router);
            }
            provide(&mut scene, &buyer, *currency, currency.whole(50_000_000), auction);
        }
        let open = vec![None; titles.len()];
        let random = Random::seeded(seed);
        Self { scene, random, titles, open, entries: vec![], currencies, nonce: 0, taken: [0; 14] }
    }

    /// One or two tranches of the vault above a curator, of any size, rate and length.
    fn terms(&mut self, title: U256) -> Deal {
        let currency = self.random.pick(&self.currencies);
        let mut deal = self.scene.deal(title, currency);
        let curator = Lender::Allowance(self.scene.people.curator.clone());
        let lent = 1_000 + self.random.below(90_000) as u64;
        let rate = self.random.below(3_000) as u64;
        deal = deal.tranche(&self.scene, Lender::Vault, lent, rate);
        if self.random.once_in(3) {
            deal = deal.tranche(&self.scene, Lender::Vault, lent / 3, rate * 2);
        }
        deal = deal.tranche(&self.scene, curator, lent / 2, 2_000);
        for spec in &mut deal.terms.trancheSpecs {
            spec.amount += u(self.random.below(1_000) as u64);
        }
        self.nonce += 1;
        deal.terms.nonce = u(self.nonce);
        deal.terms.schedule = self.random.below(2) as u8;
        deal.terms.reserveInstalments = self.random.below(3) as u8;
        deal.terms.exitFee = currency.whole(self.random.below(3) as u64);
        deal.terms.duration = deal.terms.repaymentInterval * (1 + self.random.below(8) as u64);
        deal
    }

    fn open(&mut self, place: usize) -> Result<(), CallError> {
        let deal = self.terms(self.titles[place]);
        let loan = self.scene.loan_id(&deal.terms);
        self.scene.still(|scene| done(scene.agree(loan).map(drop)));
        let old = self.open[place].clone();
        let deposits = self.scene.deposits(&deal);
        let terms = deal.terms.clone();
        let mut scene = self.scene.clone();
        let outcome = instant(&mut scene, "opening", |scene| match old {
            Some(old) => {
                let call = ILoanRouter::refinanceCall { old: old.terms, terms, deposits, most: U256::MAX };
                scene.tell(&deal.borrower, &call)
            }
            None => scene.tell(&deal.borrower, &ILoanRouter::borrowCall { terms, deposits }),
        });
        outcome?;
        self.scene = scene;
        for (index, lender) in deal.lenders.iter().enumerate() {
            if matches!(lender, Lender::Vault) {
                self.entries.push((deal.clone(), index));
            }
        }
        self.open[place] = Some(deal);
        // Nothing is owed in the second of the opening, and nothing quoted.
        self.scene.wait(1);
        Ok(())
    }

    fn amount(&mut self, deal: &Deal) -> U256 {
        let (lens, terms) = (self.scene.lens, deal.lens_terms());
        let quote = self.scene.chain().call(lens, &ILoanLens::quoteCall { terms });
        // Nothing is due of a loan whose title is sold.
        let Ok(quote) = quote else { return u(1) };
        match self.random.below(4) {
            0 => quote.payoff,
            1 => quote.total + deal.currency.whole(self.random.below(20_000) as u64),
            2 => u(self.random.number() >> self.random.below(60)),
            _ => quote.total,
        }
    }

    fn of_loan(&mut self, place: usize, event: usize) -> Result<Receipt, CallError> {
        let Some(deal) = self.open[place].clone() else { return self.harvest() };
        let amount = self.amount(&deal);
        let (terms, title) = (deal.terms.clone(), deal.terms.title);
        let (buyer, auction) = (self.scene.people.buyers[0].clone(), self.scene.auction);
        let sale = self.scene.sale(title);
        let price = sale.leastBid * u(100 + self.random.below(30) as u64) / u(100);
        let name = format!("event {event} of a loan");
        let receipt = instant(&mut self.scene, &name, |scene| match event {
            1..=3 => scene.tell(&deal.borrower, &ILoanRouter::repayCall { terms, amount }),
            4 => scene.call_default(&deal),
            5 => scene.tell(&deal.borrower, &ILoanRouter::cureCall { terms, amount }),
            6 => scene.foreclose(&deal),
            7 => scene.chain().send(&buyer, auction, &ICollateralAuction::bidCall { title, amount: price }),
            8 if sale.bidder.is_zero() => scene.next_round(&deal),
            8 => scene.settle(&deal),
            _ => scene.recover(&deal),
        })?;
        if self.scene.owner(title) == deal.borrower.address {
            self.open[place] = None;
        }
        Ok(receipt)
    }

    fn of_book(&mut self, event: usize) -> Result<(), CallError> {
        let currency = self.random.pick(&self.currencies);
        if event == 10 {
            return instant(&mut self.scene, "sweep", |scene| scene.sweep(currency)).map(drop);
        }
        if event == 13 && self.random.once_in(2) {
            let units = 1 + self.random.below(100_000) as u64;
            instant(&mut self.scene, "deposit", |scene| deposited(scene, "somebody", units));
            return Ok(());
        }
        if self.entries.is_empty() {
            return Ok(());
        }
        let (deal, index) = self.entries[self.random.below(self.entries.len())].clone();
        instant(&mut self.scene, "upkeep", |scene| match event {
            11 => scene.resume(&deal, index),
            12 => scene.remark(&deal, index),
            _ => scene.reconcile(&deal, index),
        })
        .map(drop)
    }

    fn harvest(&mut self) -> Result<Receipt, CallError> {
        let keeper = self.scene.people.keeper.clone();
        instant(&mut self.scene, "harvest", |scene| {
            scene.redemptions.tell_vault(&keeper, &ISUSDai::harvestCall {})
        })
    }

    #[track_caller]
    fn step(&mut self) {
        let (event, place) = (self.random.below(14), self.random.below(self.titles.len()));
        let outcome = match event {
            0 => self.open(place),
            1..=4 if self.open[place].is_none() => self.open(place),
            1..=9 => self.of_loan(place, event).map(drop),
            _ => self.of_book(event),
        };
        if let Err(error) = &outcome {
            // A refusal explains itself: no program runs out of stack or gas.
            let data = error.revert().map(|revert| revert.data.len());
            assert!(data.is_some_and(|length| length >= 4), "event {event}: {error}");
        }
        self.taken[event] += u64::from(outcome.is_ok());
        let entries = self.entries.clone();
        consistent(&mut self.scene, &entries, &self.currencies);
        let most = [1, DAY as usize, 12 * DAY as usize];
        let seconds = self.random.below(self.random.clone().pick(&most)) as u64;
        pass(&mut self.scene, seconds);
    }
}

fn events() -> usize {
    std::env::var("USDAI_CREDIT_EVENTS").ok().and_then(|text| text.parse().ok()).unwrap_or(EVENTS)
}

#[test]
fn no_sequence_of_loan_events_lifts_or_crosses_the_vaults_prices() {
    let mut taken = [0; 14];
    for seed in 0..2 {
        let mut walk = Walk::new(0xc0de + seed);
        for event in 0..events() / 2 {
            // Programs live a year; so does a walk.
            if event % 50 == 49 {
                let taken = walk.taken;
                walk = Walk { taken, ..Walk::new(walk.random.number()) };
            }
            walk.step();
        }
        for (sum, count) in taken.iter_mut().zip(walk.taken) {
            *sum += count;
        }
    }
    assert!(taken[0] > 0 && taken[1] + taken[2] + taken[3] > 0 && taken[10] > 0, "{taken:?}");
}
