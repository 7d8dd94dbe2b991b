//! The verbs of loans that look or sign, and send nothing.

use std::path::Path;

use super::{quote, schedule, show, sign, terms};
use crate::verbs::Answer;
use crate::verbs::ask::Asks;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Question {
    /// Checks terms in a file, and shows the loan's id and what it would begin with.
    Terms(terms::Arguments),
    /// Signs terms as a lender, with a permit for what it lends where the currency takes one.
    Sign(sign::Arguments),
    /// Shows what is paid when, as a table and a chart: from the terms alone, or of a loan as it stands.
    Schedule(schedule::Arguments),
    /// Shows what is due now, what is overdue, and what would pay a loan off.
    Quote(quote::Arguments),
    /// Shows where a loan stands, and who is owed what.
    Show(show::Arguments),
}

impl Asks for Question {
    fn reading(&self) -> &Reading {
        match self {
            Self::Terms(arguments) => &arguments.reading,
            Self::Sign(arguments) => &arguments.reading,
            Self::Schedule(arguments) => &arguments.reading,
            Self::Quote(arguments) => &arguments.reading,
            Self::Show(arguments) => &arguments.reading,
        }
    }

    async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        if let Self::Schedule(arguments) = self {
            return arguments.answer(root).await;
        }
        let session = Session::open(self.reading(), root).await?;
        match self {
            Self::Terms(arguments) => arguments.answer(&session).await,
            Self::Sign(arguments) => arguments.answer(&session).await,
            Self::Schedule(arguments) => arguments.answer(root).await,
            Self::Quote(arguments) => arguments.answer(&session).await,
            Self::Show(arguments) => arguments.answer(&session).await,
        }
    }
}
