//! Page after page, log after log.

use crate::InputError;
use crate::chain::{Chain, Place};
use crate::hash::InputHash;
use crate::input::{Next, Page, Price, Terms};
use crate::ledger::Ledger;
use crate::line::Line;
use crate::loans::Loans;
use crate::mints::Mints;
use crate::points::{Earnings, settle};
use crate::week::{Supplies, Week};

/// Computes a week while the chain is read: [`Engine::add`] every page in order, then [`Engine::finish`].
///
/// After an error it is of no use any more.
pub struct Engine {
    pub(crate) terms: Terms,
    begin: u64,
    end: u64,
    chain: Chain,
    hash: InputHash,
    pub(crate) ledger: Ledger,
    pub(crate) mints: Mints,
    pub(crate) line: Line,
    pub(crate) loans: Loans,
    pub(crate) earnings: Earnings,
    pub(crate) supplies: Supplies,
    pub(crate) block: u64,
}

impl Engine {
    /// Begins. [`InputError::WeekUnknown`], [`InputError::ReferralRate`].
    pub fn new(terms: &Terms) -> Result<Self, InputError> {
        let (begin, end) = terms.season.times(terms.week).ok_or(InputError::WeekUnknown(terms.week))?;
        let bps = terms.season.rates.referral_bps;
        if bps > 10_000 {
            return Err(InputError::ReferralRate(bps));
        }
        Ok(Self {
            begin,
            end,
            chain: Chain::new(&terms.first, end),
            hash: InputHash::new(terms, &terms.excluded_in_order()),
            ledger: Ledger::new(begin, end),
            mints: Mints::default(),
            line: Line::default(),
            loans: Loans::default(),
            earnings: Earnings::default(),
            supplies: Supplies::default(),
            block: terms.first.number,
            terms: terms.clone(),
        })
    }

    /// Goes on by a page. The errors of [`InputError`], all but [`InputError::WeekNotOver`].
    pub fn add(&mut self, page: &Page) -> Result<(), InputError> {
        self.chain.open(page)?;
        let mut prices = page.prices.iter().peekable();
        for event in &page.events {
            while let Some(price) = prices.next_if(|price| price.block <= event.block) {
                self.sample(price)?;
            }
            self.visit(event.block, event.time)?;
            self.chain.log(event.index)?;
            self.hash.event(event);
            self.apply(event)?;
        }
        prices.try_for_each(|price| self.sample(price))?;
        self.end_block()?;
        self.chain.close()
    }

    /// Ends the week. [`InputError::BlockGap`], [`InputError::Reorganised`], [`InputError::WeekNotOver`],
    /// [`InputError::Overflow`].
    pub fn finish(mut self, next: &Next) -> Result<Week, InputError> {
        self.chain.finish(next)?;
        // What is held to the end of the week is of the next.
        self.pass(self.end.saturating_sub(1))?;
        self.ledger.pass(self.end)?;
        for place in 0..self.ledger.holdings().len() {
            self.ledger.accrue(place)?;
        }
        let (accounts, earned) = settle(&self.terms, &self.ledger, &self.earnings)?;
        let total = accounts.iter().map(|account| account.points).sum();
        Ok(Week {
            number: self.terms.week,
            begin: self.begin,
            end: self.end,
            accounts,
            total,
            earned,
            input_hash: self.hash.finish(next),
            supplies: Supplies { waiting: self.line.waiting()?, ..self.supplies },
        })
    }

    fn sample(&mut self, price: &Price) -> Result<(), InputError> {
        self.visit(price.block, price.time)?;
        self.chain.price(price)?;
        self.hash.price(price);
        self.ledger.set_price(price.price);
        self.mints.change_all();
        Ok(())
    }

    /// Goes on to a block, and ends the one before.
    fn visit(&mut self, block: u64, time: u64) -> Result<(), InputError> {
        if self.chain.visit(block, time)? == Place::New {
            self.end_block()?;
        }
        self.block = block;
        self.pass(time)
    }

    fn end_block(&mut self) -> Result<(), InputError> {
        self.mints.end_block(self.block, &self.ledger)
    }

    /// Lets time pass, in which days of mints end.
    fn pass(&mut self, time: u64) -> Result<(), InputError> {
        while let Some(held) = self.mints.next_held(time)? {
            if held.end >= self.begin {
                self.earnings.mint(held.account, held.amount)?;
            }
        }
        self.ledger.pass(time)
    }
}
