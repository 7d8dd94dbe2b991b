//! The verbs of access that look, sign or compute, and send nothing.

use std::path::Path;

use super::{check, invite, proof, show, tree};
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;

/// What is asked.
#[derive(clap::Subcommand, Debug)]
pub enum Question {
    /// Builds the tree of a list, and writes its root and everybody's proof to a file.
    Tree(tree::Arguments),
    /// Shows an account's proof, and what it passes on to mint.
    Proof(proof::Arguments),
    /// Invites an account to mint, by the inviter's signature.
    Invite(invite::Arguments),
    /// Shows who may mint, the caps, and how much can be minted now.
    Show(show::Arguments),
    /// Compares the root of a file with the chain's.
    Check(check::Arguments),
}

impl Question {
    /// Whether to print one JSON document.
    pub(in crate::verbs) const fn is_json(&self) -> bool {
        match self {
            Self::Tree(arguments) => arguments.json,
            Self::Proof(arguments) => arguments.json,
            Self::Invite(arguments) => arguments.reading.json,
            Self::Show(arguments) => arguments.reading.json,
            Self::Check(arguments) => arguments.reading.json,
        }
    }

    /// Looks. A tree and a proof need no chain.
    pub(in crate::verbs) async fn answer(&self, root: Option<&Path>) -> Result<Answer, VerbError> {
        match self {
            Self::Tree(arguments) => arguments.answer(),
            Self::Proof(arguments) => arguments.answer(),
            Self::Invite(arguments) => {
                arguments.answer(&Session::open(&arguments.reading, root).await?).await
            }
            Self::Show(arguments) => {
                let access = arguments.ask(&Session::open(&arguments.reading, root).await?).await?;
                Answer::new(&access, access.text())
            }
            Self::Check(arguments) => arguments.answer(&Session::open(&arguments.reading, root).await?).await,
        }
    }
}
