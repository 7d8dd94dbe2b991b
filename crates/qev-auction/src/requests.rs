//! Coming into the line, leaving it again before it counts, and changing hands.

use crate::Shares;
use crate::{Auction, AuctionError, Intake, Line, Phase, Position, Seal};
use ruint::aliases::U256;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{Bps, MathError, Timestamp, fixed};

/// What leaves the line with a request that is cancelled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cancelled {
    /// Shares for the owner.
    pub returned: Shares,
    /// Shares that burn.
    pub burnt: Shares,
}

impl Position {
    /// A new position at the end of the line, for the epoch `taking` ([`Auction::taking`]).
    ///
    /// [`MathError::Overflow`] when 2^32 positions were made.
    pub fn request<L: Line>(
        intake: &mut Intake,
        line: &mut L,
        taking: Epoch,
        shares: Shares,
    ) -> Result<Self, MathError> {
        let sequence = intake.next_sequence;
        intake.next_sequence = sequence.checked_add(1).ok_or(MathError::Overflow)?;
        intake.line = intake.line.plus(shares);
        line.change(sequence, Shares::ZERO, shares)?;
        Ok(Self { waiting: shares, sequence, epoch: taking, ..Self::EMPTY })
    }

    /// Takes the request back while no epoch was locked since, with its commitment.
    ///
    /// A position that is charged loses `penalty` basis points of its shares, rounded up; by the clock's rules
    /// there is none that is charged and can still be cancelled. [`AuctionError::Irrevocable`],
    /// [`AuctionError::Empty`].
    pub fn cancel<L: Line>(
        &mut self,
        intake: &mut Intake,
        line: &mut L,
        penalty: u16,
    ) -> Result<Cancelled, AuctionError> {
        if self.sequence < intake.cut {
            return Err(AuctionError::Irrevocable);
        }
        let shares = self.waiting;
        if shares.is_zero() {
            return Err(AuctionError::Empty);
        }
        if self.seal == Seal::Counted {
            intake.sealed = intake.sealed.checked_sub(shares)?;
        }
        intake.line = intake.line.checked_sub(shares)?;
        line.change(self.sequence, shares, Shares::ZERO)?;
        (self.waiting, self.seal) = (Shares::ZERO, Seal::None);
        let burnt = if self.is_penalised { portion_up(shares, penalty)? } else { Shares::ZERO };
        Ok(Cancelled { returned: shares.checked_sub(burnt)?, burnt })
    }

    /// What becomes of the commitment when the position changes hands: one that could be taken back is. A bid that
    /// stands, and a charge, go with the position.
    ///
    /// [`AuctionError::StillSealed`] from the lock until the commitment is opened or no longer can be, and
    /// [`AuctionError::NotSettled`] like any change of the next epoch.
    pub fn change_hands(
        &mut self,
        auction: &Auction,
        intake: &mut Intake,
        clock: &Clock,
        now: Timestamp,
    ) -> Result<(), AuctionError> {
        let Some(sealed_for) = self.sealed_for() else { return Ok(()) };
        if sealed_for > auction.epoch || sealed_for == auction.epoch && auction.phase == Phase::Open {
            return self.withdraw_commitment(auction, intake, auction.taking(clock, now)?);
        }
        let can_open = self.seal == Seal::Counted && sealed_for == auction.epoch;
        if can_open && auction.is_revealing(clock, now)? {
            return Err(AuctionError::StillSealed);
        }
        Ok(())
    }
}

fn portion_up(shares: Shares, bps: u16) -> Result<Shares, MathError> {
    let bps = U256::from_limbs([bps.into(), 0, 0, 0]);
    let whole = U256::from_limbs([Bps::DENOMINATOR.into(), 0, 0, 0]);
    Shares::from_raw(fixed::mul_div_up(shares.raw(), bps, whole)?)
}
