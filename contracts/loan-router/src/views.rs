//! What the interface shows.

use crate::slots::Partner;
use crate::storage::LoanRouter;
use alloy_primitives::B256;
use kit::words::Word;

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

    pub(crate) fn partners_words(&self) -> [B256; 5] {
        Partner::ALL.map(|partner| self.partner(partner).word())
    }

    /// Whether the title was sold, and what that brought.
    pub(crate) fn proceeds_words(&self, loan: B256) -> [B256; 2] {
        let proceeds = self.proceeds(loan);
        [proceeds.is_some().word(), proceeds.unwrap_or_default().word()]
    }

    pub(crate) fn unreported_words(&self, loan: B256, index: u64) -> [B256; 2] {
        let unreported = self.unreported(loan, index);
        [unreported.principal.word(), unreported.interest.word()]
    }
}
