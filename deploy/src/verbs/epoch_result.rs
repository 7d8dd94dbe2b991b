//! What an epoch came to, or would come to.

use std::fmt::Write;

use qev_auction::{Outcome, Tick};
use serde::Serialize;
use usdai_bindings::IQEV;

use super::auction::Auction;
use super::rate::{Rate, percent};
use super::sum::Sum;

/// Who is served, at what rate, and what that pays.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EpochResult {
    /// It is so; else it would be, with the bids that are known.
    is_final: bool,
    /// Nothing could be paid.
    is_void: bool,
    /// The beacon was not known in time: nobody is charged for a bid that was not opened.
    is_excused: bool,
    /// What served bids pay at most, basis points.
    rate_basis_points: u16,
    /// The rate that was served in part, if one was.
    marginal: Option<Rate>,
    bid_served: Sum,
    line_served: Sum,
    paid_to_bids: Sum,
    paid_to_line: Sum,
    /// What bids gave up, for those who stay.
    fee: Sum,
    unspent: Sum,
}

impl EpochResult {
    /// From the native clearing of the bids that are known.
    #[must_use]
    pub fn expected(auction: &Auction, outcome: &Outcome) -> Self {
        let (share, dollar) = (&auction.share, &auction.dollar);
        Self {
            is_final: false,
            is_void: outcome.record.is_void,
            is_excused: !auction.state.is_beacon_known,
            rate_basis_points: outcome.record.rate,
            marginal: outcome.record.marginal.map(Rate::new),
            bid_served: share.sum(outcome.bid_served.raw()),
            line_served: share.sum(outcome.line_served.raw()),
            paid_to_bids: dollar.sum(outcome.paid_to_bids.raw()),
            paid_to_line: dollar.sum(outcome.paid_to_line.raw()),
            fee: dollar.sum(outcome.fee.raw()),
            unspent: dollar.sum(outcome.unspent.raw()),
        }
    }

    /// From what the auction told.
    #[must_use]
    pub fn cleared(auction: &Auction, cleared: &IQEV::Cleared) -> Self {
        let (share, dollar) = (&auction.share, &auction.dollar);
        Self {
            is_final: true,
            is_void: cleared.isVoid,
            is_excused: cleared.isExcused,
            rate_basis_points: cleared.rate,
            marginal: Tick::new(cleared.marginalTick).ok().map(Rate::new),
            bid_served: share.sum(cleared.bidServed),
            line_served: share.sum(cleared.lineServed),
            paid_to_bids: dollar.sum(cleared.paidToBids),
            paid_to_line: dollar.sum(cleared.paidToLine),
            fee: dollar.sum(cleared.fee),
            unspent: dollar.sum(cleared.unspent),
        }
    }

    /// It for people. `has_unopened` says whether a commitment was not opened.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String, has_unopened: bool) -> std::fmt::Result {
        let title = if self.is_final { "It came to:" } else { "If it were cleared now:" };
        writeln!(text, "{title}")?;
        if self.is_void {
            return writeln!(text, "  nothing can be paid; bids stand and everybody keeps the place");
        }
        writeln!(text, "  bids      {} served for {}", self.bid_served, self.paid_to_bids)?;
        if !self.bid_served.units.is_zero() {
            writeln!(text, "  rate      {} at most", percent(self.rate_basis_points))?;
        }
        if let Some(marginal) = self.marginal {
            writeln!(text, "  cut       {marginal} is served in part, and lower rates and the line wait")?;
        }
        writeln!(text, "  line      {} served for {}", self.line_served, self.paid_to_line)?;
        writeln!(text, "  stayers   {} were given up by bids", self.fee)?;
        writeln!(text, "  unspent   {}", self.unspent)?;
        if self.is_final && self.is_excused && has_unopened {
            writeln!(
                text,
                "  nobody is charged for a bid that was not opened: the beacon was not proven in time"
            )?;
        }
        Ok(())
    }
}
