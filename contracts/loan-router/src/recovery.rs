//! Distributing what the sale of a title brought.

use crate::abi::ILoanRouter as abi;
use crate::errors::{self, Error, of_loan};
use crate::payments::{Purse, Source};
use crate::storage::LoanRouter;
use alloy_primitives::{Address, B256};
use kit::emit;
use loan_terms::{LoanTerms, Record};
use usdai_core::AssetAmount;
use usdai_core::loan::{Proceeds, Recovery};

impl LoanRouter {
    /// Pays the proceeds and the reserve by seniority, with interest up to the sale, and closes the loan.
    ///
    /// `LoanUnknown`, `WrongStatus`, `TitleUnsold`.
    #[inline(never)]
    pub(crate) fn recover(&mut self, terms: &LoanTerms) -> Result<(), Error> {
        let (loan, record) = self.record_of(terms)?;
        let sale = self.sale(loan);
        let at = sale.map(|sale| sale.at).unwrap_or_default();
        let proceeds = Proceeds {
            amount: AssetAmount::new(sale.map(|sale| sale.proceeds).unwrap_or_default()),
            costs: AssetAmount::ZERO,
            fee: record.liquidation_fee,
        };
        let arithmetic = &terms.arithmetic(record.decimals)?;
        let outcome = record.loan.recover(arithmetic, &proceeds, at);
        let recovery = outcome.as_ref().map_err(|error| of_loan(*error))?;
        if sale.is_none() {
            return Err(errors::title_unsold(loan));
        }
        self.set_record(loan, &Record { loan: recovery.loan, ..record })?;
        let owners = self.owners_of(loan, terms.tranches.len())?;
        tell_recovered(loan, &owners, &record, &proceeds, recovery);
        self.give_back(terms, record.decimals.to_usd(recovery.principal.total()?)?)?;

        let purse = Purse { loan, currency: terms.currency, source: Source::Held };
        let parts = [&recovery.principal, &recovery.interest, &recovery.later_interest];
        let credited = self.pay_owners(&purse, &owners, &parts)?;
        if !recovery.fee.is_zero() {
            self.pay(&purse, self.settings().fee_recipient, recovery.fee)?;
        }
        self.pay(&purse, terms.borrower, recovery.to_borrower)?;
        self.report_recovery(loan, terms, recovery, &owners, &credited)
    }
}

#[inline(never)]
fn tell_recovered(loan: B256, owners: &[Address], record: &Record, proceeds: &Proceeds, recovery: &Recovery) {
    for (index, owner) in owners.iter().enumerate() {
        let [principal, interest, later_interest, lost] =
            [&recovery.principal, &recovery.interest, &recovery.later_interest, &recovery.lost]
                .map(|part| part.get(index).raw());
        let number = index as u64;
        emit!(LenderRecovered, [loan, *owner], [number, principal, interest, later_interest, lost]);
    }
    let reserve = record.loan.reserve.raw();
    let [brought, fee, to_borrower] =
        [proceeds.amount, recovery.fee, recovery.to_borrower].map(AssetAmount::raw);
    emit!(LoanRecovered, [loan], [brought, reserve, fee, to_borrower]);
}
