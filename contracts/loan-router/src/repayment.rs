//! What a borrower pays: instalments, prepayments, the arrears of a default, and the end of a loan.

use crate::abi::ILoanRouter as abi;
use crate::errors::{Error, of_loan};
use crate::payments::{Purse, Source};
use crate::storage::{LoanRouter, now};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolEvent;
use kit::words::Word;
use kit::{emit, host};
use loan_terms::{LoanTerms, Record};
use usdai_core::AssetAmount;
use usdai_core::loan::{Loan, Payment, Status, Terms};

/// A payment that the arithmetic has decided on.
pub struct Settlement<'a> {
    /// The loan.
    pub loan: B256,
    /// Its terms.
    pub terms: &'a LoanTerms,
    /// The same for the arithmetic.
    pub arithmetic: &'a Terms<'a>,
    /// The loan before the payment.
    pub record: &'a Record,
    /// And after it.
    pub after: &'a Loan,
    /// Who gets what.
    pub payment: &'a Payment,
    /// Where the money is.
    pub source: Source,
}

impl LoanRouter {
    /// Takes at most `amount` from the caller for what is open and then for principal; a default is cured.
    ///
    /// `LoanUnknown`, and what [`Loan::pay`] and [`Loan::cure`] refuse; what was taken.
    #[inline(never)]
    pub(crate) fn repay(&mut self, terms: &LoanTerms, amount: U256) -> Result<U256, Error> {
        let (loan, record) = self.record_of(terms)?;
        // Who pays must not fail because somebody called the default in the same block.
        if let Status::Defaulted { .. } = record.loan.status {
            return self.cure_record(loan, terms, &record, amount);
        }
        let arithmetic = &terms.arithmetic(record.decimals)?;
        let amount = AssetAmount::new(amount);
        let outcome = record.loan.pay(arithmetic, amount, now());
        let (after, payment) = outcome.as_ref().map_err(|error| of_loan(*error))?;
        let source = Source::Account(host::sender());
        self.settle(&Settlement { loan, terms, arithmetic, record: &record, after, payment, source })
    }

    /// Takes at most `amount` from the caller for at least the arrears of a loan in default.
    ///
    /// `LoanUnknown`, and what [`Loan::cure`] refuses; what was taken.
    #[inline(never)]
    pub(crate) fn cure(&mut self, terms: &LoanTerms, amount: U256) -> Result<U256, Error> {
        let (loan, record) = self.record_of(terms)?;
        self.cure_record(loan, terms, &record, amount)
    }

    #[inline(never)]
    fn cure_record(
        &mut self,
        loan: B256,
        terms: &LoanTerms,
        record: &Record,
        amount: U256,
    ) -> Result<U256, Error> {
        let arithmetic = &terms.arithmetic(record.decimals)?;
        let amount = AssetAmount::new(amount);
        let outcome = record.loan.cure(arithmetic, amount, now());
        let (after, payment) = outcome.as_ref().map_err(|error| of_loan(*error))?;
        let source = Source::Account(host::sender());
        self.settle(&Settlement { loan, terms, arithmetic, record, after, payment, source })
    }

    /// Stores and tells of a payment, sees to the title and the operator's credit, then moves the money, and has the
    /// loan book take note last. What was taken.
    #[inline(never)]
    pub(crate) fn settle(&mut self, settlement: &Settlement<'_>) -> Result<U256, Error> {
        let Settlement { loan, terms, payment, .. } = *settlement;
        let owners = self.record_payment(settlement)?;
        self.settle_title(settlement)?;
        let credited = self.pay_settlement(settlement, &owners)?;
        let held = Purse { loan, currency: terms.currency, source: Source::Held };
        self.pay(&held, terms.borrower, payment.reserve_returned)?;
        self.report_payment(settlement, &owners, &credited)?;
        Ok(payment.total()?.raw())
    }

    /// Stores the loan as it is after a payment, and tells of it. Who owns the positions.
    #[inline(never)]
    pub(crate) fn record_payment(&mut self, settlement: &Settlement<'_>) -> Result<Vec<Address>, Error> {
        let Settlement { loan, terms, record, after, payment, source, .. } = *settlement;
        self.set_record(loan, &Record { loan: *after, ..*record })?;
        let owners = self.owners_of(loan, terms.tranches.len())?;
        for (index, owner) in owners.iter().enumerate() {
            let (principal, interest) =
                (payment.principal.get(index).raw(), payment.interest.get(index).raw());
            if !principal.is_zero() || !interest.is_zero() {
                emit!(LenderRepaid, [loan, *owner], [index as u64, principal, interest]);
            }
        }
        let words = [
            u64::from(payment.served.instalments).word(),
            payment.served.principal.raw().word(),
            payment.served.interest.raw().word(),
            payment.served.late_interest.raw().word(),
            payment.prepaid.raw().word(),
            payment.exit_fee.raw().word(),
            payment.reserve_returned.raw().word(),
            after.outstanding.raw().word(),
        ];
        host::emit(&[abi::LoanRepaid::SIGNATURE_HASH, loan, source.payer().word()], &words);
        if let Status::Defaulted { .. } = record.loan.status {
            emit!(LoanCured, [loan, source.payer()], []);
        }
        Ok(owners)
    }

    /// Pays the owners of positions, and the exit fee. The tranches whose payment was credited.
    #[inline(never)]
    pub(crate) fn pay_settlement(
        &mut self,
        settlement: &Settlement<'_>,
        owners: &[Address],
    ) -> Result<Vec<usize>, Error> {
        let Settlement { loan, terms, payment, source, .. } = *settlement;
        let purse = Purse { loan, currency: terms.currency, source };
        let credited = self.pay_owners(&purse, owners, &[&payment.principal, &payment.interest])?;
        if !payment.exit_fee.is_zero() {
            self.pay(&purse, self.settings().fee_recipient, payment.exit_fee)?;
        }
        Ok(credited)
    }

    /// Gives the title back with the last payment, ends its default with the arrears, and gives the operator's credit
    /// back with each.
    fn settle_title(&self, settlement: &Settlement<'_>) -> Result<(), Error> {
        let Settlement { terms, record, after, payment, .. } = *settlement;
        match (record.loan.status, after.status) {
            (_, Status::Closed) => self.release(terms)?,
            (Status::Defaulted { .. }, _) => self.mark_cured(terms)?,
            _ => {}
        }
        let principal = payment.served.principal.checked_add(payment.prepaid)?;
        self.give_back(terms, record.decimals.to_usd(principal)?)
    }
}
