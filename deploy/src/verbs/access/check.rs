//! `usdai access check`: whether a file is of the list that is in force.

use std::path::PathBuf;

use alloy_primitives::B256;
use clap::Args;
use serde::Serialize;

use super::file::ListFile;
use super::refusal::AccessRefusal;
use super::rules::Rules;
use crate::amount::counted;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Which file.
#[derive(Args, Debug)]
pub struct Arguments {
    /// What `usdai access tree` wrote.
    file: PathBuf,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Serialize)]
struct Checked {
    root: B256,
    number: usize,
    matches: bool,
}

impl Arguments {
    /// Builds the tree of the file's accounts and caps again, and compares its root with the chain's.
    ///
    /// # Errors
    /// [`AccessRefusal::RootDiffers`] and [`AccessRefusal::OtherList`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let list = ListFile::read(&self.file)?;
        let rules = Rules::read(session, session.usdai().await?).await?;
        let (computed, on_chain) = (list.root(), rules.root);
        if computed != on_chain {
            return Err(AccessRefusal::OtherList { file: self.file.clone(), computed, on_chain }.into());
        }
        let checked = Checked { root: computed, number: list.number(), matches: true };
        let number = counted(list.number() as u64);
        let file = self.file.display();
        let text = format!("{file} is the list in force: root {computed}, {number} accounts.\n");
        Answer::new(&checked, text)
    }
}
