//! Every reason to refuse, with the numbers that decided it. What each means and its remedy:
//! `abi/cores.sol`.

use crate::abi::ICores as abi;
use alloy_primitives::{Address, U256};

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    hash_missing = HashMissing(),
    not_publisher = NotPublisher(caller: Address),
    not_guardian = NotGuardian(caller: Address),
    week_unknown = WeekUnknown(week: u64),
    week_not_over = WeekNotOver(week: u64, end: u64),
    already_published = AlreadyPublished(week: u64),
    not_published = NotPublished(week: u64),
    total_too_high = TotalTooHigh(total: U256, maximum: u128),
    challenge_over = ChallengeOver(week: u64, claimable_at: u64),
    not_claimable = NotClaimable(week: u64, claimable_at: u64),
    already_claimed = AlreadyClaimed(week: u64, account: Address),
    invalid_proof = InvalidProof(week: u64, account: Address),
    total_exceeded = TotalExceeded(week: u64, left: u128, amount: U256),
    nothing_to_claim = NothingToClaim(),
    not_transferable = NotTransferable(),
    referrer_known = ReferrerKnown(referrer: Address),
    self_referral = SelfReferral(),
    start_out_of_range = StartOutOfRange(start: u64, earliest: u64, latest: u64),
    week_count_out_of_range = WeekCountOutOfRange(week_count: u64, least: u64, most: u64),
    weekly_maximum_out_of_range = WeeklyMaximumOutOfRange(weekly_maximum: U256, least: u128, most: u128),
    rate_too_high = RateTooHigh(rate: u128, maximum: u128),
}
