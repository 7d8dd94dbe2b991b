//! `usdai loan claim`: what the router could not push.

use usdai_bindings::ILoanRouter;

use crate::client::Outgoing;
use crate::deployment::contracts::LOAN_ROUTER;
use crate::remedy::Interface;
use crate::verbs::held::Held;

/// What the router holds.
pub const CLAIM: Held<ILoanRouter::creditsCall> = Held {
    verb: "loan claim",
    title: "pay out",
    basis: "what is held, which nobody else can take",
    contract: LOAN_ROUTER,
    interface: Interface::LoanRouter,
    view: |account, currency| ILoanRouter::creditsCall { account, currencyToken: currency },
    call: |router, currency, to| {
        Outgoing::call(router, &ILoanRouter::claimCall { currencyToken: currency, to })
    },
    received: |receipt| {
        let mut events = receipt.logs().iter();
        let event = events.find_map(|log| log.log_decode::<ILoanRouter::PaymentClaimed>().ok())?;
        Some(event.inner.data.amount)
    },
};
