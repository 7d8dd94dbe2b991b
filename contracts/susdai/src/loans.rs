//! The loan book's report: what the loans are worth, and the cash that moves with it.

use crate::abi::ISUSDai as abi;
use crate::errors::{self, Error, of_vault};
use crate::storage::{SUsdAi, now};
use crate::streams::Origin;
use alloy_primitives::U256;
use alloy_sol_types::SolEvent;
use kit::words::Word;
use kit::{host, token};
use usdai_core::ExitShare;
use usdai_core::vault::{Book, Flows, Report, Rules};

impl SUsdAi {
    /// The loan book: takes its report within the vault's bounds, then the cash from it, then sends the cash.
    ///
    /// `NotLoanBook`, and what [`Book::update`] and [`usdai_core::vault::Cash::lend`] refuse.
    pub(crate) fn report_loans(&mut self, report: &Report, flows: &Flows) -> Result<(), Error> {
        let caller = host::sender();
        if caller != self.loan_book.get() {
            return Err(errors::not_loan_book(caller));
        }
        self.follow_clock()?;
        let settings = self.settings();
        let rules = Rules { fee: self.yield_fee(), maximum_rate: Book::HIGHEST_RATE };
        let update = self.book().update(report, flows, now(), &rules).map_err(of_vault)?;
        self.move_cash(flows, settings.exit_share)?;
        self.set_book(&update.book)?;
        self.stream_some(Origin::Interest, update.interest_gain)?;
        self.stream_some(Origin::Prepayment, update.gain)?;
        self.accrue_fee(update.fee, Origin::Prepayment)?;
        reported(&self.book(), flows);
        let paid = flows.principal.checked_add(flows.interest)?;
        if !paid.is_zero() {
            token::take(settings.usdai, caller, paid.raw())?;
        }
        if !flows.sent.is_zero() {
            token::give(settings.usdai, caller, flows.sent.raw())?;
        }
        Ok(())
    }

    fn move_cash(&mut self, flows: &Flows, exit_share: u16) -> Result<(), Error> {
        let exit_share = ExitShare::new(exit_share).unwrap_or(ExitShare::DEFAULT);
        let is_line_empty = self.calendar().queued.is_zero();
        let cash = self.cash().lend(flows.sent).map_err(of_vault)?;
        let cash = cash.receive_principal(flows.principal, exit_share, is_line_empty)?;
        self.set_cash(&cash.receive(flows.interest)?)
    }
}

fn reported(book: &Book, flows: &Flows) {
    let amounts = [
        book.principal.raw(),
        book.marks.raw(),
        book.accrued.raw(),
        book.accrued_fee.raw(),
        book.rate.raw(),
        book.lost.raw(),
        book.relief.remaining.raw(),
        U256::from_limbs([book.relief.end.get(), 0, 0, 0]),
        flows.sent.raw(),
        flows.principal.raw(),
        flows.interest.raw(),
    ];
    host::emit(&[abi::LoansReported::SIGNATURE_HASH], &amounts.map(|amount| amount.word()));
}
