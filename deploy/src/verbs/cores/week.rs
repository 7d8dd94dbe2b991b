//! `usdai cores compute`: the points of a week.

use std::path::{Path, PathBuf};

use alloy_primitives::U256;
use clap::Args;
use serde::Serialize;

use super::compute::{CacheArguments, compute};
use super::file::WeekFile;
use crate::amount::{counted, grouped};
use crate::deployment::contracts::CORES;
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Which week.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The week's number; weeks count from 1 through all seasons.
    #[arg(long, value_name = "NUMBER")]
    week: u32,
    /// File to write the week to; by default cores-week-NUMBER.json in this folder.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    cache: CacheArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// Computes a week as it is passed on.
///
/// # Errors
/// As [`compute`]; nobody earned anything.
pub async fn week_file(session: &Session, cache: &CacheArguments, week: u32) -> Result<WeekFile, VerbError> {
    let cores = session.contract(CORES).await?;
    let computed = compute(session, cache, week).await?;
    Ok(WeekFile::new((session.client.chain_id(), cores), &computed)?)
}

/// A week without its accounts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'a> {
    week: u32,
    begin: u64,
    end: u64,
    first_block: u64,
    last_block: u64,
    root: alloy_primitives::B256,
    total: super::file::Points,
    earned: super::file::Points,
    input_hash: alloy_primitives::B256,
    number: usize,
    file: &'a Path,
}

impl Arguments {
    /// Computes and writes.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let file = week_file(session, &self.cache, self.week).await?;
        let path = self.out.clone().unwrap_or_else(|| WeekFile::default_path(self.week));
        file.write(&path)?;
        let text = format!("{}It is in {}.\n", describe(&file), path.display());
        let summary = Summary {
            week: file.week,
            begin: file.begin,
            end: file.end,
            first_block: file.first_block,
            last_block: file.last_block,
            root: file.root,
            total: file.total,
            earned: file.earned,
            input_hash: file.input_hash,
            number: file.accounts.len(),
            file: &path,
        };
        Answer::new(&summary, text)
    }
}

/// A week in a few lines.
#[must_use]
pub fn describe(file: &WeekFile) -> String {
    let mut text = format!(
        "week        {}, {} to {}\nblocks      {} to {}\naccounts    {}\ntotal       {} Cores\n",
        file.week,
        utc(U256::from(file.begin)),
        utc(U256::from(file.end)),
        counted(file.first_block),
        counted(file.last_block),
        counted(file.accounts.len() as u64),
        grouped(file.total.into(), 18),
    );
    if file.earned != file.total {
        text.push_str(&format!(
            "earned      {} Cores before the week's maximum\n",
            grouped(file.earned.into(), 18)
        ));
    }
    text.push_str(&format!("root        {}\ninput hash  {}\n", file.root, file.input_hash));
    text
}
