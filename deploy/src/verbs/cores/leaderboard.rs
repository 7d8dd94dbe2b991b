//! `usdai cores leaderboard`: who earned most.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alloy_primitives::Address;
use clap::Args;
use serde::Serialize;

use super::compute::CacheArguments;
use super::file::{Points, WeekFile};
use super::season::published;
use super::week::week_file;
use crate::amount::{counted, grouped};
use crate::deployment::contracts::CORES;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;
use crate::verbs::sum::checksummed;

/// Of which weeks.
#[derive(Args, Debug)]
pub struct Arguments {
    /// A week's number, to be computed; by default every week that is published.
    #[arg(long, value_name = "NUMBER")]
    week: Option<u32>,
    /// File of a week, which `usdai cores compute` wrote; may be given several times.
    #[arg(long, value_name = "FILE", conflicts_with = "week")]
    file: Vec<PathBuf>,
    /// How many accounts to show.
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    top: usize,
    #[command(flatten)]
    cache: CacheArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Serialize)]
struct Leaderboard {
    weeks: Vec<u32>,
    accounts: usize,
    total: Points,
    first: Vec<Rank>,
}

#[derive(Serialize)]
struct Rank {
    rank: usize,
    #[serde(serialize_with = "checksummed")]
    address: Address,
    points: Points,
}

impl Arguments {
    /// Looks, or computes.
    ///
    /// # Errors
    /// [`VerbError`].
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let weeks = self.weeks(session).await?;
        let mut points: BTreeMap<Address, u128> = BTreeMap::new();
        for earned in weeks.iter().flat_map(|week| &week.accounts) {
            let sum = points.entry(earned.address).or_default();
            *sum = sum.saturating_add(earned.points.0);
        }
        let accounts = points.len();
        let total = points.values().fold(0_u128, |sum, points| sum.saturating_add(*points));
        let mut ranked: Vec<_> = points.into_iter().collect();
        ranked.sort_by(|(one, more), (other, less)| less.cmp(more).then(one.cmp(other)));
        ranked.truncate(self.top);
        let first = (1..).zip(ranked);
        let first = first.map(|(rank, (address, points))| Rank { rank, address, points: Points(points) });
        let weeks = weeks.iter().map(|week| week.week).collect();
        let board = Leaderboard { weeks, accounts, total: Points(total), first: first.collect() };
        Answer::new(&board, board.text())
    }

    async fn weeks(&self, session: &Session) -> Result<Vec<WeekFile>, VerbError> {
        if !self.file.is_empty() {
            return self.file.iter().map(|path| WeekFile::read(path)).collect();
        }
        if let Some(week) = self.week {
            return Ok(vec![week_file(session, &self.cache, week).await?]);
        }
        let cores = session.contract(CORES).await?;
        let mut weeks = Vec::new();
        for week in super::show::weeks_so_far(session, cores).await? {
            if published(session, cores, week).await?.is_some() {
                weeks.push(week_file(session, &self.cache, week).await?);
            }
        }
        Ok(weeks)
    }
}

impl Leaderboard {
    fn text(&self) -> String {
        let weeks: Vec<_> = self.weeks.iter().map(ToString::to_string).collect();
        if weeks.is_empty() {
            return "No week is published yet.\n".into();
        }
        let mut text = format!(
            "week {}: {} Cores to {} accounts\n",
            weeks.join(", "),
            grouped(self.total.into(), 18),
            counted(self.accounts as u64)
        );
        for Rank { rank, address, points } in &self.first {
            text.push_str(&format!("{rank:>6}  {address}  {}\n", grouped((*points).into(), 18)));
        }
        text
    }
}
