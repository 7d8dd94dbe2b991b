//! `usdai cores proof`: what an account earned in a week, and how it shows it.

use std::path::PathBuf;

use alloy_primitives::{Address, B256};
use clap::Args;
use serde::Serialize;

use super::compute::CacheArguments;
use super::file::{Earned, WeekFile};
use super::week::week_file;
use crate::amount::grouped;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;

/// Whose points, of which week.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The account.
    #[arg(value_parser = parse_address)]
    address: Address,
    /// The week's number, to be computed.
    #[arg(long, value_name = "NUMBER", required_unless_present = "file", conflicts_with = "file")]
    week: Option<u32>,
    /// File of the week, which `usdai cores compute` wrote.
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
    #[command(flatten)]
    cache: CacheArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Serialize)]
struct Proof<'a> {
    week: u32,
    root: B256,
    #[serde(flatten)]
    earned: &'a Earned,
    proof: Vec<B256>,
}

impl Arguments {
    /// Looks, or computes.
    ///
    /// # Errors
    /// [`super::CoresRefusal::NotEarned`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let file = match &self.file {
            Some(path) => WeekFile::read(path)?,
            None => week_file(session, &self.cache, self.week.unwrap_or_default()).await?,
        };
        let (earned, proof) = file.proof(self.address)?;
        let mut text = format!(
            "{} earned {} Cores in week {}\n",
            self.address,
            grouped(earned.points.into(), 18),
            file.week
        );
        for (what, points) in earned.parts() {
            if points.0 > 0 {
                text.push_str(&format!("  {what:<9} {}\n", grouped(points.into(), 18)));
            }
        }
        text.push_str(&format!("root  {}\n", file.root));
        proof.iter().for_each(|hash| text.push_str(&format!("  {hash}\n")));
        Answer::new(&Proof { week: file.week, root: file.root, earned, proof }, text)
    }
}

impl Earned {
    /// By what, and how much.
    const fn parts(&self) -> [(&'static str, super::file::Points); 5] {
        [
            ("held", self.held),
            ("staked", self.staked),
            ("minted", self.minted),
            ("lent", self.lent),
            ("referred", self.referred),
        ]
    }
}
