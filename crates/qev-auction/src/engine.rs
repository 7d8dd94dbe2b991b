//! The auction over its slots: each call loads what it needs, decides, and stores what changed.
//!
//! A contract adds who may call, the hash of a commitment, events, and the vault. Every call first does what the
//! clock demands; a contract that wants to tell of it calls [`Engine::follow_clock`] itself before.
//! What a call changed before it fails is not undone here: a contract reverts.

mod clearing;
mod positions;

use crate::{
    Auction, AuctionError, Book, Collected, Intake, Position, Rules, Serving, Shares, Slot, Slots, Tick,
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
        !is_line_empty || Tick::WORDS.rev().any(|word| self.slots.live(word) != [0; 4])
    }

    fn lock(&mut self, auction: &mut Auction, at: Timestamp) -> Result<Followed, AuctionError> {
        let (rules, mut intake, (serving, _)) = (self.rules(), self.intake(), self.serving());
        auction.lock(&mut intake, &rules, at);
        self.slots.store(Slot::Serving, serving.pack(rules.penalty())?);
        self.save_intake(&intake)?;
        self.save_auction(auction)?;
        Ok(Followed::Locked(auction.epoch, at))
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
