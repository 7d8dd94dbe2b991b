//! The file of a week: who earned what, its root and what it was computed from.

use std::path::{Path, PathBuf};

use alloy_primitives::{Address, B256, U256};
use cores_engine::leaf_of;
use merkle_tree::StandardTree;
use serde::{Deserialize, Serialize};

use super::compute::Computed;
use super::error::CoresRefusal;
use crate::files;
use crate::verbs::error::VerbError;
use crate::verbs::fields::{FieldError, invalid};
use crate::verbs::sum::checksummed;

/// Raised when an older tool could misread a file.
const FORMAT: u32 = 1;

/// A week as it is passed on. Amounts are Cores of 18 decimals as decimal text.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct WeekFile {
    format: u32,
    /// The chain.
    pub chain_id: u64,
    /// The contract.
    #[serde(serialize_with = "checksummed")]
    pub cores: Address,
    /// The week's number.
    pub week: u32,
    /// When it began, unix seconds.
    pub begin: u64,
    /// When it ended.
    pub end: u64,
    /// The first block that was read.
    pub first_block: u64,
    /// The last block of the week.
    pub last_block: u64,
    /// Hash of that.
    pub last_block_hash: B256,
    /// Root of the tree.
    pub root: B256,
    /// The sum of all points.
    pub total: Points,
    /// What was earned before the week's maximum.
    pub earned: Points,
    /// Hash of all that it was computed from.
    pub input_hash: B256,
    /// Who earned what, by address.
    pub accounts: Vec<Earned>,
}

/// What an account earned, and by what.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Earned {
    /// The account.
    #[serde(serialize_with = "checksummed")]
    pub address: Address,
    /// What it may claim.
    pub points: Points,
    /// By holding USDai.
    pub held: Points,
    /// By shares held or waiting in the line.
    pub staked: Points,
    /// By USDai minted and held for seven days.
    pub minted: Points,
    /// By lending as a curator.
    pub lent: Points,
    /// By those it referred.
    pub referred: Points,
}

/// Cores of 18 decimals, written as decimal text.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Points(pub u128);

impl TryFrom<String> for Points {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Self).map_err(|_| format!("{text:?} is no number of points"))
    }
}

impl From<Points> for String {
    fn from(points: Points) -> Self {
        points.0.to_string()
    }
}

impl From<Points> for U256 {
    fn from(points: Points) -> Self {
        Self::from(points.0)
    }
}

impl WeekFile {
    /// What was computed.
    ///
    /// # Errors
    /// [`CoresRefusal::NothingEarned`].
    pub fn new((chain_id, cores): (u64, Address), computed: &Computed) -> Result<Self, CoresRefusal> {
        let Computed { week, first_block, last } = computed;
        let nothing = |_| CoresRefusal::NothingEarned { week: week.number };
        let account = |account: &cores_engine::Account| Earned {
            address: account.address,
            points: Points(account.points),
            held: Points(account.held),
            staked: Points(account.staked),
            minted: Points(account.minted),
            lent: Points(account.lent),
            referred: Points(account.referred),
        };
        Ok(Self {
            format: FORMAT,
            chain_id,
            cores,
            week: week.number,
            begin: week.begin,
            end: week.end,
            first_block: *first_block,
            last_block: last.number,
            last_block_hash: last.hash,
            root: week.tree().map_err(nothing)?.root(),
            total: Points(week.total),
            earned: Points(week.earned),
            input_hash: week.input_hash,
            accounts: week.accounts.iter().map(account).collect(),
        })
    }

    /// Reads a file, and holds its root and total to its accounts.
    ///
    /// # Errors
    /// It is no such file; [`CoresRefusal::FileDiffers`].
    pub fn read(path: &Path) -> Result<Self, VerbError> {
        let bytes = files::read(path).map_err(FieldError::from)?;
        let file: Self = serde_json::from_slice(&bytes).map_err(|error| invalid(path, error))?;
        if file.format != FORMAT {
            return Err(
                invalid(path, format!("it has format {}, this tool reads {FORMAT}", file.format)).into()
            );
        }
        let differs = |what, written: String, computed: String| {
            Err(CoresRefusal::FileDiffers { file: path.into(), what, written, computed }.into())
        };
        let root = file.tree().map_err(|error| invalid(path, error))?.root();
        if root != file.root {
            return differs("the root", file.root.to_string(), root.to_string());
        }
        let total = file.accounts.iter().try_fold(0_u128, |sum, account| sum.checked_add(account.points.0));
        if total != Some(file.total.0) {
            let total = total.map_or_else(|| "too much".into(), |total| total.to_string());
            return differs("the total", file.total.0.to_string(), total);
        }
        Ok(file)
    }

    /// Writes it.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path) -> Result<(), VerbError> {
        let mut document = serde_json::to_vec_pretty(self).map_err(std::io::Error::from)?;
        document.push(b'\n');
        files::write(path, &document).map_err(|error| FieldError::from(error).into())
    }

    /// Where it is unless something else was asked for.
    #[must_use]
    pub fn default_path(week: u32) -> PathBuf {
        format!("cores-week-{week}.json").into()
    }

    /// What an account earned.
    #[must_use]
    pub fn earned(&self, account: Address) -> Option<&Earned> {
        self.accounts.iter().find(|earned| earned.address == account)
    }

    /// The proof of what an account earned.
    ///
    /// # Errors
    /// [`CoresRefusal::NotEarned`].
    pub fn proof(&self, account: Address) -> Result<(&Earned, Vec<B256>), CoresRefusal> {
        let week = self.week;
        let nothing = || CoresRefusal::NotEarned { account, week };
        let earned = self.earned(account).ok_or_else(nothing)?;
        let tree = self.tree().map_err(|_| nothing())?;
        let proof = tree.proof_of(leaf_of(account, week, earned.points.0)).map_err(|_| nothing())?;
        Ok((earned, proof))
    }

    fn tree(&self) -> Result<StandardTree, merkle_tree::TreeError> {
        let leaves = self.accounts.iter();
        StandardTree::new(leaves.map(|earned| leaf_of(earned.address, self.week, earned.points.0)).collect())
    }
}
