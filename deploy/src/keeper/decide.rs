//! What is due: a function of what the chain and the clock say, and of nothing else.

use std::fmt;

use alloy_primitives::U256;
use qev_auction::{Auction, AuctionError, Beacon, Intake, Phase, Position, Rules, Seal, Shares};
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{MathError, Seconds, Timestamp};

use super::credit::{Credit, Duty, Waiting};
use crate::moment::utc;

/// A sequencer's clock may be so long behind: a day (Nitro's `delaySeconds`). A chain whose clock is behind by more
/// has a time of its own.
pub(super) const LAG: Seconds = Seconds::new(86_400);

/// What the chain says, and the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The chain's time: that of a transaction which is sent now.
    pub now: Timestamp,
    /// The machine's time, by which the beacon's rounds come.
    pub here: Timestamp,
    /// The calendar.
    pub clock: Clock,
    /// The auction as the last call left it.
    pub auction: Auction,
    /// What came in since the last lock.
    pub intake: Intake,
    /// The vault's side of it.
    pub vault: Vault,
    /// Positions of which a commitment for the auction's epoch was seen, as they are.
    pub bidders: Vec<Position>,
    /// Positions that were served and are not collected, where that is asked for.
    pub served: Vec<u32>,
    /// Loans, sales of titles and the loan book.
    pub credit: Credit,
}

/// What the vault says of epochs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vault {
    /// The last epoch whose capacity was fixed.
    pub locked: Epoch,
    /// Whether that one is settled.
    pub is_settled: bool,
    /// Shares that wait, those of bids included.
    pub queued: Shares,
}

/// Something that anybody may do and that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Fix what this epoch may pay.
    LockVault(Epoch),
    /// Close the bids of this epoch.
    LockAuction(Epoch),
    /// Prove this round of the beacon.
    ProveBeacon(u64),
    /// Open the commitments of these positions with this round.
    Reveal(u64, Vec<u32>),
    /// Clear this epoch until it is settled.
    Clear(Epoch),
    /// Settle past epochs into these positions, whose commitments count only then.
    CountEarly(Vec<u32>),
    /// Pay these positions to the ledgers of their owners.
    Collect(Vec<u32>),
    /// Something for loans.
    Credit(Duty),
}

/// Why something is not to be done, now or at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No share waits.
    NobodyWaits(Epoch),
    /// It is locked at this time.
    Open(Epoch, Timestamp),
    /// No commitment waits to be opened.
    NothingSealed(Epoch),
    /// The round that opens the bids is published at this time.
    BeaconToCome(u64, Timestamp),
    /// The round was not proven in time.
    BeaconLate(Epoch),
    /// These shares are of commitments that nobody here has seen.
    Unseen(Shares),
    /// Bids can be opened until then, and it is cleared afterwards.
    Revealing(Epoch, Timestamp),
    /// Something of a loan.
    Credit(Waiting),
}

/// What is due, what is not, and when that changes by the clock alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// To be done in this order; none needs one before it.
    pub actions: Vec<Action>,
    /// For whoever wonders.
    pub reasons: Vec<Reason>,
    /// The next instant at which something becomes due.
    pub next: Option<Timestamp>,
}

/// Decides. A lock that is due counts as done: whatever comes after it does it too. What may lower the price of a share
/// comes before an epoch is cleared at it.
///
/// # Errors
/// [`MathError`] of times that no calendar has.
pub fn decide(snapshot: &Snapshot) -> Result<Decision, MathError> {
    let mut decision = Decision::default();
    decision.losses(&snapshot.credit, snapshot.now)?;
    let auction = decision.lock(snapshot)?;
    match auction.phase {
        Phase::Open => decision.open(snapshot, &auction)?,
        Phase::Revealing => decision.revealing(snapshot, &auction)?,
        Phase::Clearing => decision.actions.push(Action::Clear(auction.epoch)),
    }
    if !snapshot.served.is_empty() {
        decision.actions.push(Action::Collect(snapshot.served.clone()));
    }
    decision.duties(&snapshot.credit, snapshot.now)?;
    Ok(decision)
}

impl Decision {
    /// The locks of vault and auction; returns the auction after them. Epochs in which nobody waits lock nothing.
    fn lock(&mut self, snapshot: &Snapshot) -> Result<Auction, MathError> {
        let Snapshot { now, clock, vault, .. } = snapshot;
        let mut auction = snapshot.auction;
        if vault.queued.is_zero() {
            return Ok(auction);
        }
        let queued = usdai_core::Shares::new(vault.queued.raw());
        if let Some(epoch) = clock.due_epoch(*now, vault.locked, vault.is_settled, queued)? {
            self.actions.push(Action::LockVault(epoch));
        }
        if let Some(at) = auction.due(clock, *now)? {
            self.actions.push(Action::LockAuction(auction.epoch));
            // Of the rules only the highest tick is in the auction, and nothing here depends on it.
            auction.lock(&mut snapshot.intake.clone(), &Rules::DEFAULT, at);
        }
        Ok(auction)
    }

    fn open(&mut self, snapshot: &Snapshot, auction: &Auction) -> Result<(), MathError> {
        let early = |position: &&Position| {
            position.seal == Seal::Early && position.sealed_for() == Some(auction.epoch)
        };
        let early: Vec<u32> = snapshot.bidders.iter().filter(early).map(|bidder| bidder.sequence).collect();
        if !early.is_empty() {
            self.actions.push(Action::CountEarly(early));
        }
        if snapshot.vault.queued.is_zero() {
            self.reasons.push(Reason::NobodyWaits(auction.epoch));
            return Ok(());
        }
        let lock_time = snapshot.clock.lock_time(auction.epoch)?;
        self.reasons.push(Reason::Open(auction.epoch, lock_time));
        self.wake_at(lock_time);
        self.close_bids(snapshot, lock_time)
    }

    /// Bids that are still taken although the beacon has come: whoever commits now can read all others.
    fn close_bids(&mut self, snapshot: &Snapshot, lock_time: Timestamp) -> Result<(), MathError> {
        let round = Beacon::QUICKNET.round(lock_time)?;
        let is_published = snapshot.here >= Beacon::QUICKNET.published_at(round)?;
        let is_lagging = snapshot.here.since_or_none(snapshot.now) <= LAG;
        if is_published && is_lagging && !snapshot.intake.sealed.is_zero() {
            self.actions.push(Action::ProveBeacon(round));
        }
        Ok(())
    }

    fn revealing(&mut self, snapshot: &Snapshot, auction: &Auction) -> Result<(), MathError> {
        let Snapshot { now, clock, .. } = snapshot;
        let end = auction.reveal_end(clock)?;
        if *now >= end {
            self.actions.push(Action::Clear(auction.epoch));
            return Ok(());
        }
        if auction.unopened.is_zero() {
            self.reasons.push(Reason::NothingSealed(auction.epoch));
        } else {
            self.open_bids(snapshot, auction)?;
        }
        self.reasons.push(Reason::Revealing(auction.epoch, end));
        self.wake_at(end);
        Ok(())
    }

    /// The beacon, and what it opens.
    fn open_bids(&mut self, snapshot: &Snapshot, auction: &Auction) -> Result<(), MathError> {
        let Snapshot { now, clock, bidders, .. } = snapshot;
        let round = Beacon::QUICKNET.round(clock.lock_time(auction.epoch)?)?;
        let published_at = Beacon::QUICKNET.published_at(round)?;
        if *now < published_at {
            self.reasons.push(Reason::BeaconToCome(round, published_at));
            self.wake_at(published_at);
            return Ok(());
        }
        match auction.clone().prove_beacon(auction.unopened, clock, *now) {
            Ok(_) => self.actions.push(Action::ProveBeacon(round)),
            Err(AuctionError::BeaconLate) => self.reasons.push(Reason::BeaconLate(auction.epoch)),
            Err(_) => {}
        }
        let sealed = |bidder: &&Position| bidder.seal == Seal::Counted && bidder.epoch == auction.epoch;
        let sealed: Vec<&Position> = bidders.iter().filter(sealed).collect();
        let seen = sealed.iter().fold(Shares::ZERO, |sum, bidder| sum.plus(bidder.shares()));
        let unseen = auction.unopened.excess_over(seen);
        if !unseen.is_zero() {
            self.reasons.push(Reason::Unseen(unseen));
        }
        if !sealed.is_empty() {
            let ids = sealed.iter().map(|bidder| bidder.sequence).collect();
            self.actions.push(Action::Reveal(round, ids));
        }
        Ok(())
    }

    pub(super) fn wake_at(&mut self, instant: Timestamp) {
        self.next = Some(self.next.map_or(instant, |next| next.min(instant)));
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = |instant: &Timestamp| utc(U256::from(instant.get()));
        match self {
            Self::NobodyWaits(epoch) => write!(f, "nobody waits in epoch {}", epoch.get()),
            Self::Open(epoch, lock_time) => {
                write!(f, "epoch {} is open and locked at {}", epoch.get(), moment(lock_time))
            }
            Self::NothingSealed(epoch) => {
                write!(f, "no commitment of epoch {} waits to be opened", epoch.get())
            }
            Self::BeaconToCome(round, published_at) => {
                write!(
                    f,
                    "the beacon's round {round} opens the bids and is published at {}",
                    moment(published_at)
                )
            }
            Self::BeaconLate(epoch) => {
                write!(f, "it is too late to prove the beacon: nobody is charged in epoch {}", epoch.get())
            }
            Self::Unseen(shares) => {
                write!(
                    f,
                    "commitments over {} units of shares are in no event that the chain shows",
                    shares.get()
                )
            }
            Self::Revealing(epoch, end) => {
                write!(f, "bids of epoch {} can be opened until {}", epoch.get(), moment(end))
            }
            Self::Credit(waiting) => waiting.fmt(f),
        }
    }
}
