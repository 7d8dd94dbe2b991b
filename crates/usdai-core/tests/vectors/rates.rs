//! One recorded loan, step by step.
//!
//! Each step is compared from the recorded balance, and those before the first late one also in a row, from a loan
//! that we opened; both as a loan in a currency with 18 decimals, to 2 wei, and in the decimals of the loan, to 2
//! units. Their balances and payments have fractions of a unit that nobody can pay: beside whole units a fraction
//! of theirs counts for neither side. A tranche may be further off where ours is nearer to its exact share: theirs
//! gives a payment's remainder, up to a unit per tranche, to the first one. Late steps differ on purpose.
//!
//! In the end each loan is paid on time to its end, which leaves nothing and gives each tranche what it lent.

use crate::loan::{Share, terms, tranches};
use crate::numbers::{apart, big, list, number, seconds, word};
use num_bigint::BigUint;
use serde_json::Value;
use usdai_core::loan::{Loan, Opening, PerTranche, Status, Terms, Tranche};
use usdai_core::{AssetAmount, Timestamp};

/// Wei of the currency that ours may be off.
const TOLERANCE: u8 = 2;

/// How many of what were compared.
#[derive(Debug, Default)]
pub struct Tally {
    /// Steps paid on time, the deadline's second included.
    pub on_time: usize,
    /// Instalments quoted before they are open.
    pub quoted: usize,
    /// Steps with a prepayment after the instalment.
    pub prepaid: usize,
    /// Tranches, principal and interest.
    pub tranches: usize,
    /// Of these, those that are further off but nearer.
    pub nearer: usize,
    /// Late steps, where ours differs.
    pub late: usize,
    /// Loans paid to the end.
    pub closed: usize,
}

/// A recorded loan in units of our choice.
struct Case<'a> {
    name: &'a str,
    terms: Terms<'a>,
    /// Of 18 decimals, what one of our units is.
    unit: BigUint,
}

/// Compares every step of one loan.
pub fn check(name: &str, model: &Value, recorded: &Value, tally: &mut Tally) {
    let scale = number(&recorded["scaleFactor"]);
    let decimals = u8::try_from(recorded["decimals"].as_u64().expect("decimals")).expect("decimals");
    let one = BigUint::from(1u8);
    for (decimals, factor, unit) in [(18, &scale, &one), (decimals, &one, &scale)] {
        let tranches = tranches(&recorded["tranches"], factor);
        let terms = terms(model, recorded, decimals, &tranches);
        let case = Case { name, terms, unit: unit.clone() };
        for step in list(&recorded["steps"]) {
            if number(&step["balance"]) >= case.unit {
                case.step(&case.loan(step), step, tally);
            }
        }
        case.walk(recorded, tally);
        case.pay_off(tally);
    }
}

impl Case<'_> {
    fn walk(&self, recorded: &Value, tally: &mut Tally) {
        let first = &recorded["steps"][0];
        let mut loan = Some(self.loan(first));
        for step in list(&recorded["steps"]) {
            let Some(open) = loan.filter(|open| !open.outstanding.is_zero()) else { return };
            loan = self.step(&open, step, tally);
        }
    }

    /// The loan after a step; none where it is late, or where theirs is paid before it can be.
    fn step(&self, loan: &Loan, step: &Value, tally: &mut Tally) -> Option<Loan> {
        let now = Timestamp::new(seconds(&step["timestamp"]));
        match step["kind"].as_str().expect("a kind") {
            "on_time" | "at_deadline" => {
                let due = loan.quote(&self.terms, now).and_then(|quote| quote.total_due()).expect("a quote");
                let (after, payment) = loan.pay(&self.terms, due, now).expect("a payment");
                assert_eq!(payment.total(), Ok(due), "{}", self.name);
                assert_eq!(payment.served.instalments, 1, "{}", self.name);
                assert!(payment.served.late_interest.is_zero(), "{}", self.name);
                self.near(payment.served.principal, &step["out"]["principal"]);
                self.near(payment.served.interest, &step["out"]["interest"]);
                self.near_principals(&payment.principal, payment.served.principal, step, tally);
                self.near_interests(&payment.interest, payment.served.interest, step, tally);
                tally.on_time += 1;
                Some(match step.get("prepayAfter") {
                    Some(amount) => self.prepay(&after, now, number(amount), tally),
                    None => after,
                })
            }
            "quote_before_window" => {
                let instalment = loan.instalment(&self.terms).expect("an instalment");
                self.near(instalment.principal, &step["out"]["principal"]);
                self.near(instalment.interest, &step["out"]["interest"]);
                let quote = loan.quote(&self.terms, now).expect("a quote");
                assert_eq!(quote.due.instalments, 0, "{}", self.name);
                tally.quoted += 1;
                None
            }
            _ => {
                tally.late += 1;
                None
            }
        }
    }

    /// Every instalment at its deadline, however many there are.
    fn pay_off(&self, tally: &mut Tally) {
        let mut loan = Opening::new(&self.terms, Timestamp::new(0)).expect("terms within bounds").loan;
        let mut repaid = vec![AssetAmount::ZERO; self.terms.tranches.len()];
        for _ in 0..self.terms.instalments {
            if loan.status == Status::Closed {
                break;
            }
            let now = loan.deadline(&self.terms).expect("a deadline");
            let due = loan.quote(&self.terms, now).and_then(|quote| quote.total_due()).expect("a quote");
            let (after, payment) = loan.pay(&self.terms, due, now).expect("a payment");
            for (index, sum) in repaid.iter_mut().enumerate() {
                *sum = sum.checked_add(payment.principal.get(index)).expect("a sum");
            }
            loan = after;
        }
        assert_eq!(loan.status, Status::Closed, "{}", self.name);
        let lent: Vec<AssetAmount> = self.terms.tranches.iter().map(|tranche| tranche.amount).collect();
        assert_eq!(repaid, lent, "{}", self.name);
        tally.closed += 1;
    }

    /// The loan at a step's balance, brought there by a prepayment so that every tranche has its share.
    fn loan(&self, step: &Value) -> Loan {
        let [deadline, maturity] = ["repaymentDeadline", "maturity"].map(|field| seconds(&step[field]));
        let interval = self.terms.interval.get();
        let left = (maturity - deadline) / interval + 1;
        let paid = u64::from(self.terms.instalments) - left;
        let start = deadline - interval * (paid + 1);
        let opening = Opening::new(&self.terms, Timestamp::new(start)).expect("terms within bounds");
        let balance = AssetAmount::new(word(&(number(&step["balance"]) / &self.unit)));
        let mut loan = opening.loan;
        let repaid = loan.outstanding.checked_sub(balance).expect("a balance within the principal");
        if !repaid.is_zero() {
            loan.paid = 1;
            let second = Timestamp::new(start + 1);
            (loan, _) = loan.pay(&self.terms, repaid, second).expect("a prepayment");
        }
        loan.paid = u16::try_from(paid).expect("instalments paid");
        assert_eq!(loan.outstanding, balance);
        loan
    }

    /// A prepayment lowers the balance at once and costs no interest.
    fn prepay(&self, loan: &Loan, now: Timestamp, amount: BigUint, tally: &mut Tally) -> Loan {
        let amount = AssetAmount::new(word(&(amount / &self.unit))).min(loan.outstanding);
        if amount.is_zero() {
            return *loan;
        }
        let (after, payment) = loan.pay(&self.terms, amount, now).expect("a prepayment");
        assert_eq!(payment.total(), Ok(amount), "{}", self.name);
        assert_eq!(payment.prepaid, amount, "{}", self.name);
        assert_eq!(payment.principal.total(), Ok(amount), "{}", self.name);
        assert_eq!(after.outstanding.checked_add(amount), Ok(loan.outstanding), "{}", self.name);
        for (index, tranche) in self.terms.tranches.iter().enumerate() {
            let exact = big(amount.raw()) * big(tranche.amount.raw());
            let ours = big(payment.principal.get(index).raw()) * self.principal();
            assert!(apart(&ours, &exact) <= self.principal() * TOLERANCE, "{} {index}", self.name);
        }
        tally.prepaid += 1;
        after
    }

    #[track_caller]
    fn near(&self, ours: AssetAmount, theirs: &Value) {
        let (ours, theirs) = (big(ours.raw()) * &self.unit, number(theirs));
        assert!(
            apart(&ours, &theirs) / &self.unit <= TOLERANCE.into(),
            "{}: {ours}, theirs {theirs}",
            self.name
        );
    }

    fn near_principals(&self, ours: &PerTranche, total: AssetAmount, step: &Value, tally: &mut Tally) {
        let weights = self.terms.tranches.iter().map(|tranche| big(tranche.amount.raw())).collect();
        self.near_shares(ours, total, &step["out"]["tranchePrincipals"], weights, tally);
    }

    fn near_interests(&self, ours: &PerTranche, total: AssetAmount, step: &Value, tally: &mut Tally) {
        let weight = |tranche: &Tranche| big(tranche.amount.raw()) * big(tranche.rate.raw());
        let weights = self.terms.tranches.iter().map(weight).collect();
        self.near_shares(ours, total, &step["out"]["trancheInterests"], weights, tally);
    }

    fn near_shares(
        &self,
        ours: &PerTranche,
        total: AssetAmount,
        theirs: &Value,
        weights: Vec<BigUint>,
        tally: &mut Tally,
    ) {
        assert_eq!(ours.total(), Ok(total), "{}", self.name);
        let total = big(total.raw()) * &self.unit;
        let denominator: BigUint = weights.iter().sum();
        for (index, weight) in weights.into_iter().enumerate() {
            let (ours, theirs) = (big(ours.get(index).raw()) * &self.unit, number(&theirs[index]));
            tally.tranches += 1;
            if apart(&ours, &theirs) / &self.unit > TOLERANCE.into() {
                let share = Share { numerator: &total * weight, denominator: denominator.clone() };
                assert!(share.is_nearer(&ours, &theirs), "{}: {ours}, theirs {theirs}", self.name);
                tally.nearer += 1;
            }
        }
    }

    fn principal(&self) -> BigUint {
        big(self.terms.principal().expect("a sum").raw())
    }
}
