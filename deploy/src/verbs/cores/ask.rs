//! The verbs of points that look or compute, and send nothing.

use std::path::Path;

use super::{leaderboard, proof, show, verify, week};
use crate::verbs::Answer;
use crate::verbs::ask::Asks;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Question {
    /// Computes the points of a week from the chain, and writes them to a file.
    Compute(week::Arguments),
    /// Computes a week again, from the node alone, and compares it with what was published.
    Verify(verify::Arguments),
    /// Shows what an account earned in a week, and the proof of it.
    Proof(proof::Arguments),
    /// Shows who earned most.
    Leaderboard(leaderboard::Arguments),
    /// Shows the season, its weeks, and what an account has claimed.
    Show(show::Arguments),
}

impl Asks for Question {
    fn reading(&self) -> &Reading {
        match self {
            Self::Compute(arguments) => &arguments.reading,
            Self::Verify(arguments) => &arguments.reading,
            Self::Proof(arguments) => &arguments.reading,
            Self::Leaderboard(arguments) => &arguments.reading,
            Self::Show(arguments) => &arguments.reading,
        }
    }

    async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        let session = Session::open(self.reading(), root).await?;
        match self {
            Self::Compute(arguments) => arguments.answer(&session).await,
            Self::Verify(arguments) => arguments.answer(&session).await,
            Self::Proof(arguments) => arguments.answer(&session).await,
            Self::Leaderboard(arguments) => arguments.answer(&session).await,
            Self::Show(arguments) => arguments.answer(&session).await,
        }
    }
}
