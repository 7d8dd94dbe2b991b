//! The verbs of the authority that send.

use super::{cancel, execute, pause, schedule, sync};
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
    /// Announces an operation: calls that can be carried out once they have waited. The administrator.
    Schedule(schedule::Arguments),
    /// Carries out an operation that has waited, all of its calls or none. Anyone can.
    Execute(execute::Arguments),
    /// Calls an operation off. A guardian or the administrator.
    Cancel(cancel::Arguments),
    /// Stops a way in for a while, or ends that. A guardian.
    Pause(pause::Arguments),
    /// Tells a contract again of the pauses that are recorded. Anyone can.
    Sync(sync::Arguments),
}

impl Action {
    /// Whether it is to be sent.
    pub(in crate::verbs) const fn careful(&self) -> &Careful {
        match self {
            Self::Schedule(arguments) => &arguments.careful,
            Self::Execute(arguments) => &arguments.careful,
            Self::Cancel(arguments) => &arguments.careful,
            Self::Pause(arguments) => &arguments.careful,
            Self::Sync(arguments) => &arguments.careful,
        }
    }
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        &self.careful().sending
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Schedule(arguments) => arguments.plan(session, sender).await,
            Self::Execute(arguments) => arguments.plan(session, sender).await,
            Self::Cancel(arguments) => arguments.plan(session, sender).await,
            Self::Pause(arguments) => arguments.plan(session, sender).await,
            Self::Sync(arguments) => arguments.plan(session, sender).await,
        }
    }

    async fn look(&self, _: &Session, _: &Done) -> Option<Aftermath> {
        None
    }
}
