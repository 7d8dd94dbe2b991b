//! Random lives of many loans, against the vault's own book and sums kept apart. `PROPTEST_CASES` sets how many.

use super::model::Portfolio;
use crate::loan::random::{Agreement, any_agreement};
use proptest::prelude::*;
use usdai_core::loan::{LiquidationFeeBps, Proceeds, Status};
use usdai_core::portfolio::Collected;
use usdai_core::{AssetAmount, LoanError, Timestamp, U256, Usd, YieldFeeBps};

const START: u64 = 1_800_000_000;
const LENGTH: usize = 60;

/// One thing that happens, to a loan by its number, modulo how many there are.
#[derive(Clone, Debug)]
enum Event {
    Lend(Box<Agreement>, usize),
    Pass(u64),
    /// Waits until a loan's deadline, or a share of an interval more in 1 / 16.
    Until(usize, u64),
    /// Pays what is due, or a share of everything in 1 / 256; and whether the loan book hears of it.
    Pay(usize, Option<u8>, bool),
    /// Somebody calls a default as soon as it can be; so many thousandths of the principal are counted on.
    Default(usize, u64),
    Remark(usize, u64),
    Cure(usize, bool),
    /// Forecloses as soon as it can be, and sells for a share of what is owed in 1 / 128.
    Sell(usize, u8),
    Resume(usize),
    Reconcile(usize),
    /// A currency, and how many thousandths of its cash are there.
    Sweep(usize, u64),
}

fn any_life() -> impl Strategy<Value = Event> {
    let number = 0usize..8;
    let thousandths = prop_oneof![4 => Just(1_000u64), 1 => 0u64..1_000];
    prop_oneof![
        2 => (any_agreement(), 0usize..4)
            .prop_map(|(agreement, index)| Event::Lend(Box::new(agreement), index)),
        1 => (0u64..40 * 86_400).prop_map(Event::Pass),
        4 => (number.clone(), prop_oneof![3 => Just(0u64), 1 => 0u64..40]).prop_map(|(n, more)| Event::Until(n, more)),
        6 => (number.clone(), proptest::option::weighted(0.3, any::<u8>()), proptest::bool::weighted(0.95))
            .prop_map(|(n, share, told)| Event::Pay(n, share, told)),
        2 => (number.clone(), 0u64..=1_100).prop_map(|(n, share)| Event::Default(n, share)),
        1 => (number.clone(), 0u64..=1_100).prop_map(|(n, share)| Event::Remark(n, share)),
        1 => (number.clone(), any::<bool>()).prop_map(|(n, all)| Event::Cure(n, all)),
        1 => (number.clone(), any::<u8>()).prop_map(|(n, share)| Event::Sell(n, share)),
        3 => number.clone().prop_map(Event::Resume),
        1 => number.prop_map(Event::Reconcile),
        3 => (0usize..3, thousandths).prop_map(|(place, there)| Event::Sweep(place, there)),
    ]
}

impl Portfolio {
    fn apply(&mut self, event: &Event) -> Result<(), LoanError> {
        let count = self.loans.len();
        let number = |n: &usize| n.checked_rem(count).ok_or(LoanError::CureWindowOver { until: self.now });
        match event {
            Event::Lend(agreement, index) => self.lend(agreement, *index)?,
            Event::Pass(seconds) => self.now = Timestamp::new(self.now.get() + seconds),
            Event::Sweep(place, there) => self.sweep(*place, *there),
            Event::Until(n, more) => {
                let held = &self.loans[number(n)?];
                let terms = held.agreement.plain();
                let second = held.loan.deadline(&terms)?.get() + terms.interval.get() * more / 16;
                self.now = Timestamp::new(second.max(self.now.get()));
            }
            Event::Pay(n, share, is_told) => self.pay(number(n)?, *share, *is_told)?,
            Event::Default(n, share) => self.default(number(n)?, *share)?,
            Event::Remark(n, share) => self.doubt(number(n)?, *share)?,
            Event::Cure(n, all) => self.cure(number(n)?, *all)?,
            Event::Sell(n, share) => self.sell(number(n)?, *share)?,
            Event::Resume(n) => {
                let n = number(n)?;
                if let Some(step) = self.loans[n].entry.resumed(self.now) {
                    self.take(n, &step);
                }
            }
            Event::Reconcile(n) => self.reconcile(number(n)?),
        }
        Ok(())
    }

    fn pay(&mut self, n: usize, share: Option<u8>, is_told: bool) -> Result<(), LoanError> {
        let held = &self.loans[n];
        let terms = held.agreement.plain();
        let quote = held.loan.quote(&terms, self.now)?;
        let offered = match share {
            Some(share) => AssetAmount::new(quote.payoff.raw() * U256::from(share) / U256::from(255)),
            None => quote.total_due()?,
        };
        let (after, payment) = held.loan.pay(&terms, offered, self.now)?;
        self.paid(n, after, &payment, is_told);
        Ok(())
    }

    fn default(&mut self, n: usize, share: u64) -> Result<(), LoanError> {
        let held = &mut self.loans[n];
        let terms = held.agreement.plain();
        let second = held.loan.default_after(&terms)?.get() + 1;
        let now = Timestamp::new(second.max(self.now.get()));
        let (after, payment) = held.loan.call_default(&terms, now)?;
        assert!(payment.is_none(), "there is no reserve");
        held.loan = after;
        self.now = now;
        self.doubt(n, share)
    }

    fn doubt(&mut self, n: usize, share: u64) -> Result<(), LoanError> {
        let entry = self.loans[n].entry;
        if self.loans[n].loan.status == Status::Active || self.loans[n].loan.status == Status::Closed {
            return Ok(());
        }
        let recoverable = entry.principal.raw() * U256::from(share) / U256::from(1_000);
        let step = entry.doubted(Usd::new(recoverable), self.now)?;
        self.take(n, &step);
        Ok(())
    }

    fn cure(&mut self, n: usize, all: bool) -> Result<(), LoanError> {
        let held = &self.loans[n];
        let terms = held.agreement.plain();
        let quote = held.loan.quote(&terms, self.now)?;
        let offered = if all { quote.payoff } else { quote.arrears.total()? };
        let (after, payment) = held.loan.cure(&terms, offered, self.now)?;
        self.paid(n, after, &payment, true);
        Ok(())
    }

    fn sell(&mut self, n: usize, share: u8) -> Result<(), LoanError> {
        let held = &self.loans[n];
        let terms = held.agreement.plain();
        let now = Timestamp::new(self.now.get().max(held.loan.cure_until()?.get() + 1));
        let payoff = held.loan.quote(&terms, now)?.payoff;
        let amount = AssetAmount::new(payoff.raw() * U256::from(share) / U256::from(128));
        let sold = Proceeds { amount, costs: AssetAmount::ZERO, fee: LiquidationFeeBps::HIGHEST };
        let recovery = held.loan.foreclose(now)?.recover(&terms, &sold, now)?;
        let dollars = |amount| terms.decimals.to_usd(amount);
        let interest =
            recovery.interest.get(held.index).checked_add(recovery.later_interest.get(held.index))?;
        let principal = dollars(recovery.principal.get(held.index))?;
        let paid = Collected { principal, interest: dollars(interest)? };
        self.now = now;
        self.loans[n].loan = recovery.loan;
        self.tell(n, paid, true);
        Ok(())
    }

    /// Pays off or sells every loan, tells what was not told, hands everything on.
    fn finish(mut self) {
        self.now = Timestamp::new(self.now.get() + 1);
        for n in 0..self.loans.len() {
            match self.loans[n].loan.status {
                Status::Active => self.pay(n, Some(255), true).expect("a way out"),
                Status::Closed => {}
                _ => self.sell(n, 0).expect("a way out"),
            }
            self.reconcile(n);
        }
        for place in 0..self.collected.len() {
            self.sweep(place, 1_000);
        }
        self.check_end();
    }
}

proptest! {
    #[test]
    fn the_vaults_book_is_the_sum_of_its_loans(
        bps in 0u16..=1_000, events in proptest::collection::vec(any_life(), LENGTH),
    ) {
        let fee = YieldFeeBps::new(bps).expect("a fee");
        let mut portfolio = Portfolio::new(Timestamp::new(START), fee);
        for event in events {
            let before = portfolio.clone();
            if portfolio.apply(&event).is_err() {
                portfolio = before;
            }
            portfolio.check();
        }
        portfolio.finish();
    }
}
