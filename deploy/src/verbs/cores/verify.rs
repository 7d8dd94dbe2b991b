//! `usdai cores verify`: what was published against what the chain comes to.

use alloy_primitives::U256;
use clap::Args;
use serde::Serialize;

use super::compute::{CacheArguments, Computed, compute};
use super::error::CoresRefusal;
use super::season::{Published, published};
use crate::amount::grouped;
use crate::deployment::contracts::CORES;
use crate::moment::utc;
use crate::verbs::Answer;
use crate::verbs::error::VerbError;
use crate::verbs::options::Reading;
use crate::verbs::session::Session;

/// Which week.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The week's number.
    #[arg(long, value_name = "NUMBER")]
    week: u32,
    /// Everything is read from the node, unless a file is named.
    #[command(flatten)]
    cache: CacheArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Verified {
    week: u32,
    matches: bool,
    is_open: bool,
    #[serde(flatten)]
    published: Published,
}

impl Arguments {
    /// Computes and compares.
    ///
    /// # Errors
    /// [`CoresRefusal::Differs`], with what a guardian does about it.
    pub(super) async fn answer(&self, session: &Session) -> Result<Answer, VerbError> {
        let (cores, week) = (session.contract(CORES).await?, self.week);
        let published = published(session, cores, week).await?.ok_or(CoresRefusal::NotPublished { week })?;
        let computed = compute(session, &self.cache.only_if_named(), week).await?;
        let (differences, is_open) = (differences(&published, &computed), published.is_open(session.now));
        if !differences.is_empty() {
            let claimable_at = published.claimable_at;
            return Err(CoresRefusal::Differs { week, differences, claimable_at, is_open }.into());
        }
        let total = grouped(published.total, 18);
        let since = utc(U256::from(published.claimable_at));
        let text = format!(
            "Week {week} is published as the chain comes to it: root {}, {total} Cores, input hash {}.\nIt can be \
             claimed from {since} on.\n",
            published.root, published.input_hash
        );
        Answer::new(&Verified { week, matches: true, is_open, published }, text)
    }
}

/// What is published otherwise than it was computed, in words.
fn differences(published: &Published, computed: &Computed) -> Vec<String> {
    let mut found = Vec::new();
    match computed.week.tree() {
        Ok(tree) if tree.root() == published.root => {}
        Ok(tree) => found.push(format!("the root {}, which should be {}", published.root, tree.root())),
        Err(_) => found.push(format!("the root {}, although nobody earned anything", published.root)),
    }
    let total = U256::from(computed.week.total);
    if published.total != total {
        found.push(format!("the total {}, which should be {total}", published.total));
    }
    let hash = computed.week.input_hash;
    if published.input_hash != hash {
        found.push(format!("the input hash {}, which should be {hash}", published.input_hash));
    }
    found
}
