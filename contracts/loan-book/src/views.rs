//! The book as the interface returns it.

use crate::entries::Key;
use crate::slots::{Place, Slot, unpack_lag, unpack_pair};
use crate::storage::LoanBook;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use kit::words::Word;

impl LoanBook {
    /// An entry, zeros where there is none.
    pub(crate) fn entry_words(&self, key: Key) -> [B256; 7] {
        let Some(record) = self.find_record(key) else { return [B256::ZERO; 7] };
        let entry = record.entry;
        [
            (entry.state as u64).word(),
            entry.principal.raw().word(),
            entry.mark.raw().word(),
            entry.accrued.raw().word(),
            entry.rate.raw().word(),
            entry.from.get().word(),
            self.at(Place::Currency(record.currency)).word(),
        ]
    }

    /// A loan, its curators last.
    pub(crate) fn loan_words(&self, id: B256) -> Vec<B256> {
        const HEAD: u64 = 6 * 32;
        let loan = self.loan(id);
        let mut words = Vec::from([
            loan.borrower.word(),
            self.at(Place::Title(id)).word(),
            loan.lent.raw().word(),
            u64::from(loan.entries).word(),
            self.backing(id).agreed_until.word(),
            HEAD.word(),
            (loan.curators.len() as u64).word(),
        ]);
        words.extend(loan.curators.iter().map(Word::word));
        words
    }

    pub(crate) fn lent_words(&self, account: Address) -> [B256; 2] {
        self.lent(account).map(|amount| amount.raw().word())
    }

    /// Cash of a currency, zeros where it is unknown.
    pub(crate) fn cash_words(&self, currency: Address) -> [B256; 3] {
        let [number, ..] = self.at(Place::NumberOf(currency)).into_limbs();
        let Some(cash) = self.find_cash(number as u16) else { return [B256::ZERO; 3] };
        let collected = cash.collected;
        [
            collected.principal.raw().word(),
            collected.interest.raw().word(),
            u64::from(cash.decimals.get()).word(),
        ]
    }

    /// What waits for a report.
    pub(crate) fn lag_words(&self) -> [B256; 3] {
        let lag = unpack_lag(self.load(Slot::Lag));
        [lag.over.raw().word(), lag.rate.raw().word(), lag.since.get().word()]
    }

    pub(crate) fn limits_words(&self) -> [B256; 4] {
        let [per_loan, per_borrower] = unpack_pair(self.load(Slot::LoanLimits));
        let [per_curator, minimum] = unpack_pair(self.load(Slot::OtherLimits));
        [per_loan, per_borrower, per_curator, minimum].map(|amount| amount.raw().word())
    }

    pub(crate) fn partners_words(&self) -> [B256; 6] {
        use Slot::{Auction, Caliber, Positions, Router, Usdai, Vault};
        [Vault, Usdai, Caliber, Auction, Positions, Router].map(|slot| self.partner(slot).word())
    }
}
