//! One walk over the live ticks from the highest down, which can be interrupted after any tick.

use crate::claim::pay_down;
use crate::record::{Outcome, Pricing, Record};
use crate::{Terms, Tick};
use usdai_core::{MathError, Shares, Usd};

/// The walk so far.
///
/// Bids at or above the rate that all of them pay are paid by one division; which ticks those are is known
/// when the walk comes to the first tick that would not have been served in full had every sealed bid opened
/// at the top. Below it a tick pays its own rate by a division of its own.
#[derive(Clone, Copy, Debug)]
pub struct Scan {
    terms: Terms,
    capacity: Shares,
    served: Shares,
    lowest_live: Option<Tick>,
    withheld: Option<Tick>,
    at_one_rate: Shares,
    below_it: Usd,
    free_of_charge: Usd,
    marginal: Option<(Tick, Shares, Shares)>,
}

impl Scan {
    /// A walk that has not begun. A price of zero serves nobody.
    pub fn new(terms: &Terms) -> Result<Self, MathError> {
        Ok(Self {
            terms: *terms,
            capacity: terms.capacity_in_shares()?,
            served: Shares::ZERO,
            lowest_live: None,
            withheld: None,
            at_one_rate: Shares::ZERO,
            below_it: Usd::ZERO,
            free_of_charge: Usd::ZERO,
            marginal: None,
        })
    }

    /// Whether no further tick can be served.
    pub fn is_done(&self) -> bool {
        self.capacity.is_zero() || self.marginal.is_some()
    }

    /// Where the walk goes on: below this tick, or from the top.
    pub const fn position(&self) -> Option<Tick> {
        self.lowest_live
    }

    /// Visits the next live tick and returns the shares that stay bid at it.
    pub fn visit(&mut self, tick: Tick, bid: Shares) -> Result<Shares, MathError> {
        let room = self.capacity.checked_sub(self.served)?;
        let filled = bid.min(room);
        self.meet_withheld(tick, bid)?;
        self.charge(tick, filled)?;
        self.served = self.served.checked_add(filled)?;
        self.lowest_live = Some(tick);
        let stays = bid.checked_sub(filled)?;
        if !stays.is_zero() {
            self.marginal = Some((tick, filled, bid));
        }
        Ok(stays)
    }

    /// The epoch's outcome, with `line` shares waiting that did not bid.
    pub fn finish(&self, line: Shares) -> Result<Outcome, MathError> {
        let price = self.terms.price;
        if self.capacity.is_zero() {
            return Ok(self.serve_nobody());
        }
        let room = self.capacity.checked_sub(self.served)?;
        let is_congested = self.marginal.is_some() || line > room;
        let line_served = if self.marginal.is_some() { Shares::ZERO } else { line.min(room) };
        let rate = self.rate(is_congested);
        let paid_to_bids = match self.terms.pricing {
            Pricing::Uniform => pay_down(self.at_one_rate, price, rate)?.checked_add(self.below_it)?,
            Pricing::PayAsBid if is_congested => self.below_it,
            Pricing::PayAsBid => self.free_of_charge,
        };
        let gross = pay_down(self.served, price, 0)?;
        let paid_to_line = pay_down(line_served, price, 0)?;
        let mut record = Record { is_void: false, rate, ..Record::VOID };
        if let Some((tick, served, bid)) = self.marginal {
            record = Record { marginal: Some(tick), marginal_served: served, marginal_bid: bid, ..record };
        }
        Ok(Outcome {
            record,
            price,
            bid_served: self.served,
            line_served,
            paid_to_bids,
            paid_to_line,
            fee: gross.checked_sub(paid_to_bids)?,
            unspent: self.terms.capacity.checked_sub(gross)?.checked_sub(paid_to_line)?,
        })
    }

    const fn serve_nobody(&self) -> Outcome {
        Outcome {
            record: Record::VOID,
            price: self.terms.price,
            bid_served: Shares::ZERO,
            line_served: Shares::ZERO,
            paid_to_bids: Usd::ZERO,
            paid_to_line: Usd::ZERO,
            fee: Usd::ZERO,
            unspent: self.terms.capacity,
        }
    }

    /// The highest rate that was not served in full, or would not have been with every sealed bid above it.
    fn rate(&self, is_congested: bool) -> u16 {
        let reserve = if is_congested { Tick::RESERVE.bps() } else { 0 };
        match self.terms.pricing {
            Pricing::Uniform => {
                let marginal = self.marginal.map_or(reserve, |(tick, ..)| tick.bps());
                marginal.max(self.withheld.map_or(0, Tick::bps))
            }
            Pricing::PayAsBid if is_congested => Tick::HIGHEST.bps(),
            Pricing::PayAsBid => 0,
        }
    }

    /// Notes the rate that sealed bids could have caused, at the first tick that they could have kept out.
    fn meet_withheld(&mut self, tick: Tick, bid: Shares) -> Result<(), MathError> {
        let unopened = self.terms.unopened;
        if unopened.is_zero() || self.withheld.is_some() {
            return Ok(());
        }
        let with_all = self.served.checked_add(bid)?.checked_add(unopened)?;
        if with_all > self.capacity {
            self.withheld = Some(self.lowest_live.unwrap_or(tick));
        }
        Ok(())
    }

    fn charge(&mut self, tick: Tick, filled: Shares) -> Result<(), MathError> {
        let own = || pay_down(filled, self.terms.price, tick.bps());
        match self.terms.pricing {
            Pricing::PayAsBid => {
                self.below_it = self.below_it.checked_add(own()?)?;
                let free = pay_down(filled, self.terms.price, 0)?;
                self.free_of_charge = self.free_of_charge.checked_add(free)?;
            }
            Pricing::Uniform if self.withheld.is_some_and(|rate| tick < rate) => {
                self.below_it = self.below_it.checked_add(own()?)?;
            }
            Pricing::Uniform => self.at_one_rate = self.at_one_rate.checked_add(filled)?,
        }
        Ok(())
    }
}
