//! The verb of access that sends.

use super::set;
use crate::verbs::act::Sends;
use crate::verbs::aftermath::Aftermath;
use crate::verbs::careful::Careful;
use crate::verbs::error::VerbError;
use crate::verbs::execute::Done;
use crate::verbs::options::Sending;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};

/// What is done.
#[derive(clap::Subcommand, Debug)]
pub enum Action {
    /// Sets who may mint: the mode, the list, and who invites. The administrator can, until the authority is sealed.
    Set(set::Arguments),
}

impl Action {
    /// Whether it is to be sent.
    pub(in crate::verbs) const fn careful(&self) -> &Careful {
        match self {
            Self::Set(arguments) => &arguments.careful,
        }
    }
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        &self.careful().sending
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Set(arguments) => arguments.plan(session, sender).await,
        }
    }

    async fn look(&self, _: &Session, _: &Done) -> Option<Aftermath> {
        None
    }
}
