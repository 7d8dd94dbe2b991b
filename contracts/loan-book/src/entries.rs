//! Entries in their slots, and the one way in which any of them changes.

use crate::abi::ILoanBook as abi;
use crate::errors::{self, Error};
use crate::slots::{Cash, Place, Record, Slot, pack_lag, unpack_lag};
use crate::storage::{LoanBook, now};
use alloy_primitives::B256;
use kit::emit;
use usdai_core::Decimals;
use usdai_core::portfolio::{Change, EntryState, Lag, Step, Totals};
use usdai_core::vault::Book;

/// Which tranche.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// The loan's id.
    pub loan: B256,
    /// Its place in the order of seniority, from zero on.
    pub index: u64,
}

impl LoanBook {
    /// An entry, if there is one.
    pub(crate) fn find_record(&self, Key { loan, index }: Key) -> Option<Record> {
        let second = self.at(Place::EntryInterest(loan, index));
        if second.is_zero() { None } else { Record::unpack([self.at(Place::Entry(loan, index)), second]) }
    }

    /// The same where there has to be one. `EntryUnknown`.
    pub(crate) fn record(&self, key: Key) -> Result<Record, Error> {
        self.find_record(key).ok_or_else(|| errors::entry_unknown(key.loan, key.index))
    }

    pub(crate) fn set_record(&mut self, key: Key, record: &Record) -> Result<(), Error> {
        let [first, second] = record.pack()?;
        self.put(Place::Entry(key.loan, key.index), first);
        self.put(Place::EntryInterest(key.loan, key.index), second);
        Ok(())
    }

    /// Cash of a currency by its number; nothing of an unknown one.
    pub(crate) fn find_cash(&self, currency: u16) -> Option<Cash> {
        Cash::unpack(self.at(Place::Cash(currency)))
    }

    pub(crate) fn set_cash(&mut self, currency: u16, cash: &Cash) -> Result<(), Error> {
        self.put(Place::Cash(currency), cash.pack()?);
        Ok(())
    }

    /// The cash of an entry's currency, which has decimals since the entry began.
    pub(crate) fn cash_of(&self, record: &Record) -> Result<Cash, Error> {
        self.find_cash(record.currency).ok_or_else(errors::arithmetic_overflow)
    }

    pub(crate) fn decimals_of(&self, record: &Record) -> Result<Decimals, Error> {
        Ok(self.cash_of(record)?.decimals)
    }

    /// Stores an entry after an event with what came in, and reports, where that cannot wait.
    pub(crate) fn settle(&mut self, key: Key, before: &Record, step: &Step) -> Result<(), Error> {
        let is_over = step.entry.state == EntryState::Over;
        let is_counted = before.is_counted && !is_over;
        self.set_record(key, &Record { entry: step.entry, is_counted, ..*before })?;
        let brings_cash = !step.collected.total()?.is_zero();
        if brings_cash {
            let cash = self.cash_of(before)?;
            let collected = cash.collected.with(&step.collected)?;
            self.set_cash(before.currency, &Cash { collected, ..cash })?;
        }
        if before.is_counted && is_over {
            self.end_entry(key.loan)?;
        }
        self.tell(key, step);
        // Only what a sweep will end can wait for it: a default without a doubt brings none.
        let lag = unpack_lag(self.load(Slot::Lag));
        match if brings_cash { lag.with(&step.change, now())? } else { None } {
            Some(lag) => self.set_lag(&lag),
            None => self.report_change(&step.change),
        }
    }

    fn set_lag(&mut self, lag: &Lag) -> Result<(), Error> {
        self.store(Slot::Lag, pack_lag(lag)?);
        Ok(())
    }

    /// Reports the sum of all entries after a change of one.
    pub(crate) fn report_change(&mut self, change: &Change) -> Result<(), Error> {
        let book = self.vault_book()?;
        self.report_change_of(book, change)
    }

    /// The same where the vault's book is known.
    #[inline(never)]
    pub(crate) fn report_change_of(&mut self, book: Book, change: &Change) -> Result<(), Error> {
        let now = now();
        let change = &unpack_lag(self.load(Slot::Lag)).caught_up(change, now)?;
        self.set_lag(&Lag { since: now, ..Lag::default() })?;
        if !change.concerns_marks() {
            let (report, _) = Totals { book, ..Totals::default() }.report(change, now)?;
            return self.report(&report, &change.flows);
        }
        let mut common = self.common();
        let (report, lifted) = Totals { book, lifted: common.lifted }.report(change, now)?;
        if lifted != common.lifted {
            common.lifted = lifted;
            self.set_common(&common)?;
        }
        self.report(&report, &change.flows)
    }

    /// Tells of an entry after its event.
    pub(crate) fn tell(&self, Key { loan, index }: Key, step: &Step) {
        let (entry, collected) = (&step.entry, &step.collected);
        emit!(
            EntryChanged,
            [loan, index, entry.state as u64],
            [
                entry.principal.raw(),
                entry.mark.raw(),
                entry.accrued.raw(),
                entry.rate.raw(),
                entry.from.get(),
                collected.principal.raw(),
                collected.interest.raw(),
                step.change.lost.raw()
            ]
        );
    }
}
