//! Opening what was sealed: anyone who knows what it is.

use crate::abi::IQEV as abi;
use crate::errors::{self, Error, of_auction};
use crate::sealing::commitment;
use crate::slots::Place;
use crate::storage::Qev;
use alloc::vec::Vec;
use alloy_primitives::U256;
use alloy_sol_types::SolError;
use kit::emit;
use kit::words::number;
use qev_auction::{AuctionError, Opening, Seal, Shares, Tick};
use usdai_core::vault::Epoch;

/// An opening, and whose it is.
pub struct Opened {
    /// The position's number.
    pub id: U256,
    /// What was sealed.
    pub opening: Opening,
}

impl Qev {
    /// Opens a commitment. `NotRevealing`, `NotSealed`, `WrongOpening`.
    pub(crate) fn reveal(&mut self, opened: &Opened) -> Result<(), Error> {
        let epoch = self.revealing()?;
        let id = self.sealed(opened.id, epoch).ok_or_else(|| of_auction(AuctionError::NotSealed))?;
        if !self.fits(id, epoch, &opened.opening) {
            return Err(errors::wrong_opening(opened.id));
        }
        self.open(id, epoch, &opened.opening)
    }

    /// Opens what can be opened, and says which. `NotRevealing`.
    pub(crate) fn reveal_many(&mut self, all: impl Iterator<Item = Opened>) -> Result<Vec<bool>, Error> {
        let epoch = self.revealing()?;
        let mut outcomes = Vec::new();
        for Opened { id, opening } in all {
            let id = self.sealed(id, epoch).filter(|id| self.fits(*id, epoch, &opening));
            if let Some(id) = id {
                self.open(id, epoch, &opening)?;
            }
            outcomes.push(id.is_some());
        }
        Ok(outcomes)
    }

    /// The epoch whose commitments can be opened now. `NotRevealing`.
    fn revealing(&mut self) -> Result<Epoch, Error> {
        self.follow_clock()?;
        let engine = self.engine();
        let auction = engine.auction();
        if auction.is_revealing(&engine.clock, engine.now)? {
            return Ok(auction.epoch);
        }
        Err(Error::named(abi::NotRevealing::SELECTOR, &[]))
    }

    /// The position, if it has a commitment for that epoch.
    fn sealed(&mut self, id: U256, epoch: Epoch) -> Option<u32> {
        let id = u32::try_from(id).ok()?;
        let position = self.engine().position(id);
        (position.seal == Seal::Counted && position.epoch == epoch).then_some(id)
    }

    fn fits(&self, id: u32, epoch: Epoch, opening: &Opening) -> bool {
        number(commitment(opening, id, epoch)) == self.load(Place::Commitment(id))
    }

    fn open(&mut self, id: u32, epoch: Epoch, opening: &Opening) -> Result<(), Error> {
        let Opening { tick, shares, .. } = *opening;
        let tick = self.engine().reveal(id, tick, Shares::new(shares)).map_err(of_auction)?;
        self.store(Place::Commitment(id), U256::ZERO);
        let bid = if tick.is_some() { self.engine().position(id).bid } else { Shares::ZERO };
        let tick = u64::from(tick.map_or(0, Tick::get));
        emit!(Revealed, [u64::from(id), epoch.get()], [tick, bid.get()]);
        Ok(())
    }
}
