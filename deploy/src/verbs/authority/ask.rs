//! The verb of the authority that looks, and sends nothing.

use std::path::Path;

use super::show;
use crate::verbs::Answer;
use crate::verbs::ask::Asks;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Question {
    /// Shows who has which role, targets and their pauses, modules, and operations with the time that is left.
    Show(show::Arguments),
}

impl Asks for Question {
    fn reading(&self) -> &Reading {
        let Self::Show(arguments) = self;
        &arguments.reading
    }

    async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        let session = Session::open(self.reading(), root).await?;
        let Self::Show(arguments) = self;
        arguments.answer(&session).await
    }
}
