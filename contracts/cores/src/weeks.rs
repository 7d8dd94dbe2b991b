//! Weeks: committed, challenged, voided.

use crate::abi::ICores as abi;
use crate::errors::{self, Error};
use crate::records::Week;
use crate::storage::{Cores, Place};
use alloc::vec::Vec;
use alloy_primitives::{B256, U256};
use kit::words::Word;
use kit::{emit, host};

/// How long a week can be challenged: three days.
pub const CHALLENGE: u64 = 3 * 86_400;

/// What a publisher commits.
pub struct Commitment {
    /// Which week.
    pub week: u64,
    /// The root of its tree.
    pub root: B256,
    /// The sum of its leaves.
    pub total: U256,
    /// The hash of what it was computed from.
    pub input_hash: B256,
}

impl Cores {
    /// PUBLISHER: commits a week that is over.
    ///
    /// `NotPublisher`, `HashMissing`, `ZeroAmount`, `WeekUnknown`, `WeekNotOver`, `TotalTooHigh`, `AlreadyPublished`.
    pub(crate) fn publish(&mut self, commitment: &Commitment) -> Result<(), Error> {
        let caller = host::sender();
        if !self.authority.has_role("PUBLISHER", caller) {
            return Err(errors::not_publisher(caller));
        }
        let Commitment { week, root, total, input_hash } = *commitment;
        if root.is_zero() || input_hash.is_zero() {
            return Err(errors::hash_missing());
        }
        if total.is_zero() {
            return Err(errors::zero_amount());
        }
        let (_, season) = self.find_season(week)?;
        let (end, now) = (season.end_of(week), host::now());
        if now < end {
            return Err(errors::week_not_over(week, end));
        }
        let maximum = season.weekly_maximum;
        let sum = u128::try_from(total).ok().filter(|sum| *sum <= maximum);
        let sum = sum.ok_or_else(|| errors::total_too_high(total, maximum))?;
        if self.find_week(week).claimable_at != 0 {
            return Err(errors::already_published(week));
        }
        let claimable_at = now.saturating_add(CHALLENGE);
        self.set_week(week, &Week { total: sum, claimed: 0, claimable_at })?;
        self.store(Place::Root(week), root);
        self.store(Place::Input(week), input_hash);
        emit!(WeekPublished, [week, caller], [root, total, input_hash, claimable_at]);
        Ok(())
    }

    /// GUARDIAN: forgets a week while it can be challenged. `NotGuardian`, `NotPublished`, `ChallengeOver`.
    pub(crate) fn void_week(&mut self, week: u64) -> Result<(), Error> {
        let caller = host::sender();
        if !self.authority.has_role("GUARDIAN", caller) {
            return Err(errors::not_guardian(caller));
        }
        let Week { claimable_at, .. } = self.published(week)?;
        if host::now() >= claimable_at {
            return Err(errors::challenge_over(week, claimable_at));
        }
        let root = self.load(Place::Root(week));
        for place in [Place::Week(week), Place::Root(week), Place::Input(week)] {
            self.store(place, B256::ZERO);
        }
        emit!(WeekVoided, [week, caller], [root]);
        Ok(())
    }

    /// What was committed of a week, as the interface has it.
    pub(crate) fn week_words(&self, week: u64) -> Vec<B256> {
        let Week { total, claimed, claimable_at } = self.find_week(week);
        let [root, input_hash] = [Place::Root(week), Place::Input(week)].map(|place| self.load(place));
        Vec::from([root, total.word(), claimed.word(), input_hash, claimable_at.word()])
    }
}
