//! Seasons and weeks as the contract has them.

use alloy_primitives::{Address, B256, U256};
use cores_engine::{Rates, Season};
use serde::Serialize;
use usdai_bindings::ICores;

use super::error::{CoresError, CoresRefusal};
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;
use crate::verbs::sum::decimal;

/// What was committed of a week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Published {
    /// Root of its tree.
    pub root: B256,
    /// All that can be claimed.
    #[serde(serialize_with = "decimal")]
    pub total: U256,
    /// What was claimed of that.
    #[serde(serialize_with = "decimal")]
    pub claimed: U256,
    /// Hash of what it was computed from.
    pub input_hash: B256,
    /// When it can be claimed, unix seconds; until then it can be voided.
    pub claimable_at: u64,
}

/// The season that has a week.
///
/// # Errors
/// [`CoresRefusal::NoSuchWeek`].
pub async fn season_of(session: &Session, cores: Address, week: u32) -> Result<Season, VerbError> {
    let season = session.optional(cores, &ICores::seasonOfCall { week }).await?;
    let season = season.ok_or(CoresRefusal::NoSuchWeek { week })?;
    let rates = season.rates;
    let amount = |number: alloy_primitives::aliases::U96| number.to::<u128>();
    Ok(Season {
        start: season.start,
        first_week: season.firstWeek,
        week_count: season.weekCount,
        weekly_maximum: u128::try_from(season.weeklyMaximum).map_err(|_| CoresError::Season(week))?,
        rates: Rates {
            held: amount(rates.held),
            staked: amount(rates.staked),
            minted: amount(rates.minted),
            lent: amount(rates.lent),
            referral_bps: rates.referralBps,
        },
    })
}

/// What was committed of a week; none if nothing was.
///
/// # Errors
/// The chain does not answer.
pub async fn published(session: &Session, cores: Address, week: u32) -> Result<Option<Published>, VerbError> {
    let found = session.client.call(cores, &ICores::weekCall { number: week }).await?;
    let ICores::weekReturn { root, total, claimed, inputHash, claimableAt } = found;
    let published = Published { root, total, claimed, input_hash: inputHash, claimable_at: claimableAt };
    Ok(Some(published).filter(|published| !published.root.is_zero()))
}

impl Published {
    /// Whether it can still be voided.
    #[must_use]
    pub const fn is_open(&self, now: u64) -> bool {
        now < self.claimable_at
    }
}
