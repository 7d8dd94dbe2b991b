//! The auction over its slots: each call loads what it needs, decides, and stores what changed.
//!
//! A contract adds who may call, the hash of a commitment, events, and the vault. Every call first does what the
//! clock demands; a contract that wants to tell of it calls [`Engine::follow_clock`] itself before.
//! What a call changed before it fails is not undone here: a contract reverts.

mod clearing;

use crate::Shares;
use crate::{
    Auction, AuctionError, Book, Cancelled, Collected, Intake, Position, Rules, Serving, Slot, Slots, Tick,
};
use ruint::aliases::U256;
use usdai_core::vault::{Clock, Epoch};
use usdai_core::{MathError, Timestamp};

/// The auction at an instant.
#[derive(Clone, Copy, Debug)]
pub struct Engine<S> {
    /// Where everything is kept.
    pub slots: S,
    /// The calendar.
    pub clock: Clock,
    /// The time of the call.
    pub now: Timestamp,
}

/// What the clock demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// Nothing.
    Nothing,
    /// To pass over epochs in which nobody waited.
    Skipped,
    /// To lock this epoch, as of this instant.
    Locked(Epoch, Timestamp),
}

impl<S: Slots> Engine<S> {
    /// Begins, once, with the epoch that can be joined now.
    pub fn begin(&mut self, rules: &Rules) -> Result<(), AuctionError> {
        self.slots.store(Slot::Intake, Intake::EMPTY.pack()?);
        self.save_rules(rules);
        self.save_auction(&Auction::new(&self.clock, self.now)?)
    }

    /// The epoch that is open or being settled, as it was left.
    pub fn auction(&self) -> Auction {
        Auction::unpack(self.slots.load(Slot::Auction))
    }

    /// What came in since the last lock.
    pub fn intake(&self) -> Intake {
        Intake::unpack(self.slots.load(Slot::Intake))
    }

    /// How far the line has been served, and the penalty of the epoch that was locked last.
    pub fn serving(&self) -> (Serving, u16) {
        Serving::unpack(self.slots.load(Slot::Serving))
    }

    /// A position as it was left.
    pub fn position(&self, sequence: u32) -> Position {
        Position::unpack(self.slots.load(Slot::Position(sequence)))
    }

    /// A position with the epochs of the past settled into it, and what that comes to. A view.
    pub fn outlook(&self, sequence: u32, epochs: u32) -> Result<(Position, Collected), MathError> {
        let mut position = self.position(sequence);
        let collected = position.settle(&self.auction(), &self.slots, epochs)?;
        Ok((position, collected))
    }

    /// Shares that wait before a position. A view.
    pub fn ahead(&self, sequence: u32) -> Shares {
        let (serving, _) = self.serving();
        serving.frontier.ahead(&self.slots, sequence)
    }

    /// Sets the rules of the next lock; an epoch that is locked, or whose lock is due, keeps its own.
    pub fn set_rules(&mut self, rules: &Rules) -> Result<(), AuctionError> {
        self.follow_clock()?;
        self.save_rules(rules);
        Ok(())
    }

    /// Does what the clock demands before anything else happens.
    pub fn follow_clock(&mut self) -> Result<Followed, AuctionError> {
        let mut auction = self.auction();
        self.follow(&mut auction)
    }

    /// A request at the end of the line. Returns the position's number. [`AuctionError::Empty`] of no shares.
    pub fn request(&mut self, shares: Shares) -> Result<u32, AuctionError> {
        if shares.is_zero() {
            return Err(AuctionError::Empty);
        }
        let (auction, mut intake) = (self.followed()?, self.intake());
        let taking = auction.taking(&self.clock, self.now)?;
        let position = Position::request(&mut intake, &mut self.slots, taking, shares)?;
        self.save_intake(&intake)?;
        self.save_position(&position)?;
        Ok(position.sequence)
    }

    /// A commitment of a position, which has been collected, in place of one that it has. Returns the epoch in
    /// which it opens.
    pub fn commit(&mut self, sequence: u32) -> Result<Epoch, AuctionError> {
        let auction = self.followed()?;
        let taking = auction.taking(&self.clock, self.now)?;
        self.change(sequence, |position, intake| position.commit(&auction, intake, taking))?;
        Ok(taking)
    }

    /// Takes a commitment back before its epoch is locked.
    pub fn withdraw_commitment(&mut self, sequence: u32) -> Result<(), AuctionError> {
        let auction = self.followed()?;
        let taking = auction.taking(&self.clock, self.now)?;
        self.change(sequence, |position, intake| position.withdraw_commitment(&auction, intake, taking))
    }

    /// Lets a position change hands, without the commitment that it may have.
    pub fn change_hands(&mut self, sequence: u32) -> Result<(), AuctionError> {
        let (auction, clock, now) = (self.followed()?, self.clock, self.now);
        self.change(sequence, |position, intake| position.change_hands(&auction, intake, &clock, now))
    }

    /// Takes a request back that belongs to the epoch that is open.
    pub fn cancel(&mut self, sequence: u32) -> Result<Cancelled, AuctionError> {
        self.followed()?.taking(&self.clock, self.now)?;
        let (mut position, mut intake) = (self.existing(sequence)?, self.intake());
        let penalty = self.rules().penalty();
        let cancelled = position.cancel(&mut intake, &mut self.slots, penalty)?;
        self.save_intake(&intake)?;
        self.save_position(&position)?;
        Ok(cancelled)
    }

    /// Opens a commitment, whose hash the caller has checked. Returns the tick at which it bids, if it does.
    pub fn reveal(&mut self, sequence: u32, tick: u16, shares: Shares) -> Result<Option<Tick>, AuctionError> {
        let mut auction = self.followed()?;
        if !auction.is_revealing(&self.clock, self.now)? {
            return Err(AuctionError::NotRevealing);
        }
        let mut position = self.existing(sequence)?;
        let opened = position.reveal(&mut auction, &mut self.slots, tick, shares)?;
        self.save_auction(&auction)?;
        self.save_position(&position)?;
        Ok(opened)
    }

    /// Puts a bid that stands back to its place in the line. Returns its shares.
    pub fn withdraw_bid(&mut self, sequence: u32) -> Result<Shares, AuctionError> {
        let (mut auction, mut position) = (self.followed()?, self.existing(sequence)?);
        let returned = position.withdraw_bid(&mut auction, &mut self.slots)?;
        self.save_auction(&auction)?;
        self.save_position(&position)?;
        Ok(returned)
    }

    /// Settles at most `epochs` past epochs into a position. What was paid is the caller's to hand out.
    pub fn collect(&mut self, sequence: u32, epochs: u32) -> Result<Collected, AuctionError> {
        let (auction, mut position) = (self.followed()?, self.existing(sequence)?);
        let collected = position.settle(&auction, &self.slots, epochs)?;
        self.save_position(&position)?;
        if !collected.cut.is_zero() {
            let (mut serving, penalty) = self.serving();
            serving.frontier.collected(sequence, collected.cut)?;
            self.slots.store(Slot::Serving, serving.pack(penalty)?);
        }
        if !collected.sealed.is_zero() {
            let mut intake = self.intake();
            intake.sealed = intake.sealed.plus(collected.sealed);
            self.save_intake(&intake)?;
        }
        Ok(collected)
    }

    fn rules(&self) -> Rules {
        let [word, ..] = self.slots.load(Slot::Rules).into_limbs();
        Rules::unpack(word)
    }

    fn existing(&self, sequence: u32) -> Result<Position, AuctionError> {
        let position = self.position(sequence);
        if sequence == 0 || position.sequence != sequence {
            Err(AuctionError::NoPosition)
        } else {
            Ok(position)
        }
    }

    /// The auction after what the clock demands.
    fn followed(&mut self) -> Result<Auction, AuctionError> {
        let mut auction = self.auction();
        self.follow(&mut auction).map(|_| auction)
    }

    fn follow(&mut self, auction: &mut Auction) -> Result<Followed, AuctionError> {
        let Some(at) = auction.due(&self.clock, self.now)? else { return Ok(Followed::Nothing) };
        if self.is_anybody_waiting(auction) {
            return self.lock(auction, at);
        }
        auction.skip(&self.clock, self.now)?;
        self.save_auction(auction).map(|()| Followed::Skipped)
    }

    fn is_anybody_waiting(&self, auction: &Auction) -> bool {
        let is_line_empty = auction.line.is_zero() && self.intake().line.is_zero();
        !is_line_empty || self.slots.highest_below(None).is_some()
    }

    fn lock(&mut self, auction: &mut Auction, at: Timestamp) -> Result<Followed, AuctionError> {
        let (rules, mut intake, (serving, _)) = (self.rules(), self.intake(), self.serving());
        auction.lock(&mut intake, &rules, at);
        self.slots.store(Slot::Serving, serving.pack(rules.penalty())?);
        self.save_intake(&intake)?;
        self.save_auction(auction)?;
        Ok(Followed::Locked(auction.epoch, at))
    }

    fn change(
        &mut self,
        sequence: u32,
        change: impl FnOnce(&mut Position, &mut Intake) -> Result<(), AuctionError>,
    ) -> Result<(), AuctionError> {
        let (mut position, mut intake) = (self.existing(sequence)?, self.intake());
        let before = intake;
        change(&mut position, &mut intake)?;
        if intake != before {
            self.save_intake(&intake)?;
        }
        self.save_position(&position)
    }

    fn save_rules(&mut self, rules: &Rules) {
        self.slots.store(Slot::Rules, U256::from_limbs([rules.pack(), 0, 0, 0]));
    }

    fn save_auction(&mut self, auction: &Auction) -> Result<(), AuctionError> {
        self.slots.store(Slot::Auction, auction.pack()?);
        Ok(())
    }

    fn save_intake(&mut self, intake: &Intake) -> Result<(), AuctionError> {
        self.slots.store(Slot::Intake, intake.pack()?);
        Ok(())
    }

    fn save_position(&mut self, position: &Position) -> Result<(), AuctionError> {
        self.slots.store(Slot::Position(position.sequence), position.pack()?);
        Ok(())
    }
}
