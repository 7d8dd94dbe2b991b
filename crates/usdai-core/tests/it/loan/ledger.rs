//! The interest of a loan as an integral over its balance, in integers without bounds.

use super::units_of_any as units;
use num_bigint::BigUint;
use usdai_core::Timestamp;
use usdai_core::loan::{Loan, Terms};

const WAD: u64 = 1_000_000_000_000_000_000;

/// When the balance fell by how much, as interest sees it: an instalment counts from its deadline on at the earliest,
/// a prepayment from the end of the time that is paid for.
#[derive(Clone, Debug)]
pub struct Ledger {
    start: u64,
    rate: BigUint,
    late_rate: BigUint,
    principal: BigUint,
    falls: Vec<(u64, BigUint)>,
    /// Late interest of instalments that were paid, times 1e18.
    late: BigUint,
    /// Instalments that were late or paid, each of which may round by less than three units.
    pub roundings: u64,
}

impl Ledger {
    pub fn new(terms: &Terms<'_>, loan: &Loan) -> Self {
        let weight = |amount, rate| units(amount) * crate::model::big(rate);
        let weights: BigUint =
            terms.tranches.iter().map(|tranche| weight(tranche.amount, tranche.rate.raw())).sum();
        let principal = units(loan.outstanding);
        Self {
            start: loan.start.get(),
            rate: weights / &principal,
            late_rate: crate::model::big(terms.late_rate.raw()),
            principal,
            falls: Vec::new(),
            late: BigUint::ZERO,
            roundings: 0,
        }
    }

    /// Takes a payment of so many instalments and a prepayment after them.
    pub fn pay(&mut self, terms: &Terms<'_>, before: &Loan, after: &Loan, prepaid: &BigUint, now: Timestamp) {
        let mut loan = *before;
        while loan.paid < after.paid {
            loan = self.instalment(terms, &loan, now);
        }
        let paid_until = loan.opens_after(terms).expect("a time").get();
        self.falls.push((paid_until, prepaid.clone()));
    }

    fn instalment(&mut self, terms: &Terms<'_>, loan: &Loan, now: Timestamp) -> Loan {
        let deadline = loan.deadline(terms).expect("a deadline").get();
        let on_time = loan.instalment(terms).expect("an instalment");
        self.falls.push((now.get().max(deadline), units(on_time.principal)));
        self.late += self.lateness(terms, loan, now);
        self.roundings += 1;
        let outstanding = loan.outstanding.checked_sub(on_time.principal).expect("a part");
        Loan { outstanding, paid: loan.paid + 1, ..*loan }
    }

    fn lateness(&self, terms: &Terms<'_>, loan: &Loan, now: Timestamp) -> BigUint {
        let overdue = now.get().saturating_sub(loan.deadline(terms).expect("a deadline").get());
        let on_time = loan.instalment(terms).expect("an instalment");
        (units(on_time.principal) + units(on_time.interest)) * &self.late_rate * overdue
    }

    /// Interest since the start, times 1e18, paid and owed.
    pub fn accrued(&self, terms: &Terms<'_>, loan: &Loan, now: Timestamp) -> (BigUint, u64) {
        let end = now.get().max(loan.opens_after(terms).expect("a time").get());
        let whole = &self.principal * (end - self.start);
        let missing: BigUint =
            self.falls.iter().map(|(from, amount)| amount * end.saturating_sub(*from)).sum();
        let (mut late, mut roundings) = (self.late.clone(), self.roundings + 1);
        let mut open = *loan;
        while open.is_overdue(terms, now).expect("a deadline") {
            late += self.lateness(terms, &open, now);
            roundings += 1;
            let on_time = open.instalment(terms).expect("an instalment");
            let outstanding = open.outstanding.checked_sub(on_time.principal).expect("a part");
            open = Loan { outstanding, paid: open.paid + 1, ..open };
        }
        ((whole - missing) * &self.rate + late, roundings)
    }

    /// Whether so much interest is what accrued, rounded up by less than three units an instalment.
    #[track_caller]
    pub fn check(&self, terms: &Terms<'_>, loan: &Loan, interest: &BigUint, now: Timestamp) {
        let (exact, roundings) = self.accrued(terms, loan, now);
        let ours = interest * WAD;
        assert!(ours >= exact, "{interest} is less than {exact} / 1e18");
        assert!(ours - &exact < BigUint::from(3 * roundings) * WAD, "{interest} is more than {exact} / 1e18");
    }
}
