//! The verbs of titles that send.

use alloy_primitives::U256;

use super::view::TitleView;
use super::{append, attest, keep, office, redeem, register, step};
use crate::verbs::act::Sends;
use crate::verbs::aftermath::Aftermath;
use crate::verbs::error::VerbError;
use crate::verbs::execute::Done;
use crate::verbs::options::Sending;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};

/// What is done.
#[derive(clap::Subcommand, Debug)]
pub enum Action {
    /// Makes a draft of a document. Its title agent can.
    Register(register::Arguments),
    /// Attests a draft with the signatures of bailee, appraiser and insurer. Its title agent can.
    Attest(attest::Arguments),
    /// Says that the hardware of an attested title is installed and has run its trial. Its title agent can.
    Activate(step::Arguments),
    /// Gives up a draft or an attested title. Its owner and its title agent can.
    Withdraw(step::Arguments),
    /// Appends a new appraisal or policy that its appraiser or insurer has signed. Anyone can.
    Append(append::Arguments),
    /// Keeps a title that was bought in an auction: it is active again. Its owner can.
    Keep(keep::Arguments),
    /// Approves an account to borrow or to take first losses, as an underwriter.
    Approve(office::ApproveArguments),
    /// Ends such an approval, as an underwriter.
    Revoke(office::RevokeArguments),
    /// Ends a title whose hardware the bailee has handed to the owner.
    Redeem(redeem::Arguments),
}

impl Action {
    async fn title(&self, session: &Session) -> Result<Option<U256>, VerbError> {
        let title = match self {
            Self::Register(arguments) => arguments.document.title(session).await,
            Self::Attest(arguments) => arguments.document.title(session).await,
            Self::Activate(arguments) | Self::Withdraw(arguments) => arguments.document.title(session).await,
            Self::Append(arguments) => arguments.document.title(session).await,
            Self::Keep(arguments) => arguments.title.title(session).await,
            Self::Redeem(arguments) => arguments.document.title(session).await,
            Self::Approve(_) | Self::Revoke(_) => return Ok(None),
        };
        title.map(Some)
    }
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        match self {
            Self::Register(arguments) => &arguments.sending,
            Self::Attest(arguments) => &arguments.sending,
            Self::Activate(arguments) | Self::Withdraw(arguments) => &arguments.sending,
            Self::Append(arguments) => &arguments.sending,
            Self::Keep(arguments) => &arguments.sending,
            Self::Redeem(arguments) => &arguments.sending,
            Self::Approve(arguments) => &arguments.sending,
            Self::Revoke(arguments) => &arguments.sending,
        }
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Register(arguments) => arguments.plan(session, sender).await,
            Self::Attest(arguments) => arguments.plan(session, sender).await,
            Self::Activate(arguments) => arguments.plan(session, sender, step::ACTIVATE).await,
            Self::Withdraw(arguments) => arguments.plan(session, sender, step::WITHDRAW).await,
            Self::Append(arguments) => arguments.plan(session, sender).await,
            Self::Keep(arguments) => arguments.plan(session, sender).await,
            Self::Redeem(arguments) => arguments.plan(session, sender).await,
            Self::Approve(arguments) => arguments.plan(session, sender).await,
            Self::Revoke(arguments) => arguments.plan(session, sender).await,
        }
    }

    async fn look(&self, session: &Session, _: &Done) -> Option<Aftermath> {
        let view = TitleView::read(session, self.title(session).await.ok()??).await.ok()?;
        Some(Aftermath::Title(Box::new(view)))
    }
}
