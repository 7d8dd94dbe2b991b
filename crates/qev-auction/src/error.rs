//! Why the auction refuses.

use core::fmt;
use usdai_core::MathError;

/// What stands in the way of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuctionError {
    /// A number that has no result or does not fit its slot.
    Math(MathError),
    /// There is no position of this number.
    NoPosition,
    /// The next epoch's bids close before the present one is settled: it has to be cleared first.
    NotSettled,
    /// The position has epochs behind it that were not settled into it: it has to be collected first.
    Uncollected,
    /// The position has no shares.
    Empty,
    /// Bids of this epoch can no longer change.
    Locked,
    /// The position has no commitment that this call could open or take back.
    NotSealed,
    /// The position has a commitment that waits to be opened.
    StillSealed,
    /// The position has no bid that stands.
    NoBid,
    /// Commitments are opened from the lock until the end of the reveal only.
    NotRevealing,
    /// The epoch is not locked, or can still be revealed.
    NotClearable,
    /// Nothing of the line is being served.
    NotServing,
    /// The request belongs to an epoch that is locked.
    Irrevocable,
    /// The beacon is known on chain.
    BeaconKnown,
    /// The beacon comes too late to matter.
    BeaconLate,
    /// No commitment waits for the beacon.
    NothingSealed,
}

impl fmt::Display for AuctionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Math(error) => return error.fmt(formatter),
            Self::NoPosition => "no such position",
            Self::NotSettled => "the epoch before has to be cleared first",
            Self::Uncollected => "the position has to be collected first",
            Self::Empty => "the position has no shares",
            Self::Locked => "bids of this epoch can no longer change",
            Self::NotSealed => "no such commitment",
            Self::StillSealed => "a commitment waits to be opened",
            Self::NoBid => "no bid stands",
            Self::NotRevealing => "not between the lock and the end of the reveal",
            Self::NotClearable => "the epoch cannot be cleared yet",
            Self::NotServing => "the line is not being served",
            Self::Irrevocable => "the request's epoch is locked",
            Self::BeaconKnown => "the beacon is known",
            Self::BeaconLate => "the beacon is too late to matter",
            Self::NothingSealed => "no commitment waits for the beacon",
        })
    }
}

impl core::error::Error for AuctionError {}

impl From<MathError> for AuctionError {
    fn from(error: MathError) -> Self {
        Self::Math(error)
    }
}
