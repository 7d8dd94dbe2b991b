//! What is done with one position: by its owner, and by anybody.

use super::Engine;
use crate::{AuctionError, Cancelled, Collected, Intake, Position, Shares, Slot, Slots, Tick};
use usdai_core::vault::Epoch;

impl<S: Slots> Engine<S> {
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
}
