//! The verbs of points that send.

use std::path::Path;

use super::{claim, publish, refer, void};
use crate::verbs::Answer;
use crate::verbs::act::{Sends, run};
use crate::verbs::aftermath::Aftermath;
use crate::verbs::careful::Told;
use crate::verbs::error::VerbError;
use crate::verbs::execute::Done;
use crate::verbs::options::Sending;
use crate::verbs::plan::Plan;
use crate::verbs::session::{Sender, Session};

/// What is done.
#[derive(clap::Subcommand, Debug)]
pub enum Action {
    /// Computes a week that is over and, with --yes, commits its root. A publisher can.
    Publish(publish::Arguments),
    /// Takes a week's root back while it can be challenged, with --yes. A guardian can.
    Void(void::Arguments),
    /// Claims what an account earned in weeks past. Anyone can, for anybody.
    Claim(claim::Arguments),
    /// Says who referred the sender, once and for ever.
    Refer(refer::Arguments),
}

impl Action {
    /// Carries it out; what concerns everybody only when told to.
    pub(in crate::verbs) async fn run(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        match self {
            Self::Publish(arguments) => run(&Told::new(self, &arguments.careful), root).await,
            Self::Void(arguments) => run(&Told::new(self, &arguments.careful), root).await,
            Self::Claim(_) | Self::Refer(_) => run(self, root).await,
        }
    }
}

impl Sends for Action {
    fn sending(&self) -> &Sending {
        match self {
            Self::Publish(arguments) => &arguments.careful.sending,
            Self::Void(arguments) => &arguments.careful.sending,
            Self::Claim(arguments) => &arguments.sending,
            Self::Refer(arguments) => &arguments.sending,
        }
    }

    async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        match self {
            Self::Publish(arguments) => arguments.plan(session, sender).await,
            Self::Void(arguments) => arguments.plan(session, sender).await,
            Self::Claim(arguments) => arguments.plan(session, sender).await,
            Self::Refer(arguments) => arguments.plan(session, sender).await,
        }
    }

    async fn look(&self, _: &Session, _: &Done) -> Option<Aftermath> {
        None
    }
}
