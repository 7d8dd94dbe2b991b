//! What the interface shows.

use crate::slots::Partner;
use crate::storage::LoanRouter;
use alloy_primitives::B256;
use kit::words::Word;
use loan_terms::Record;
use usdai_core::loan::Status;

impl LoanRouter {
    pub(crate) fn parameters_words(&self) -> [B256; 4] {
        let settings = self.settings();
        [
            settings.fee_recipient.word(),
            u64::from(settings.liquidation_fee.get()).word(),
            u64::from(settings.pause.until).word(),
            u64::from(settings.pause.available_at).word(),
        ]
    }

    pub(crate) fn partners_words(&self) -> [B256; 7] {
        Partner::ALL.map(|partner| self.partner(partner).word())
    }

    /// Whether the title was sold and what that brought, while it is not distributed.
    pub(crate) fn proceeds_words(&self, loan: B256) -> [B256; 2] {
        let record = Record::unpack(self.words_of(loan));
        let is_open = record.is_some_and(|record| record.loan.status != Status::Closed);
        let proceeds = self.sale(loan).filter(|_| is_open).map(|sale| sale.proceeds);
        [proceeds.is_some().word(), proceeds.unwrap_or_default().word()]
    }

    pub(crate) fn unreported_words(&self, loan: B256, index: u64) -> [B256; 2] {
        let unreported = self.unreported(loan, index);
        [unreported.principal.word(), unreported.interest.word()]
    }
}
