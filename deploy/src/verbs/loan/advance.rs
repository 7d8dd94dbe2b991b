//! `usdai loan default`, `foreclose` and `recover`: steps of a loan that is not paid, which anybody may take.

use clap::Args;
use usdai_bindings::ILoanRouter::{self, LoanTerms};

use super::{Deal, TermsArgument};
use crate::client::Outgoing;
use crate::remedy::Interface;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Plan, Step};
use crate::verbs::session::{Sender, Session};

/// Which loan.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms, or id of the loan.
    #[arg(value_name = "TERMS")]
    pub terms: TermsArgument,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

/// A step of a loan.
#[derive(Clone, Copy, Debug)]
pub struct Advance {
    verb: &'static str,
    title: &'static str,
    note: &'static str,
    call: fn(LoanTerms, alloy_primitives::Address) -> Outgoing,
}

/// The default is called.
pub const DEFAULT: Advance = Advance {
    verb: "loan default",
    title: "call the default of loan",
    note: "First the reserve pays what is overdue; only if that is not enough the loan is in default.",
    call: |terms, router| Outgoing::call(router, &ILoanRouter::callDefaultCall { terms }),
};
/// The title is for sale.
pub const FORECLOSE: Advance = Advance {
    verb: "loan foreclose",
    title: "hand the title to the auction, of loan",
    note: "The sale begins at once: `usdai auction show` follows it.",
    call: |terms, router| Outgoing::call(router, &ILoanRouter::forecloseCall { terms }),
};
/// The proceeds are distributed.
pub const RECOVER: Advance = Advance {
    verb: "loan recover",
    title: "distribute what the sale brought, of loan",
    note: "Whoever holds a position is paid in the order of seniority, and what is left goes to the borrower.",
    call: |terms, router| Outgoing::call(router, &ILoanRouter::recoverCall { terms }),
};

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(
        &self,
        session: &Session,
        sender: &Sender,
        advance: Advance,
    ) -> Result<Plan, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        deal.begun()?;
        let step = Step {
            title: format!("{} {}", advance.title, deal.id),
            call: (advance.call)(deal.terms, deal.router),
            interface: Interface::LoanRouter,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.push(advance.note.into());
        Ok(Plan::new(advance.verb, session, sender, sender.address, (None, None), arranged))
    }
}
