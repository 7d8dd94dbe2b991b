//! Settling past epochs into a position, whenever somebody asks for it.

use crate::Shares;
use crate::auction::following;
use crate::{Auction, Fill, Payout, Phase, Position, Record, Seal, fill_down, pay_down};
use core::cmp::Ordering;
use usdai_core::vault::Epoch;
use usdai_core::{Bps, MathError, Usd, Wad};

/// Where settled epochs are kept.
pub trait Records {
    /// Who was served.
    fn record(&self, epoch: Epoch) -> Record;
    /// What was paid.
    fn payout(&self, epoch: Epoch) -> Payout;
}

/// What settling past epochs into a position came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Shares that left.
    pub served: Shares,
    /// For the owner.
    pub paid: Usd,
    /// No longer owed: `paid`, and what a charge withholds for those who stay.
    pub released: Usd,
    /// Of `served`, what the line served while the position was the cut one ([`crate::Frontier::collected`]).
    pub cut: Shares,
    /// Shares whose early commitment counts from now on ([`crate::Intake::sealed`]).
    pub sealed: Shares,
}

impl Position {
    /// Settles at most `epochs` past epochs into the position. It is done when [`Position::epoch`] has come to
    /// that of the auction, whose lock must not be due.
    ///
    /// A position that was to be opened and was not is charged from that epoch on, its fills in it included, on
    /// whatever serves it: else a bid at the reserve would buy it free. A charge adds to the rate of a bid.
    pub fn settle<R: Records>(
        &mut self,
        auction: &Auction,
        records: &R,
        epochs: u32,
    ) -> Result<Collected, MathError> {
        let mut collected = Collected::default();
        for _ in 0..epochs {
            if self.epoch >= auction.epoch {
                break;
            }
            if self.waiting.is_zero() && self.bid.is_zero() {
                self.epoch = auction.epoch;
                break;
            }
            self.settle_epoch(records, &mut collected)?;
            self.unseal(auction, &mut collected);
        }
        Ok(collected)
    }

    fn settle_epoch<R: Records>(&mut self, records: &R, to: &mut Collected) -> Result<(), MathError> {
        let record = records.record(self.epoch);
        self.is_penalised |= self.seal == Seal::Counted && record.charges_unopened();
        let fill = match self.tick {
            Some(tick) => fill_down(&record, tick, self.bid)?,
            None => Fill::default(),
        };
        let order = if self.waiting.is_zero() { Ordering::Less } else { record.frontier.cmp(&self.sequence) };
        if order == Ordering::Less && fill.served.is_zero() {
            self.bid = fill.stays;
        } else {
            let payout = records.payout(self.epoch);
            let of_line = match order {
                Ordering::Less => Shares::ZERO,
                Ordering::Equal => payout.cut_served,
                Ordering::Greater => self.waiting,
            };
            if order == Ordering::Equal {
                to.cut = to.cut.plus(of_line);
            }
            let penalty = if self.is_penalised { payout.penalty } else { 0 };
            to.pay(fill.served, payout.price, self.tick.map_or(0, |tick| record.rate_of(tick)), penalty)?;
            to.pay(of_line, payout.price, 0, penalty)?;
            (self.waiting, self.bid) = (self.waiting.checked_sub(of_line)?, fill.stays);
        }
        if self.bid.is_zero() {
            self.tick = None;
        }
        Ok(())
    }

    /// Goes on to the next epoch, for which an early commitment counts if that can still be opened.
    fn unseal(&mut self, auction: &Auction, to: &mut Collected) {
        self.epoch = following(self.epoch);
        let is_in_time = self.epoch == auction.epoch && auction.phase == Phase::Open;
        let shares = self.shares();
        let counts = self.seal == Seal::Early && is_in_time && !shares.is_zero();
        self.seal = if counts { Seal::Counted } else { Seal::None };
        if counts {
            to.sealed = shares;
        }
    }
}

impl Collected {
    fn pay(&mut self, served: Shares, price: Wad, rate: u16, penalty: u16) -> Result<(), MathError> {
        if served.is_zero() {
            return Ok(());
        }
        let owed = pay_down(served, price, rate)?;
        let charged = rate.saturating_add(penalty).min(Bps::DENOMINATOR);
        let paid = if penalty == 0 { owed } else { pay_down(served, price, charged)? };
        self.served = self.served.plus(served);
        self.released = self.released.checked_add(owed)?;
        self.paid = self.paid.checked_add(paid)?;
        Ok(())
    }
}
