//! One walk over the live ticks from the highest down.

use crate::claim::pay_down;
use crate::{Outcome, Pricing, Record, Shares, Terms, Tick};
use core::marker::PhantomData;
use usdai_core::{MathError, Usd};

/// The walk so far.
///
/// Bids at or above the rate that all of them pay are paid by one division; which ticks those are is known
/// when the walk comes to the first tick that would not have been served in full had every sealed bid opened
/// at the top. Below it a tick pays its own rate by a division of its own.
#[derive(Clone, Copy, Debug)]
pub struct Scan<P> {
    terms: Terms,
    capacity: Shares,
    served: Shares,
    withheld: Option<Tick>,
    at_one_rate: Shares,
    at_own_rates: Usd,
    /// By the same divisions, without a rate; kept for [`crate::PayAsBid`] alone.
    free_of_charge: Usd,
    marginal: Option<Tick>,
    marginal_served: Shares,
    marginal_bid: Shares,
    pricing: PhantomData<P>,
}

impl<P: Pricing> Scan<P> {
    /// A walk that has not begun. A price of zero serves nobody.
    pub fn new(terms: &Terms) -> Result<Self, MathError> {
        Ok(Self {
            terms: *terms,
            capacity: terms.capacity_in_shares()?,
            served: Shares::ZERO,
            withheld: None,
            at_one_rate: Shares::ZERO,
            at_own_rates: Usd::ZERO,
            free_of_charge: Usd::ZERO,
            marginal: None,
            marginal_served: Shares::ZERO,
            marginal_bid: Shares::ZERO,
            pricing: PhantomData,
        })
    }

    /// Whether no further tick can be served.
    pub fn is_done(&self) -> bool {
        self.capacity.is_zero() || self.marginal.is_some()
    }

    /// Visits the next live tick and returns the shares that stay bid at it.
    pub fn visit(&mut self, tick: Tick, bid: Shares) -> Result<Shares, MathError> {
        self.meet_withheld(tick, bid);
        let filled = bid.min(self.room());
        self.charge(tick, filled)?;
        self.served = self.served.plus(filled);
        let stays = bid.excess_over(filled);
        if !stays.is_zero() {
            (self.marginal, self.marginal_served, self.marginal_bid) = (Some(tick), filled, bid);
        }
        Ok(stays)
    }

    /// The epoch's outcome, with `line` shares waiting that did not bid.
    pub fn finish(&self, line: Shares) -> Result<Outcome, MathError> {
        let Terms { price, capacity, .. } = self.terms;
        let is_void = self.capacity.is_zero();
        let is_congested = self.marginal.is_some() || line > self.room();
        let line_served = if self.marginal.is_some() { Shares::ZERO } else { line.min(self.room()) };
        let rate = if is_void { 0 } else { self.rate(is_congested) };
        let paid_to_bids = if !P::IS_OWN_BID {
            pay_down(self.at_one_rate, price, rate)?.checked_add(self.at_own_rates)?
        } else if is_congested {
            self.at_own_rates
        } else {
            self.free_of_charge
        };
        let gross = pay_down(self.served, price, 0)?;
        let paid_to_line = pay_down(line_served, price, 0)?;
        Ok(Outcome {
            record: Record {
                is_void,
                is_excused: false,
                marginal: self.marginal,
                marginal_served: self.marginal_served,
                marginal_bid: self.marginal_bid,
                rate,
                frontier: 0,
            },
            price,
            bid_served: self.served,
            line_served,
            paid_to_bids,
            paid_to_line,
            fee: gross.checked_sub(paid_to_bids)?,
            unspent: capacity.checked_sub(gross)?.checked_sub(paid_to_line)?,
        })
    }

    fn room(&self) -> Shares {
        self.capacity.excess_over(self.served)
    }

    /// The highest rate that was not served in full, or would not have been with every sealed bid above it.
    fn rate(&self, is_congested: bool) -> u16 {
        if P::IS_OWN_BID {
            return if is_congested { Tick::HIGHEST.bps() } else { 0 };
        }
        let reserve = if is_congested { Tick::RESERVE.bps() } else { 0 };
        self.marginal.map_or(reserve, Tick::bps).max(self.withheld.map_or(0, Tick::bps))
    }

    /// Notes the rate had all of what was sealed been bid above everybody: no opening of it can cause a higher one.
    ///
    /// Whatever part opens, and at whatever ticks, the margin is a tick at or above which more than the capacity is
    /// bid. Of what stands and was opened there is as much or more in `bid` and before, with all that was sealed: so
    /// this tick is not below that margin, or nobody bids between them.
    fn meet_withheld(&mut self, tick: Tick, bid: Shares) {
        let unopened = self.terms.unopened;
        let with_all = self.served.plus(bid).plus(unopened);
        if !unopened.is_zero() && self.withheld.is_none() && with_all > self.capacity {
            self.withheld = Some(tick);
        }
    }

    fn charge(&mut self, tick: Tick, filled: Shares) -> Result<(), MathError> {
        let price = self.terms.price;
        if !P::IS_OWN_BID && self.withheld.is_none_or(|rate| tick >= rate) {
            self.at_one_rate = self.at_one_rate.plus(filled);
            return Ok(());
        }
        self.at_own_rates = self.at_own_rates.checked_add(pay_down(filled, price, tick.bps())?)?;
        if P::IS_OWN_BID {
            self.free_of_charge = self.free_of_charge.checked_add(pay_down(filled, price, 0)?)?;
        }
        Ok(())
    }
}
