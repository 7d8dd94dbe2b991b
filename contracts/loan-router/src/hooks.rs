//! What the loan book is told of its tranches, last in a call. It cannot stop a payment: a report that it did not take
//! is kept, and anybody can bring it again.

use crate::abi::ILoanRouter as abi;
use crate::abi::partners::ILoanBook;
use crate::errors::{self, Error};
use crate::payments::check_gas;
use crate::repayment::Settlement;
use crate::slots::{Partner, Unreported};
use crate::storage::{LoanRouter, now};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use alloy_sol_types::SolCall;
use kit::words::{Word, with_selector};
use kit::{emit, host};
use loan_terms::{LoanTerms, Record};
use usdai_core::fixed;
use usdai_core::loan::{Claims, Loan, Recovery, Status, Terms};
use usdai_core::{AccrualRate, AssetAmount, MathError, Timestamp};

/// Gas for one hook: the loan book, the vault twice, the auction and the titles, none of them cached, take some
/// 200,000.
const HOOK_GAS: u64 = 800_000;

/// A tranche of the loan book's of which there is something to tell.
struct Report {
    loan: B256,
    currency: Address,
    index: usize,
    /// What was paid.
    paid: Unreported,
    /// Whether the loan book has it, and not a credit.
    has_cash: bool,
}

/// What is told of a tranche.
#[derive(Clone, Copy)]
enum Hook {
    /// It was paid: what is left of its principal, and what that accrues from when on.
    Repaid { balance: AssetAmount, rate: AccrualRate, from: Timestamp },
    /// Its loan is in default: what ranks before it, and what is held for the loan.
    Defaulted { senior: AssetAmount, reserve: AssetAmount },
    /// Its loan is settled.
    Recovered,
}

impl Hook {
    fn calldata(self, loan: B256, index: u64, paid: &Unreported) -> Vec<u8> {
        let (principal, interest) = (paid.principal.word(), paid.interest.word());
        let index = index.word();
        match self {
            Self::Repaid { balance, rate, from } => {
                let after = [balance.raw().word(), rate.raw().word(), from.get().word()];
                let words = [loan, index, principal, interest, after[0], after[1], after[2]];
                with_selector(ILoanBook::onRepaidCall::SELECTOR, &words)
            }
            Self::Defaulted { senior, reserve } => {
                let words = [loan, index, senior.raw().word(), reserve.raw().word()];
                with_selector(ILoanBook::onDefaultedCall::SELECTOR, &words)
            }
            Self::Recovered => {
                with_selector(ILoanBook::onRecoveredCall::SELECTOR, &[loan, index, principal, interest])
            }
        }
    }
}

impl LoanRouter {
    /// Tells of a payment to every tranche that the loan book holds, but those that were `credited`.
    #[inline(never)]
    pub(crate) fn report_payment(
        &mut self,
        settlement: &Settlement<'_>,
        owners: &[Address],
        credited: &[usize],
    ) -> Result<(), Error> {
        let Settlement { loan, terms, arithmetic, after, payment, .. } = *settlement;
        for index in self.own(owners) {
            let (principal, interest) =
                (payment.principal.get(index).raw(), payment.interest.get(index).raw());
            let paid = Unreported { principal, interest };
            let has_cash = !credited.contains(&index);
            let report = Report { loan, currency: terms.currency, index, paid, has_cash };
            self.report(&report, repaid(after, arithmetic, index)?)?;
        }
        Ok(())
    }

    /// Tells of a default.
    #[inline(never)]
    pub(crate) fn report_default(
        &mut self,
        loan: B256,
        terms: &LoanTerms,
        arithmetic: &Terms<'_>,
        after: &Loan,
    ) -> Result<(), Error> {
        let own = self.own(&self.owners_of(loan, terms.tranches.len())?);
        if own.is_empty() {
            return Ok(());
        }
        // Once for all tranches: it walks every instalment that was missed.
        let claims = &claims_at_default(after, arithmetic)?;
        for index in own {
            let paid = Unreported::default();
            let report = Report { loan, currency: terms.currency, index, paid, has_cash: true };
            self.report(&report, defaulted(after, claims, index)?)?;
        }
        Ok(())
    }

    /// Tells of what a sale paid.
    #[inline(never)]
    pub(crate) fn report_recovery(
        &mut self,
        loan: B256,
        terms: &LoanTerms,
        recovery: &Recovery,
        owners: &[Address],
        credited: &[usize],
    ) -> Result<(), Error> {
        for index in self.own(owners) {
            let interest = recovery.interest.get(index).checked_add(recovery.later_interest.get(index))?;
            let principal = recovery.principal.get(index).raw();
            let paid = Unreported { principal, interest: interest.raw() };
            let has_cash = !credited.contains(&index);
            let report = Report { loan, currency: terms.currency, index, paid, has_cash };
            self.report(&report, Hook::Recovered)?;
        }
        Ok(())
    }

    /// Brings a report again that the loan book did not take, after the cash if that is still here.
    ///
    /// `LoanUnknown`, `NothingUnreported`, `TransferFailed`, and what the loan book refuses.
    #[inline(never)]
    pub(crate) fn reconcile(&mut self, terms: &LoanTerms, index: u64) -> Result<(), Error> {
        let (loan, Record { loan: state, decimals, .. }) = self.record_of(terms)?;
        let owners = self.owners_of(loan, terms.tranches.len())?;
        let (place, book) = (index as usize, self.partner(Partner::LoanBook));
        let unreported = self.unreported(loan, index);
        let arithmetic = &terms.arithmetic(decimals)?;
        let hook = match state.status {
            _ if owners.get(place) != Some(&book) => return Err(errors::nothing_unreported(loan, index)),
            Status::Closed if self.sale(loan).is_some() => Hook::Recovered,
            Status::Defaulted { .. } | Status::Foreclosed { .. } if unreported.is_none() => {
                defaulted(&state, &claims_at_default(&state, arithmetic)?, place)?
            }
            _ if unreported.is_none() => return Err(errors::nothing_unreported(loan, index)),
            _ => repaid(&state, arithmetic, place)?,
        };
        self.set_unreported(loan, index, &Unreported::default())?;
        emit!(Reconciled, [loan], [index, unreported.principal, unreported.interest]);
        if !self.credit(book, terms.currency).is_zero() {
            self.pay_credit(book, terms.currency, book)?;
        }
        host::pass_on(book, &hook.calldata(loan, index, &unreported)).map(|_| ())
    }

    /// The tranches that the loan book holds.
    fn own(&self, owners: &[Address]) -> Vec<usize> {
        let book = self.partner(Partner::LoanBook);
        let own = owners.iter().enumerate().filter(|(_, owner)| **owner == book);
        own.map(|(index, _)| index).collect()
    }

    /// Tells the loan book, with what it did not take before; what it does not take now is kept. `GasTooLow`.
    #[inline(never)]
    fn report(&mut self, report: &Report, hook: Hook) -> Result<(), Error> {
        let Report { loan, currency, index, paid, has_cash } = report;
        check_gas(HOOK_GAS)?;
        let (loan, index, book) = (*loan, *index as u64, self.partner(Partner::LoanBook));
        let moves_cash = !matches!(hook, Hook::Defaulted { .. });
        let earlier = if moves_cash { self.unreported(loan, index) } else { Unreported::default() };
        let all = Unreported {
            principal: fixed::add(earlier.principal, paid.principal)?,
            interest: fixed::add(earlier.interest, paid.interest)?,
        };
        // What was credited before is not the loan book's cash yet.
        let has_all = *has_cash && (earlier.is_none() || self.credit(book, *currency).is_zero());
        if has_all && host::forward(book, &hook.calldata(loan, index, &all), HOOK_GAS, 0).is_ok() {
            if !earlier.is_none() {
                self.set_unreported(loan, index, &Unreported::default())?;
                emit!(Reconciled, [loan], [index, earlier.principal, earlier.interest]);
            }
            return Ok(());
        }
        if moves_cash {
            self.set_unreported(loan, index, &all)?;
        }
        emit!(HookFailed, [loan], [index, paid.principal, paid.interest]);
        Ok(())
    }
}

fn repaid(after: &Loan, terms: &Terms<'_>, index: usize) -> Result<Hook, MathError> {
    if after.outstanding.is_zero() {
        return Ok(Hook::Repaid { balance: AssetAmount::ZERO, rate: AccrualRate::ZERO, from: now() });
    }
    // A rate would end the default in the books of the lender.
    let rate = match after.status {
        Status::Active => after.accrual_rate(terms, index)?,
        _ => AccrualRate::ZERO,
    };
    let balance = after.balances(terms)?.get(index);
    Ok(Hook::Repaid { balance, rate, from: after.opens_after(terms)? })
}

#[inline(never)]
fn claims_at_default(loan: &Loan, terms: &Terms<'_>) -> Result<Claims, MathError> {
    let at = match loan.status {
        Status::Defaulted { at: defaulted_at } | Status::Foreclosed { defaulted_at } => defaulted_at,
        Status::Active | Status::Closed => now(),
    };
    loan.claims(terms, at)
}

fn defaulted(after: &Loan, claims: &Claims, index: usize) -> Result<Hook, MathError> {
    Ok(Hook::Defaulted { senior: claims.before(index)?, reserve: after.reserve })
}
