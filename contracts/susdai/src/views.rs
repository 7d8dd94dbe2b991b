//! The vault's books as the interface returns them.

use crate::errors::Error;
use crate::storage::{SUsdAi, now};
use alloy_primitives::B256;
use kit::words::Word;

impl SUsdAi {
    pub(crate) fn cash_words(&self) -> [B256; 5] {
        let cash = self.cash();
        [cash.idle, cash.reserved, cash.capacity, cash.exit_bucket, cash.lendable()]
            .map(|amount| amount.raw().word())
    }

    pub(crate) fn loans_words(&self) -> [B256; 9] {
        let book = self.book();
        [
            book.principal.raw().word(),
            book.marks.raw().word(),
            book.accrued.raw().word(),
            book.accrued_fee.raw().word(),
            book.rate.raw().word(),
            book.lost.raw().word(),
            book.relief.remaining.raw().word(),
            book.relief.end.get().word(),
            book.at.get().word(),
        ]
    }

    /// A source, and the stream that it enters, by the source's number.
    pub(crate) fn stream_words(&self, number: u64) -> Result<[B256; 7], Error> {
        let (source, inflow) = (self.source(number), self.inflow(number >> 4));
        Ok([
            source.held.raw().word(),
            source.entered_at.get().word(),
            inflow.held.raw().word(),
            inflow.stream.remaining.raw().word(),
            inflow.stream.updated_at.get().word(),
            inflow.stream.end.get().word(),
            inflow.unreleased_up(now())?.raw().word(),
        ])
    }

    pub(crate) fn epoch_words(&self) -> Result<[B256; 7], Error> {
        let (open, calendar) = (self.open_epoch()?, self.calendar());
        Ok([
            open.number.get().word(),
            open.lock_time.get().word(),
            open.clear_time.get().word(),
            open.boundary.get().word(),
            calendar.locked.get().word(),
            calendar.is_settled.word(),
            calendar.queued.raw().word(),
        ])
    }

    pub(crate) fn parameters_words(&self) -> [B256; 6] {
        let settings = self.settings();
        [
            u64::from(settings.pause.until).word(),
            u64::from(settings.pause.available_at).word(),
            u64::from(settings.yield_fee).word(),
            u64::from(settings.exit_share).word(),
            self.fee_recipient.get().word(),
            self.loan_book.get().word(),
        ]
    }
}
