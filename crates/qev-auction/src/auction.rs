//! The epoch that is open or being settled: its phases, and what the clock demands.
//!
//! Epochs settle strictly in order, and the next opens in the instant in which one settles. No phase waits for an
//! operator, a bidder or the beacon: each ends by the clock, at the call of anybody.
//!
//! An epoch whose predecessor settles after its own T_c locks in that instant, with what it held at T_c, because
//! nothing that would change it is taken in between ([`AuctionError::NotSettled`]). Commitments of such an epoch
//! still have 48 hours to be opened.

use crate::Shares;
use crate::word::{bits, field, pack, unpack};
use crate::{AuctionError, Beacon, Intake, Rules, Terms, Tick};
use ruint::aliases::U256;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{MathError, Seconds, Timestamp, Usd, Wad};

/// Bits of an epoch's number in a slot: enough for 670 years.
pub(crate) const EPOCH_BITS: u32 = 13;

/// How far an epoch is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Requests and bids are taken for it.
    #[default]
    Open,
    /// It is locked, and its bids can be opened.
    Revealing,
    /// Its bids are cleared, and the line is being served.
    Clearing,
}

/// The epoch that is open or being settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Auction {
    /// Its number.
    pub epoch: Epoch,
    /// How far it is.
    pub phase: Phase,
    /// Since when: the settlement of the epoch before, or the lock. Means nothing while clearing.
    pub since: Timestamp,
    /// Whether the beacon was known on chain in time.
    pub is_beacon_known: bool,
    /// What bids are held to, from the lock on.
    pub maximum: Tick,
    /// Shares that wait and were requested before the last lock, those of sealed bids included.
    pub line: Shares,
    /// Shares of the positions whose commitment was not opened yet, from the lock on.
    pub unopened: Shares,
}

impl Auction {
    /// From the lock to the end of the reveal, at least: 48 hours.
    pub const REVEAL: Seconds = Seconds::new(2 * 86_400);

    /// The first epoch that can be joined at `now`.
    pub fn new(clock: &Clock, now: Timestamp) -> Result<Self, MathError> {
        Ok(Self {
            epoch: clock.open_epoch(now)?,
            phase: Phase::Open,
            since: now,
            is_beacon_known: false,
            maximum: Tick::HIGHEST,
            line: Shares::ZERO,
            unopened: Shares::ZERO,
        })
    }

    /// The instant of the lock, if it is due: then it comes before anything else that happens at `now`.
    pub fn due(&self, clock: &Clock, now: Timestamp) -> Result<Option<Timestamp>, MathError> {
        if self.phase != Phase::Open {
            return Ok(None);
        }
        let at = clock.lock_time(self.epoch)?;
        Ok((at <= now).then(|| at.max(self.since)))
    }

    /// Passes over the epochs that nobody waited in. Nothing may wait, and the lock be due.
    pub fn skip(&mut self, clock: &Clock, now: Timestamp) -> Result<(), MathError> {
        self.epoch = clock.open_epoch(now)?;
        Ok(())
    }

    /// Locks the epoch: what came in counts, and keeps these rules.
    pub fn lock(&mut self, intake: &mut Intake, rules: &Rules, at: Timestamp) {
        self.line = self.line.plus(intake.line);
        self.unopened = intake.sealed;
        (self.phase, self.since, self.maximum) = (Phase::Revealing, at, rules.maximum());
        (intake.line, intake.sealed, intake.cut) = (Shares::ZERO, Shares::ZERO, intake.next_sequence);
    }

    /// The epoch to which requests and commitments belong at `now`, when no lock is due.
    ///
    /// [`AuctionError::NotSettled`] where that epoch's time has come and this one is not settled.
    pub fn taking(&self, clock: &Clock, now: Timestamp) -> Result<Epoch, AuctionError> {
        if self.phase == Phase::Open {
            return Ok(self.epoch);
        }
        let next = following(self.epoch);
        if now < clock.lock_time(next)? { Ok(next) } else { Err(AuctionError::NotSettled) }
    }

    /// The end of the reveal of a locked epoch, T_r.
    pub fn reveal_end(&self, clock: &Clock) -> Result<Timestamp, MathError> {
        let end = clock.clear_time(self.epoch)?;
        if self.unopened.is_zero() {
            return Ok(end);
        }
        Ok(end.max(self.since.checked_add(Self::REVEAL)?))
    }

    /// Whether bids can be opened at `now`.
    pub fn is_revealing(&self, clock: &Clock, now: Timestamp) -> Result<bool, MathError> {
        Ok(self.phase == Phase::Revealing && now < self.reveal_end(clock)?)
    }

    /// Takes note that the beacon is known on chain, which arms the penalty. `sealed` is the shares with a commitment
    /// for this epoch that is not opened. Returns whether bids are open and have to close at once: one that is
    /// committed with the beacon known would see all others.
    ///
    /// [`AuctionError::BeaconLate`] later than 12 hours before the end of the reveal,
    /// [`AuctionError::BeaconKnown`], and [`AuctionError::NothingSealed`] where no commitment waits for it.
    pub fn prove_beacon(
        &mut self,
        sealed: Shares,
        clock: &Clock,
        now: Timestamp,
    ) -> Result<bool, AuctionError> {
        if self.is_beacon_known {
            return Err(AuctionError::BeaconKnown);
        }
        if sealed.is_zero() {
            return Err(AuctionError::NothingSealed);
        }
        let is_open = self.phase == Phase::Open;
        let deadline = now.checked_add(Beacon::LEAD)?;
        if !is_open && (self.phase != Phase::Revealing || deadline > self.reveal_end(clock)?) {
            return Err(AuctionError::BeaconLate);
        }
        self.is_beacon_known = true;
        Ok(is_open)
    }

    /// What the epoch is cleared with. Commitments that were not opened count if the beacon was known in time.
    ///
    /// [`AuctionError::NotClearable`] before the end of the reveal, and once it is cleared.
    pub fn terms(
        &self,
        capacity: Usd,
        price: Wad,
        clock: &Clock,
        now: Timestamp,
    ) -> Result<Terms, AuctionError> {
        if self.phase != Phase::Revealing || self.is_revealing(clock, now)? {
            return Err(AuctionError::NotClearable);
        }
        let unopened = if self.is_beacon_known { self.unopened } else { Shares::ZERO };
        Ok(Terms { capacity, price, unopened })
    }

    /// Takes what the line is served out of it; it remains to be said whom that serves.
    pub fn cleared(&mut self, line_served: Shares) -> Result<(), MathError> {
        self.line = self.line.checked_sub(line_served)?;
        self.phase = Phase::Clearing;
        Ok(())
    }

    /// Settles the epoch and opens the next.
    pub fn settled(&mut self, now: Timestamp) {
        (self.epoch, self.phase, self.since) = (following(self.epoch), Phase::Open, now);
        (self.is_beacon_known, self.unopened) = (false, Shares::ZERO);
    }

    /// The slot's content. [`MathError::Overflow`] for shares from 2^96 on, seconds from 2^32 on, and epochs from
    /// 8,192 on.
    pub fn pack(&self) -> Result<U256, MathError> {
        let rest = field(self.epoch.get(), EPOCH_BITS, 0)?
            | field(self.phase as u64, 2, 13)?
            | field(self.is_beacon_known.into(), 1, 15)?
            | field(self.maximum.get().into(), 16, 16)?
            | field(self.since.get(), 32, 32)?;
        pack(self.line, self.unopened, rest)
    }

    /// What a slot holds.
    pub fn unpack(word: U256) -> Self {
        let (line, unopened, rest) = unpack(word);
        let phase = match bits(rest, 2, 13) {
            0 => Phase::Open,
            1 => Phase::Revealing,
            _ => Phase::Clearing,
        };
        Self {
            epoch: Epoch::new(bits(rest, EPOCH_BITS, 0)),
            phase,
            since: Timestamp::new(bits(rest, 32, 32)),
            is_beacon_known: bits(rest, 1, 15) != 0,
            maximum: Tick::new(bits(rest, 16, 16) as u16).unwrap_or(Tick::HIGHEST),
            line,
            unopened,
        }
    }
}

/// The epoch after this one.
pub(crate) const fn following(epoch: Epoch) -> Epoch {
    Epoch::new(epoch.get().saturating_add(1))
}
