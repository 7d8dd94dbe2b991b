//! The call that does a duty.

use usdai_bindings::{ICollateralAuction, ILoanBook, ILoanRouter};

use super::{Duty, Loans};
use crate::client::Outgoing;
use crate::keeper::site::CreditSite;

impl Duty {
    /// The call; none for a loan of which no event was seen.
    #[must_use]
    pub fn call(&self, site: &CreditSite, loans: &Loans) -> Option<Outgoing> {
        let terms = |loan| loans.terms(loan).cloned();
        Some(match *self {
            Self::CallDefault(loan) => {
                Outgoing::call(site.router, &ILoanRouter::callDefaultCall { terms: terms(loan)? })
            }
            Self::Recover(loan) => {
                Outgoing::call(site.router, &ILoanRouter::recoverCall { terms: terms(loan)? })
            }
            Self::Foreclose(loan) => {
                Outgoing::call(site.router, &ILoanRouter::forecloseCall { terms: terms(loan)? })
            }
            Self::Reconcile(loan, index) => {
                Outgoing::call(site.router, &ILoanRouter::reconcileCall { terms: terms(loan)?, index })
            }
            Self::NextRound(title) => {
                Outgoing::call(site.auction, &ICollateralAuction::nextRoundCall { title })
            }
            Self::Settle(title) => Outgoing::call(site.auction, &ICollateralAuction::settleCall { title }),
            Self::Remark(loan, index) => Outgoing::call(site.book, &ILoanBook::remarkCall { loan, index }),
            Self::Resume(loan, index) => Outgoing::call(site.book, &ILoanBook::resumeCall { loan, index }),
            Self::Sweep(currency) => Outgoing::call(site.book, &ILoanBook::sweepCall { currency }),
        })
    }
}
