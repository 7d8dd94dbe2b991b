//! Whole lives of random loans. `USDAI_LOANS` sets how many; 3,000 when unset.
//!
//! At any time, to the unit: what came in is what went out and what is held in reserve; and what the lenders were
//! paid and are owed is what they lent and what accrued. Whatever happened, a loan that is not closed can be.

use super::at;
use super::ledger::Ledger;
use super::random::{Agreement, Event, Moment, any_agreement, any_event};
use super::units_of_any as units;
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::loan::{LiquidationFeeBps, Loan, Opening, Payment, PerTranche, Proceeds, Status, Terms};
use usdai_core::{AssetAmount, LoanError, Timestamp, U256};

const LENGTH: usize = 24;

fn config() -> ProptestConfig {
    let cases = std::env::var("USDAI_LOANS")
        .ok()
        .map_or(3_000, |text| text.replace('_', "").parse().expect("USDAI_LOANS is a number below 2^32"));
    ProptestConfig { cases, max_shrink_iters: 20_000, ..ProptestConfig::default() }
}

/// A loan and every unit that moved.
#[derive(Clone)]
struct Life<'a> {
    terms: Terms<'a>,
    loan: Loan,
    now: Timestamp,
    ledger: Ledger,
    money_in: BigUint,
    money_out: BigUint,
    /// What the lenders were paid.
    interest: BigUint,
    repaid: Vec<BigUint>,
    lost: BigUint,
}

impl<'a> Life<'a> {
    fn new(terms: Terms<'a>, now: Timestamp) -> Result<Self, LoanError> {
        let opening = Opening::new(&terms, now)?;
        let lent = units(terms.principal()?);
        let out = units(opening.to_borrower) + units(opening.origination_fee);
        let life = Self {
            terms,
            loan: opening.loan,
            now: Timestamp::new(now.get() + 1),
            ledger: Ledger::new(&terms, &opening.loan),
            money_in: lent,
            money_out: out,
            interest: BigUint::ZERO,
            repaid: vec![BigUint::ZERO; terms.tranches.len()],
            lost: BigUint::ZERO,
        };
        life.check();
        Ok(life)
    }

    /// The reserve or the borrower paid; the rest of a payment is the same.
    fn take(&mut self, after: Loan, payment: &Payment) {
        let prepaid = units(payment.prepaid);
        self.ledger.pay(&self.terms, &self.loan, &after, &prepaid, self.now);
        self.money_out += units(payment.exit_fee) + units(payment.reserve_returned);
        self.lenders(&payment.principal, &[&payment.interest]);
        self.loan = after;
    }

    fn lenders(&mut self, principal: &PerTranche, interest: &[&PerTranche]) {
        for (index, sum) in self.repaid.iter_mut().enumerate() {
            *sum += units(principal.get(index));
        }
        self.money_out += units(principal.total().expect("a sum"));
        for part in interest {
            self.interest += units(part.total().expect("a sum"));
            self.money_out += units(part.total().expect("a sum"));
        }
    }

    #[track_caller]
    fn check(&self) {
        assert_eq!(self.money_in, &self.money_out + units(self.loan.reserve), "a unit is lost or made");
        let outstanding = units(self.loan.outstanding);
        let repaid: BigUint = self.repaid.iter().sum();
        let lent: BigUint = self.terms.tranches.iter().map(|tranche| units(tranche.amount)).sum();
        assert_eq!(lent, repaid + outstanding + &self.lost);
        let balances = self.loan.balances(&self.terms).expect("balances");
        assert_eq!(balances.total(), Ok(self.loan.outstanding));
        if self.lost == BigUint::ZERO && self.loan.status != Status::Closed {
            let owed = units(self.loan.accrued_up(&self.terms, self.now).expect("interest"));
            self.ledger.check(&self.terms, &self.loan, &(&self.interest + owed), self.now);
        }
    }

    fn pay(&mut self, offered: AssetAmount) -> Result<(), LoanError> {
        let paid = self.loan.pay(&self.terms, offered, self.now)?;
        self.receive(paid, offered);
        Ok(())
    }

    fn cure(&mut self, offered: AssetAmount) -> Result<(), LoanError> {
        let paid = self.loan.cure(&self.terms, offered, self.now)?;
        assert!(!paid.0.is_overdue(&self.terms, self.now)?);
        self.receive(paid, offered);
        Ok(())
    }

    fn receive(&mut self, (after, payment): (Loan, Payment), offered: AssetAmount) {
        let total = payment.total().expect("a sum");
        assert!(total <= offered, "more is taken than was offered");
        self.money_in += units(total);
        self.take(after, &payment);
    }

    fn call_default(&mut self) -> Result<(), LoanError> {
        let reserve = self.loan.reserve;
        let (after, payment) = self.loan.call_default(&self.terms, self.now)?;
        match payment {
            Some(payment) => {
                let spent = payment.total()?.checked_add(payment.reserve_returned)?;
                assert_eq!(after.reserve.checked_add(spent), Ok(reserve));
                self.take(after, &payment);
            }
            None => self.loan = after,
        }
        Ok(())
    }

    fn sell(&mut self, sold: &Proceeds) -> Result<(), LoanError> {
        let recovery = self.loan.recover(&self.terms, sold, self.now)?;
        self.money_in += units(sold.amount);
        self.money_out += units(recovery.costs) + units(recovery.fee) + units(recovery.to_borrower);
        self.lenders(&recovery.principal, &[&recovery.interest, &recovery.later_interest]);
        self.lost = units(recovery.lost.total()?);
        for index in 0..self.terms.tranches.len() {
            if !recovery.lost.get(index).is_zero() {
                assert!(recovery.to_borrower.is_zero());
                for junior in index + 1..self.terms.tranches.len() {
                    let got = recovery.principal.get(junior).checked_add(recovery.interest.get(junior))?;
                    assert!(got.is_zero(), "a junior is paid before a senior");
                }
            }
        }
        self.loan = recovery.loan;
        Ok(())
    }

    fn refinance(&mut self) -> Result<(), LoanError> {
        let quote = self.loan.quote(&self.terms, self.now)?;
        let opening = Opening::new(&self.terms, self.now)?;
        let (after, payoff) = self.loan.pay(&self.terms, quote.payoff, self.now)?;
        let cash = opening.refinance(&payoff)?;
        let input = units(opening.to_borrower) + units(cash.from_borrower) + units(payoff.reserve_returned);
        assert_eq!(input, units(payoff.total()?) + units(cash.to_borrower));
        self.receive((after, payoff), quote.payoff);
        self.check();
        self.check_closed();
        *self = Self::new(self.terms, self.now)?;
        Ok(())
    }

    fn apply(&mut self, event: Event) -> Result<(), LoanError> {
        let quote = self.loan.quote(&self.terms, self.now)?;
        match event {
            Event::Until(moment) => self.wait_until(moment),
            Event::Pass(share) => {
                let seconds = self.terms.interval.get() * u64::from(share) / 256;
                self.now = Timestamp::new(self.now.get() + seconds);
                Ok(())
            }
            Event::PayDue => self.pay(quote.total_due()?),
            Event::Offer(share) => self.pay(part(quote.payoff, share.into(), 256)),
            Event::Default { wait } => {
                if wait {
                    self.wait_until(Moment::AfterGrace)?;
                }
                self.call_default()
            }
            Event::Cure { everything: true } => self.cure(quote.payoff),
            Event::Cure { everything: false } => self.cure(quote.arrears.total()?),
            Event::Foreclose { wait } => {
                if wait {
                    self.wait_until(Moment::AfterCure)?;
                }
                self.loan = self.loan.foreclose(self.now)?;
                Ok(())
            }
            Event::Sell { share, costs, fee } => {
                let amount = part(quote.payoff, share.into(), 128);
                let costs = part(amount, costs.into(), 2_560);
                self.sell(&Proceeds { amount, costs, fee: LiquidationFeeBps::new(fee).expect("a fee") })
            }
            Event::Refinance => self.refinance(),
        }
    }

    fn wait_until(&mut self, moment: Moment) -> Result<(), LoanError> {
        let second = match moment {
            Moment::Deadline => self.loan.deadline(&self.terms)?.get(),
            Moment::AfterDeadline => self.loan.deadline(&self.terms)?.get() + 1,
            Moment::GraceEnd => self.loan.default_after(&self.terms)?.get(),
            Moment::AfterGrace => self.loan.default_after(&self.terms)?.get() + 1,
            Moment::CureEnd => self.loan.cure_until()?.get(),
            Moment::AfterCure => self.loan.cure_until()?.get() + 1,
        };
        self.now = Timestamp::new(second.max(self.now.get()));
        Ok(())
    }

    /// From wherever it is to its end, in at most two steps, each of which must work.
    fn close(mut self) {
        for _ in 0..2 {
            let quote = self.loan.quote(&self.terms, self.now).expect("a quote");
            let step = match self.loan.status {
                Status::Active => self.pay(quote.payoff),
                Status::Defaulted { .. } if self.now <= self.loan.cure_until().expect("in default") => {
                    self.cure(quote.payoff)
                }
                Status::Defaulted { .. } => self.apply(Event::Foreclose { wait: false }),
                Status::Foreclosed { .. } => self.apply(Event::Sell { share: 0, costs: 1, fee: 1_000 }),
                Status::Closed => break,
            };
            step.expect("a way on");
            self.check();
        }
        self.check_closed();
    }

    fn check_closed(&self) {
        assert_eq!(self.loan.status, Status::Closed);
        assert!(self.loan.outstanding.is_zero() && self.loan.reserve.is_zero());
        assert_eq!(self.money_in, self.money_out);
        if self.lost == BigUint::ZERO {
            let lent: Vec<BigUint> =
                self.terms.tranches.iter().map(|tranche| units(tranche.amount)).collect();
            assert_eq!(self.repaid, lent, "each tranche has what it lent");
        }
    }
}

fn part(amount: AssetAmount, numerator: u64, denominator: u64) -> AssetAmount {
    AssetAmount::new(amount.raw() * U256::from(numerator) / U256::from(denominator))
}

fn live(agreement: &Agreement, events: &[Event]) {
    let mut life = match Life::new(agreement.terms(), at(0)) {
        Err(LoanError::NothingForBorrower { .. }) => Life::new(agreement.plain(), at(0)),
        other => other,
    }
    .expect("terms within bounds");
    for event in events {
        if life.loan.status == Status::Closed {
            break;
        }
        let before = life.clone();
        if life.apply(*event).is_err() {
            life = before;
            continue;
        }
        life.check();
        life.clone().close();
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_sequence_of_events_breaks_a_loan(
        agreement in any_agreement(), events in proptest::collection::vec(any_event(), LENGTH),
    ) {
        live(&agreement, &events);
    }
}
