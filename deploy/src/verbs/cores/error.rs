//! Why points are not computed, published, verified or claimed.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, U256};
use cores_engine::InputError;
use serde::Serialize;

use crate::moment::utc;
use crate::verbs::sum::checksummed;

/// Why the points of a week are not there.
#[derive(Debug, thiserror::Error)]
pub enum CoresError {
    /// The events do not fit together.
    #[error("the points cannot be computed: {0}")]
    Input(#[from] InputError),
    /// An event has not the form that its contract gives it.
    #[error("log {index} of block {block} has not the form that its contract gives it")]
    Unreadable {
        /// The block.
        block: u64,
        /// Its place there.
        index: u64,
    },
    /// A share price does not fit.
    #[error("the share price after block {block} is above all that can be")]
    Price {
        /// The block.
        block: u64,
    },
    /// A number of the contract is none of a season.
    #[error("the season of week {0} has numbers that no season has")]
    Season(u32),
}

/// What is refused of points before anything is sent. The text says what is the case, [`CoresRefusal::remedy`] what to
/// do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "name", rename_all_fields = "camelCase")]
pub enum CoresRefusal {
    /// The week goes on, or its end can still be undone.
    #[error(
        "week {week} ends at {}, and the last final block is of {}", utc(U256::from(*.end)), utc(U256::from(*.last))
    )]
    WeekNotFinal { week: u32, end: u64, last: u64 },
    /// Nobody earned anything.
    #[error("nobody earned anything in week {week}")]
    NothingEarned { week: u32 },
    /// A week has been published.
    #[error("week {week} is published already, with the root {root}")]
    Published { week: u32, root: B256 },
    /// A week has not.
    #[error("week {week} is not published")]
    NotPublished { week: u32 },
    /// What was published is not what the chain comes to.
    #[error("week {week} is published with {}", differences.join(" and "))]
    Differs { week: u32, differences: Vec<String>, claimable_at: u64, is_open: bool },
    /// The challenge is over.
    #[error("the challenge of week {week} was over at {}", utc(U256::from(*.claimable_at)))]
    ChallengeOver { week: u32, claimable_at: u64 },
    /// The challenge is not over.
    #[error("week {week} can be claimed from {} on", utc(U256::from(*.claimable_at)))]
    NotClaimable { week: u32, claimable_at: u64 },
    /// Somebody earned nothing.
    #[error("{account} earned nothing in week {week}")]
    NotEarned {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        week: u32,
    },
    /// There is nothing to claim.
    #[error("{account} has claimed all of this already")]
    AllClaimed {
        #[serde(serialize_with = "checksummed")]
        account: Address,
    },
    /// A file is not what was published.
    #[error("{} has the root {computed} of week {week}, and {on_chain} is published", file.display())]
    OtherWeek { file: PathBuf, week: u32, computed: B256, on_chain: B256 },
    /// A file's numbers do not fit together.
    #[error("{}: {what} is {written} as it is written there, and {computed} by its accounts", file.display())]
    FileDiffers { file: PathBuf, what: &'static str, written: String, computed: String },
    /// A file is of another chain or contract.
    #[error("{} is of {cores} on chain {chain_id}, which is another", file.display())]
    OtherCores {
        file: PathBuf,
        chain_id: u64,
        #[serde(serialize_with = "checksummed")]
        cores: Address,
    },
    /// The same week twice.
    #[error("week {week} is named twice")]
    Twice { week: u32 },
    /// The key lacks the role.
    #[error("{account} has not the role {role}")]
    NoRole {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        role: &'static str,
    },
    /// There is no season.
    #[error("no season has been opened")]
    NoSeason,
    /// The season does not have the week.
    #[error("no season has week {week}")]
    NoSuchWeek { week: u32 },
    /// A referrer is set.
    #[error("{account} was referred by {referrer}")]
    Referred {
        #[serde(serialize_with = "checksummed")]
        account: Address,
        #[serde(serialize_with = "checksummed")]
        referrer: Address,
    },
    /// No place for what was read.
    #[error("it is not known where to keep what was read: there is no home folder")]
    NoCache,
}

impl CoresRefusal {
    /// What to do about it, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::WeekNotFinal { .. } => "Wait until the week is over and its last block is final.".into(),
            Self::NothingEarned { .. } => "None is needed: such a week is not published.".into(),
            Self::Published { week, .. } => format!("Compare it with `usdai cores verify --week {week}`."),
            Self::NotPublished { week } => {
                format!(
                    "Wait until it is; a publisher does that with `usdai cores publish --week {week} --yes`."
                )
            }
            Self::Differs { week, claimable_at, is_open: true, .. } => format!(
                "A guardian takes it back with `usdai cores void --week {week} --yes`, before {}.",
                utc(U256::from(*claimable_at))
            ),
            Self::Differs { .. } => "It can be claimed already and stands; tell the operators.".into(),
            Self::ChallengeOver { .. } => "None: what was not voided in three days stands.".into(),
            Self::NotClaimable { .. } => "Wait until then.".into(),
            Self::NotEarned { .. } => "See `usdai cores leaderboard` for who did.".into(),
            Self::AllClaimed { .. } => "None is needed.".into(),
            Self::OtherWeek { week, .. } => {
                format!("Compute it again with `usdai cores compute --week {week}`.")
            }
            Self::FileDiffers { .. } => "Compute it again with `usdai cores compute`.".into(),
            Self::OtherCores { .. } => "Check --rpc-url, or name a file of this chain.".into(),
            Self::Twice { .. } => "Name each week once.".into(),
            Self::NoRole { .. } => {
                "Use the key of an account that has; `usdai authority show` lists them.".into()
            }
            Self::NoSeason | Self::NoSuchWeek { .. } => {
                "See `usdai cores show` for the weeks of the season.".into()
            }
            Self::Referred { .. } => "None: who referred an account stays.".into(),
            Self::NoCache => "Name a file with --cache.".into(),
        }
    }
}
