//! A vault, its loan book and many loans, with every sum kept a second time.

use crate::loan::random::Agreement;
use crate::model::{big, usd};
use num_bigint::BigUint;
use usdai_core::loan::{Loan, Opening, Payment, Status};
use usdai_core::portfolio::{Change, Collected, Entry, Lag, Repayment, Step, Totals};
use usdai_core::vault::{Book, Flows, Holdings, Rules};
use usdai_core::{AccrualRate, AssetAmount, Decimals, LoanError, Timestamp, U256, Usd, YieldFeeBps};

/// A loan of which the vault holds a tranche.
#[derive(Clone, Debug)]
pub struct Held {
    pub agreement: Agreement,
    pub loan: Loan,
    pub index: usize,
    pub entry: Entry,
    /// Paid, and never told to the loan book.
    pub untold: Collected,
    /// Whether anything was ever told late.
    pub is_exact: bool,
}

/// Everything, with interest at 36 decimals.
#[derive(Clone, Debug)]
pub struct Portfolio {
    start: Timestamp,
    pub now: Timestamp,
    pub totals: Totals,
    /// What waits for a report.
    pub lag: Lag,
    pub loans: Vec<Held>,
    /// By decimals of their currency.
    pub collected: [(u8, Collected); 3],
    fee: YieldFeeBps,
    idle: Usd,
    streamed: [Usd; 2],
    /// Of the interest that is collected, what had accrued.
    covered: [BigUint; 3],
    /// Interest beyond what had accrued, as far as the vault took it for accrued.
    ahead: BigUint,
    events: u32,
}

impl Portfolio {
    pub fn new(now: Timestamp, fee: YieldFeeBps) -> Self {
        Self {
            start: now,
            now,
            totals: Totals::default(),
            lag: Lag::default(),
            loans: Vec::new(),
            collected: [6, 8, 18].map(|decimals| (decimals, Collected::default())),
            fee,
            idle: Usd::new(U256::ONE << 140),
            streamed: [Usd::ZERO; 2],
            covered: [const { BigUint::ZERO }; 3],
            ahead: BigUint::ZERO,
            events: 0,
        }
    }

    pub fn lend(&mut self, agreement: &Agreement, index: usize) -> Result<(), LoanError> {
        let terms = agreement.plain();
        let loan = Opening::new(&terms, self.now)?.loan;
        let index = index % terms.tranches.len();
        let cost = terms.decimals.to_usd(loan.balances(&terms)?.get(index))?;
        let step = Entry::open(cost, loan.accrual_rate(&terms, index)?, self.now, self.now)?;
        let (untold, is_exact) = (Collected::default(), true);
        self.loans.push(Held {
            agreement: agreement.clone(),
            loan,
            index,
            entry: step.entry,
            untold,
            is_exact,
        });
        self.report(&step.change);
        Ok(())
    }

    /// A payment in the loan, of which the loan book is told, now or not yet.
    pub fn paid(&mut self, number: usize, after: Loan, payment: &Payment, is_told: bool) {
        let held = &self.loans[number];
        let one = |amount: AssetAmount| held.decimals().to_usd(amount).expect("an amount of a loan");
        let (principal, interest) =
            (one(payment.principal.get(held.index)), one(payment.interest.get(held.index)));
        let was_running = held.loan.status == Status::Active && held.is_exact;
        self.loans[number].loan = after;
        let unpaid = self.tell(number, Collected { principal, interest }, is_told);
        let held = &self.loans[number];
        if was_running && held.is_exact {
            // A unit of the split of interest, what a unit of the split of principal accrues at the highest rate,
            // and roundings of this entry.
            let units = 2 + self.now.get().saturating_sub(self.start.get()) / (365 * 86_400);
            let most = Usd::new(held.decimals().one_unit().raw() * U256::from(units) + U256::from(3u8));
            assert!(unpaid <= most, "more had accrued than is paid: {unpaid:?}");
            assert_eq!(held.entry.principal, held.balance());
        }
    }

    /// Tells what was paid, or keeps it for later; returns the interest that had accrued and is not paid.
    pub fn tell(&mut self, number: usize, paid: Collected, is_told: bool) -> Usd {
        let now = self.now;
        let held = &mut self.loans[number];
        if !is_told {
            held.untold = held.untold.with(&paid).expect("a sum");
            held.is_exact = false;
            return Usd::ZERO;
        }
        let terms = held.agreement.plain();
        let is_running = held.loan.status == Status::Active;
        let repayment = Repayment {
            principal: paid.principal,
            interest: paid.interest,
            balance: held.balance(),
            rate: match is_running {
                true => held.loan.accrual_rate(&terms, held.index).expect("a rate"),
                false => AccrualRate::ZERO,
            },
            accrues_from: held.loan.opens_after(&terms).expect("a time"),
        };
        let step = held.entry.repaid(&repayment, now).expect("numbers that fit");
        self.take(number, &step);
        step.change.unpaid
    }

    /// What was not told before, if anything.
    pub fn reconcile(&mut self, number: usize) {
        let untold = std::mem::take(&mut self.loans[number].untold);
        if untold != Collected::default() {
            self.tell(number, untold, true);
        }
    }

    /// Stores an entry after its event, and reports.
    pub fn take(&mut self, number: usize, step: &Step) {
        let held = &mut self.loans[number];
        let place = self.collected.iter().position(|(decimals, _)| *decimals == held.decimals().get());
        let place = place.expect("a currency");
        let before = exact(&held.entry, self.now);
        let taken = (before + wad() - 1u8) / wad() - big(step.entry.accrued.raw());
        self.covered[place] += taken.min(big(step.collected.interest.raw()));
        held.entry = step.entry;
        let (_, collected) = &mut self.collected[place];
        *collected = collected.with(&step.collected).expect("a sum");
        self.report(&step.change);
    }

    /// Hands on the cash of a currency, of which so many thousandths are there.
    pub fn sweep(&mut self, place: usize, thousandths: u64) {
        let (decimals, collected) = self.collected[place];
        let total = collected.total().expect("a sum");
        let there = total.raw() * U256::from(thousandths) / U256::from(1_000);
        let decimals = Decimals::new(decimals).expect("decimals of a table");
        let balance = decimals.to_asset_down(Usd::new(there)).expect("an amount");
        let converted = collected.units(decimals, balance).expect("an amount");
        let received = decimals.to_usd(converted).expect("an amount");
        let change = collected.swept(received, &self.totals.book).expect("numbers that fit");
        self.collected[place].1 = Collected::default();
        let covered = std::mem::take(&mut self.covered[place]);
        self.ahead += big(collected.interest.raw()) - covered;
        self.report(&change);
    }

    fn report(&mut self, change: &Change) {
        self.events += 1;
        if let Some(lag) = self.lag.with(change, self.now).expect("numbers that fit") {
            self.lag = lag;
            return self.check();
        }
        let change = &self.lag.caught_up(change, self.now).expect("numbers that fit");
        self.lag = Lag::default();
        let Flows { sent, principal, interest } = change.flows;
        let rules = Rules { fee: self.fee, maximum_rate: Book::HIGHEST_RATE };
        let (before, was_lost) = (self.worth(), self.totals.book.lost);
        let (report, lifted) = self.totals.report(change, self.now).expect("numbers that fit");
        let update = self.totals.book.update(&report, &change.flows, self.now, &rules);
        let update = update.expect("the vault takes it");
        // A fee is worth its new shares, which are not the others'.
        let came = principal.checked_add(interest).and_then(|came| came.checked_sub(update.fee));
        let idle = came.and_then(|came| self.idle.checked_add(came)).and_then(|idle| idle.checked_sub(sent));
        self.idle = idle.expect("cash enough");
        self.streamed[0] = self.streamed[0].checked_add(update.interest_gain).expect("a sum");
        self.streamed[1] = self.streamed[1].checked_add(update.gain).expect("a sum");
        self.totals = Totals { book: update.book, lifted };
        let back = was_lost.checked_add(change.lost).expect("a sum").excess_over(update.book.lost);
        self.check_prices(before, back);
        self.check();
    }

    /// No event raises a price, but lost principal that comes back the optimistic one, which had lost it as suddenly.
    fn check_prices(&self, before: [Usd; 2], back: Usd) {
        let after = self.worth();
        let most =
            [before[0].checked_add(back).expect("a sum"), before[1].checked_add(usd(2)).expect("a sum")];
        assert!(after[0] <= most[0] && after[1] <= most[1], "{after:?} after {before:?}");
        assert!(after[1] <= after[0], "the conservative price is the higher one");
    }

    /// Both values of everything.
    fn worth(&self) -> [Usd; 2] {
        let book = &self.totals.book;
        let holdings = Holdings {
            free_cash: self.idle,
            principal: book.principal,
            marks: book.marks,
            accrued_net: book.accrued_net_down(self.now, self.fee).expect("interest"),
            interest_unreleased: self.streamed[0],
            relief_unreleased: book.relief.unreleased_up(self.now).expect("a stream"),
            gains_unreleased: self.streamed[1],
        };
        [holdings.optimistic_down(), holdings.conservative_down()].map(|value| value.expect("a sum"))
    }

    /// The vault's book, without what it is to be told, is the sum of everything.
    pub fn check(&self) {
        let book = &self.totals.book;
        let sum =
            |of: fn(&Entry) -> U256| -> BigUint { self.loans.iter().map(|held| big(of(&held.entry))).sum() };
        let waits: BigUint = self.collected.iter().map(|(_, cash)| big(cash.principal.raw())).sum();
        assert_eq!(big(book.principal.raw()), sum(|entry| entry.principal.raw()) + waits);
        assert_eq!(big(book.marks.raw()), sum(|entry| entry.mark.raw()) + big(self.totals.lifted.raw()));
        assert_eq!(big(book.rate.raw()), sum(|entry| entry.running().raw()) + big(self.lag.rate.raw()));
        let accrued: BigUint = self.loans.iter().map(|held| exact(&held.entry, self.now)).sum();
        let covered: BigUint = self.covered.iter().sum();
        let most = accrued + covered * wad();
        let over = self.lag.over_up(self.now).expect("interest");
        let counted = book.accrued_down(self.now).expect("interest").excess_over(over);
        let counted = big(counted.raw()) * wad();
        assert!(counted <= most, "more interest is counted than accrued");
        let least = counted + (&self.ahead + 2u32 * (self.events + 1)) * wad();
        assert!(least >= most, "interest is forgotten");
        assert!(self.loans.iter().all(|held| held.entry.mark <= held.entry.principal));
    }

    /// Nothing is left of loans that are over once all is told and handed on.
    pub fn check_end(&self) {
        let Book { principal, marks, accrued, rate, .. } = self.totals.book;
        assert_eq!((principal, marks, accrued), (Usd::ZERO, Usd::ZERO, Usd::ZERO));
        assert!(rate.is_zero() && self.totals.lifted.is_zero());
    }
}

impl Held {
    pub fn decimals(&self) -> Decimals {
        self.agreement.plain().decimals
    }

    /// What the tranche is owed.
    pub fn balance(&self) -> Usd {
        if self.loan.status == Status::Closed {
            return Usd::ZERO;
        }
        let balances = self.loan.balances(&self.agreement.plain()).expect("balances");
        self.decimals().to_usd(balances.get(self.index)).expect("an amount")
    }
}

/// Interest owed, with 18 decimals more than a dollar has.
fn exact(entry: &Entry, now: Timestamp) -> BigUint {
    let elapsed = now.get().saturating_sub(entry.from.get());
    big(entry.accrued.raw()) * wad() + big(entry.running().raw()) * elapsed
}

fn wad() -> BigUint {
    BigUint::from(10u8).pow(18)
}
