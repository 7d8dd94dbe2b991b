//! Verbs that concern everybody: they say what they would send, and send it only when told to.

use clap::Args;

use super::act::Sends;
use super::aftermath::Aftermath;
use super::error::VerbError;
use super::execute::Done;
use super::options::Sending;
use super::plan::Plan;
use super::session::{Sender, Session};

/// How it is sent, and whether.
#[derive(Args, Clone, Debug)]
pub struct Careful {
    #[command(flatten)]
    pub sending: Sending,
    /// Send it; without this, what would be sent is shown.
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
}

/// A verb that is a dry run unless told otherwise.
pub(super) struct Told<'a, A> {
    action: &'a A,
    sending: Sending,
}

impl<'a, A: Sends> Told<'a, A> {
    /// As it was told.
    pub(super) fn new(action: &'a A, careful: &Careful) -> Self {
        Self { action, sending: Sending { dry_run: !careful.yes, ..careful.sending.clone() } }
    }
}

impl<A: Sends> Sends for Told<'_, A> {
    fn sending(&self) -> &Sending {
        &self.sending
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        self.action.plan(session, sender).await
    }

    async fn look(&self, session: &Session, done: &Done) -> Option<Aftermath> {
        self.action.look(session, done).await
    }
}
