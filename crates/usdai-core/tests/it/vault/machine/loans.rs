//! The calls of the loan book.

use super::{FROM_LOANS, Refusal, Vault};
use usdai_core::Timestamp;
use usdai_core::vault::{Book, Flows, Report, Rules, Stream, Update};

impl Vault {
    /// What an honest loan book says when nothing has happened.
    pub fn standing_report(&self) -> Report {
        let accrued = self.book.accrued_down(self.now).expect("interest below 2^256");
        Report { principal: self.book.principal, marks: self.book.marks, accrued, rate: self.book.rate }
    }

    pub fn report(&mut self, report: &Report, flows: &Flows) -> Result<Update, Refusal> {
        self.attempt(|vault| {
            let rules = Rules { fee: vault.fee, maximum_rate: Book::HIGHEST_RATE };
            let update = vault.book.update(report, flows, vault.now, &rules)?;
            let is_line_empty = vault.line.is_empty();
            vault.cash = vault
                .cash
                .lend(flows.sent)?
                .receive_principal(flows.principal, vault.exit_share, is_line_empty)?
                .receive(flows.interest)?;
            vault.book = as_stored(update.book);
            vault.interest.take(FROM_LOANS, update.interest_gain, vault.now)?;
            vault.gains.take(FROM_LOANS, update.gain, vault.now)?;
            vault.take_fee(update.fee, FROM_LOANS)?;
            Ok(update)
        })
    }
}

/// A contract keeps no end of a relief when there is nothing in it and nothing lost.
pub(super) fn as_stored(book: Book) -> Book {
    let is_whole = book.lost.is_zero() && book.relief.remaining.is_zero();
    let end = if is_whole { Timestamp::default() } else { book.relief.end.max(book.at) };
    Book { relief: Stream { end, ..book.relief }, ..book }
}
