//! A loan that is not paid, up to the sale of its title.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error, of_loan};
use crate::payments::Source;
use crate::repayment::Settlement;
use crate::slots::{Partner, Sale};
use crate::storage::{LoanRouter, now};
use alloy_primitives::{B256, U256};
use kit::{emit, host};
use loan_terms::{LoanTerms, Record, status_number};
use usdai_core::loan::Status;

impl LoanRouter {
    /// Calls a default, unless the reserve pays what is due.
    ///
    /// `LoanUnknown`, `WrongStatus`, `WithinGrace`.
    #[inline(never)]
    pub(crate) fn call_default(&mut self, terms: &LoanTerms) -> Result<(), Error> {
        let (loan, record) = self.record_of(terms)?;
        let arithmetic = &terms.arithmetic(record.decimals)?;
        let outcome = record.loan.call_default(arithmetic, now());
        let (after, payment) = outcome.as_ref().map_err(|error| of_loan(*error))?;
        if let Some(payment) = payment {
            let source = Source::Held;
            let settlement = Settlement { loan, terms, arithmetic, record: &record, after, payment, source };
            return self.settle(&settlement).map(|_| ());
        }
        self.set_record(loan, &Record { loan: *after, ..record })?;
        emit!(LoanDefaulted, [loan], [after.cure_until().map_err(of_loan)?.get()]);
        self.mark_defaulted(terms)?;
        self.report_default(loan, terms, arithmetic, after)
    }

    /// Hands the title to the auction. `LoanUnknown`, `WrongStatus`, `CureWindowOpen`.
    #[inline(never)]
    pub(crate) fn foreclose(&mut self, terms: &LoanTerms) -> Result<(), Error> {
        let (loan, record) = self.record_of(terms)?;
        let now = now();
        let after = record.loan.foreclose(now).map_err(of_loan)?;
        let interest = record.loan.accrued_up(&terms.arithmetic(record.decimals)?, now)?;
        let owed = record.loan.outstanding.checked_add(interest)?;
        self.set_record(loan, &Record { loan: after, ..record })?;
        emit!(LoanForeclosed, [loan, terms.title], [owed.raw()]);
        self.hand_to_auction(loan, terms, record.decimals, owed)
    }

    /// The auction: takes note of what it sold a title for, and when.
    ///
    /// `NotAuction`, `LoanUnknown`, `WrongStatus`, `TitleSold`.
    pub(crate) fn on_collateral_liquidated(&mut self, loan: B256, proceeds: U256) -> Result<(), Error> {
        let caller = host::sender();
        if caller != self.partner(Partner::Auction) {
            return Err(errors::not_auction(caller));
        }
        let record = Record::unpack(self.words_of(loan)).ok_or_else(|| errors::loan_unknown(loan))?;
        let Status::Foreclosed { .. } = record.loan.status else {
            return Err(errors::wrong_status(status_number(record.loan.status).into()));
        };
        if self.sale(loan).is_some() {
            return Err(errors::title_sold(loan));
        }
        self.set_sale(loan, &Sale { proceeds, at: now() })?;
        emit!(CollateralLiquidated, [loan], [proceeds]);
        Ok(())
    }
}
