//! The verbs of loans that send.

use super::view::LoanView;
use super::{Deal, TermsArgument, advance, agree, approve, borrow, claim, escrow, pay, refinance};
use crate::verbs::act::Sends;
use crate::verbs::aftermath::Aftermath;
use crate::verbs::error::VerbError;
use crate::verbs::execute::Done;
use crate::verbs::held;
use crate::verbs::options::Sending;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};

/// What is done.
#[derive(clap::Subcommand, Debug)]
pub enum Action {
    /// Lets the router take what a lender lends, for a currency without permits.
    Approve(approve::Arguments),
    /// Puts what a lender lends into escrow for one loan alone, in the place of a signature.
    Escrow(escrow::Arguments),
    /// Lets the vault lend in a loan, as its strategist.
    Agree(agree::Arguments),
    /// Opens a loan that every lender has signed or put into escrow.
    Borrow(borrow::Arguments),
    /// Opens a loan that pays off another on the same title.
    Refinance(refinance::Arguments),
    /// Pays what is due of a loan, an amount, or all of it.
    Pay(pay::Arguments),
    /// Pays what a loan in default is behind with, or all of it, within 14 days of the default.
    Cure(pay::Arguments),
    /// Calls the default of a loan that is past deadline and grace. Anyone can.
    Default(advance::Arguments),
    /// Hands the title of a loan in default to the auction, once the cure window has passed. Anyone can.
    Foreclose(advance::Arguments),
    /// Distributes what the sale of the title brought, by seniority. Anyone can.
    Recover(advance::Arguments),
    /// Pays out what the router could not push to the sender.
    Claim(held::Arguments),
}

impl Action {
    const fn loan(&self) -> Option<&TermsArgument> {
        match self {
            Self::Borrow(arguments) => Some(&arguments.terms),
            Self::Refinance(arguments) => Some(&arguments.terms),
            Self::Pay(arguments) | Self::Cure(arguments) => Some(&arguments.terms),
            Self::Default(arguments) | Self::Foreclose(arguments) | Self::Recover(arguments) => {
                Some(&arguments.terms)
            }
            Self::Approve(_) | Self::Escrow(_) | Self::Agree(_) | Self::Claim(_) => None,
        }
    }
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        match self {
            Self::Approve(arguments) => &arguments.sending,
            Self::Escrow(arguments) => &arguments.sending,
            Self::Agree(arguments) => &arguments.sending,
            Self::Borrow(arguments) => &arguments.sending,
            Self::Refinance(arguments) => &arguments.sending,
            Self::Pay(arguments) | Self::Cure(arguments) => &arguments.sending,
            Self::Default(arguments) | Self::Foreclose(arguments) | Self::Recover(arguments) => {
                &arguments.sending
            }
            Self::Claim(arguments) => &arguments.sending,
        }
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Approve(arguments) => arguments.plan(session, sender).await,
            Self::Escrow(arguments) => arguments.plan(session, sender).await,
            Self::Agree(arguments) => arguments.plan(session, sender).await,
            Self::Borrow(arguments) => arguments.plan(session, sender).await,
            Self::Refinance(arguments) => arguments.plan(session, sender).await,
            Self::Pay(arguments) => arguments.plan(session, sender, &pay::PAY).await,
            Self::Cure(arguments) => arguments.plan(session, sender, &pay::CURE).await,
            Self::Default(arguments) => arguments.plan(session, sender, advance::DEFAULT).await,
            Self::Foreclose(arguments) => arguments.plan(session, sender, advance::FORECLOSE).await,
            Self::Recover(arguments) => arguments.plan(session, sender, advance::RECOVER).await,
            Self::Claim(arguments) => claim::CLAIM.plan(arguments, session, sender).await,
        }
    }

    async fn look(&self, session: &Session, done: &Done) -> Option<Aftermath> {
        let deal = Deal::open(session, self.loan()?).await.ok()?;
        let mut view = LoanView::read(session, &deal).await.ok()?;
        view.paid = done.last.as_ref().and_then(pay::taken).map(|units| deal.sum(units));
        Some(Aftermath::Loan(Box::new(view)))
    }
}
