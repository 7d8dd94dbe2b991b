//! What an owner does with a bid, and what anybody does with a commitment once it can be opened.

use crate::Shares;
use crate::{Auction, AuctionError, Book, Intake, Line, Phase, Position, Seal, Tick};
use usdai_core::vault::Epoch;

impl Position {
    /// Seals a bid, or another in place of one that is sealed, for the epoch `taking` ([`Auction::taking`]).
    ///
    /// A bid that stands goes on standing until this one opens. [`AuctionError::Empty`],
    /// [`AuctionError::Uncollected`], and [`AuctionError::StillSealed`] where one of the locked epoch was not
    /// opened.
    pub fn commit(
        &mut self,
        auction: &Auction,
        intake: &mut Intake,
        taking: Epoch,
    ) -> Result<(), AuctionError> {
        let shares = self.shares();
        if shares.is_zero() {
            return Err(AuctionError::Empty);
        }
        if self.epoch == taking {
            if self.seal == Seal::None {
                intake.sealed = intake.sealed.plus(shares);
            }
            self.seal = Seal::Counted;
            return Ok(());
        }
        self.check_collected(auction)?;
        if self.seal == Seal::Counted {
            return Err(AuctionError::StillSealed);
        }
        self.seal = Seal::Early;
        Ok(())
    }

    /// Takes a commitment back before its epoch is locked.
    ///
    /// [`AuctionError::NotSealed`], [`AuctionError::Uncollected`], [`AuctionError::Locked`].
    pub fn withdraw_commitment(
        &mut self,
        auction: &Auction,
        intake: &mut Intake,
        taking: Epoch,
    ) -> Result<(), AuctionError> {
        let sealed_for = self.sealed_for().ok_or(AuctionError::NotSealed)?;
        if sealed_for != taking {
            self.check_collected(auction)?;
            return Err(AuctionError::Locked);
        }
        if self.seal == Seal::Counted {
            intake.sealed = intake.sealed.checked_sub(self.shares())?;
        }
        self.seal = Seal::None;
        Ok(())
    }

    /// Opens the commitment, whose hash has been checked, and returns the tick at which it bids.
    ///
    /// More shares than the position has are held to those. No share, or a tick that is no rate, is a decoy: it
    /// bids nothing, and a bid that stands goes on standing. The caller has checked that the time is right
    /// ([`Auction::is_revealing`]). [`AuctionError::NotSealed`] without a commitment for this epoch.
    pub fn reveal<S: Book + Line>(
        &mut self,
        auction: &mut Auction,
        store: &mut S,
        tick: u16,
        shares: Shares,
    ) -> Result<Option<Tick>, AuctionError> {
        if self.seal != Seal::Counted || self.epoch != auction.epoch {
            return Err(AuctionError::NotSealed);
        }
        let all = self.shares();
        auction.unopened = auction.unopened.checked_sub(all)?;
        self.seal = Seal::None;
        let Some(tick) = Tick::of_opened(tick, auction.maximum).filter(|_| !shares.is_zero()) else {
            return Ok(None);
        };
        self.place(auction, store, tick, shares.min(all))?;
        Ok(Some(tick))
    }

    /// Puts the shares of a bid that stands back to their place in the line, and returns how many.
    ///
    /// [`AuctionError::Locked`] once its epoch is, [`AuctionError::Uncollected`], [`AuctionError::NoBid`].
    pub fn withdraw_bid<S: Book + Line>(
        &mut self,
        auction: &mut Auction,
        store: &mut S,
    ) -> Result<Shares, AuctionError> {
        if auction.phase != Phase::Open {
            return Err(AuctionError::Locked);
        }
        self.check_collected(auction)?;
        let Some(tick) = self.tick.filter(|_| !self.bid.is_zero()) else {
            return Err(AuctionError::NoBid);
        };
        let returned = self.bid;
        self.place(auction, store, tick, Shares::ZERO)?;
        Ok(returned)
    }

    /// Makes `shares` at `tick` the bid, in place of the one that stands.
    fn place<S: Book + Line>(
        &mut self,
        auction: &mut Auction,
        store: &mut S,
        tick: Tick,
        shares: Shares,
    ) -> Result<(), AuctionError> {
        if let Some(former) = self.tick {
            store.remove(former, self.bid)?;
        }
        if !shares.is_zero() {
            store.add(tick, shares);
        }
        let waiting = self.shares().checked_sub(shares)?;
        store.change(self.sequence, self.waiting, waiting)?;
        auction.line = auction.line.checked_sub(self.waiting)?.plus(waiting);
        (self.waiting, self.bid, self.tick) = (waiting, shares, (!shares.is_zero()).then_some(tick));
        Ok(())
    }

    /// [`AuctionError::Uncollected`] where settled epochs are not settled into the position.
    fn check_collected(&self, auction: &Auction) -> Result<(), AuctionError> {
        if self.epoch < auction.epoch { Err(AuctionError::Uncollected) } else { Ok(()) }
    }
}
