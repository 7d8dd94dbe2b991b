//! The verbs of titles that look or sign, and send nothing.

use std::path::Path;

use super::{show, sign, standing, value};
use crate::verbs::Answer;
use crate::verbs::ask::Asks;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Question {
    /// Signs a document as its bailee, appraiser or insurer; or a new appraisal, a new policy, a delivery.
    Sign(sign::Arguments),
    /// Shows a title: where it is in its life, what it is, what it is worth.
    Show(show::Arguments),
    /// Shows what is left of a title's last appraisal, now or at another time, and what may be lent on it.
    Value(value::Arguments),
    /// Shows what an account is approved for, and how much of its limit is drawn.
    Standing(standing::Arguments),
}

impl Asks for Question {
    fn reading(&self) -> &Reading {
        match self {
            Self::Sign(arguments) => &arguments.reading,
            Self::Show(arguments) => &arguments.reading,
            Self::Value(arguments) => &arguments.reading,
            Self::Standing(arguments) => &arguments.reading,
        }
    }

    async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        let session = Session::open(self.reading(), root).await?;
        match self {
            Self::Sign(arguments) => arguments.answer(&session).await,
            Self::Show(arguments) => arguments.answer(&session).await,
            Self::Value(arguments) => arguments.answer(&session).await,
            Self::Standing(arguments) => arguments.answer(&session).await,
        }
    }
}
