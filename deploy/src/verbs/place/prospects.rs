//! What can be expected of a position, and why.

use alloy_primitives::U256;
use qev_auction::{Outcome, Shares, Tick, fill_down, pay_down};
use usdai_core::MathError;

use super::{Paid, Place};
use crate::moment::utc;
use crate::verbs::auction::{Auction, Stage};
use crate::verbs::rate::percent;

/// A position as the auction counts it.
pub struct Books {
    /// Shares in the line.
    pub waiting: Shares,
    /// Shares of the bid that stands.
    pub bid: Shares,
    /// Its rate.
    pub tick: Option<Tick>,
    /// Shares that wait before it.
    pub ahead: Shares,
    /// Whether it is charged, or will be when the epoch is cleared.
    pub is_penalised: bool,
}

impl Place {
    /// What is to be said of it, most important first.
    pub(super) fn reasons(&self, auction: &Auction, outcome: &Outcome) -> Vec<String> {
        let mut why = Vec::new();
        let id = self.id;
        if let Some(paid) = &self.collectable {
            why.push(format!("{} for {} is there: `usdai claim {id}`.", paid.assets, paid.shares));
        }
        if self.shares().units.is_zero() {
            return why;
        }
        if self.is_penalised {
            why.push(format!(
                "A sealed bid of it was not opened, which costs {} of all that it is paid.",
                percent(auction.penalty)
            ));
        }
        if self.sealed_for == Some(self.epoch) && self.stage == Stage::Revealing {
            why.push(format!(
                "Its bid has to be opened until {}, or it pays {} on all that it is paid: `usdai reveal {id}`.",
                utc(U256::from(self.earliest_payment)),
                percent(auction.penalty)
            ));
        }
        match &self.expected {
            None if self.stage == Stage::Serving => {
                why.push(
                    "The epoch is cleared, and the line is being served: ask again when it is settled."
                        .into(),
                );
            }
            None => why.push(format!(
                "It was requested after the lock of epoch {}, so it counts from epoch {} on.",
                auction.state.epoch.get(),
                self.epoch
            )),
            Some(expected) => why.extend(self.prospects(expected, auction, outcome)),
        }
        why
    }

    /// Why so much would be paid now, and what can change that.
    fn prospects(&self, expected: &Paid, auction: &Auction, outcome: &Outcome) -> Vec<String> {
        let cash = &auction.capacity.cash;
        let mut why = Vec::new();
        if cash.units.is_zero() || outcome.record.is_void {
            why.push("The vault has no cash for this epoch: it is lent.".into());
        } else if expected.shares.units == self.shares().units {
            why.push(format!("The cash of this epoch, {cash}, pays for all of it."));
        } else if outcome.record.marginal.is_some() {
            why.push(format!(
                "Bids take all the cash of this epoch, {cash}: those at lower rates, and whoever does not bid, wait."
            ));
        } else if outcome.line_served.raw() <= self.shares_ahead.units {
            why.push(format!(
                "After the bids the cash of this epoch, {cash}, pays for {} of the line, and {} are ahead.",
                auction.shares(outcome.line_served),
                self.shares_ahead
            ));
        } else {
            why.push(format!("The cash of this epoch, {cash}, pays for a part of it."));
        }
        match self.stage {
            Stage::Open => why.push(format!(
                "Until {} more may be bid, and cash may come or go. Bids are served before the line: {} have one \
                 that is sealed.",
                utc(U256::from(self.locked_at)),
                auction.shares(auction.intake.sealed)
            )),
            Stage::Revealing => why.push(format!(
                "Bids are served before the line: {} have one that is not opened yet.",
                auction.shares(auction.state.unopened)
            )),
            Stage::Clearable => why.push("Anybody may clear the epoch now, which settles it.".into()),
            Stage::Serving | Stage::Settled | Stage::Future => {}
        }
        why
    }
}

impl Books {
    /// What the position would get of this outcome.
    pub fn expected(&self, auction: &Auction, outcome: &Outcome) -> Result<Paid, MathError> {
        let record = &outcome.record;
        let (bid, rate) = match self.tick {
            Some(tick) => (fill_down(record, tick, self.bid)?.served, record.rate_of(tick)),
            None => (Shares::ZERO, 0),
        };
        let line = outcome.line_served.excess_over(self.ahead).min(self.waiting);
        let penalty = if self.is_penalised { auction.penalty } else { 0 };
        let price = auction.price();
        let of_bid = pay_down(bid, price, rate.saturating_add(penalty))?;
        let assets = of_bid.checked_add(pay_down(line, price, penalty)?)?;
        Ok(Paid { shares: auction.shares(bid.plus(line)), assets: auction.dollar.sum(assets.raw()) })
    }
}
