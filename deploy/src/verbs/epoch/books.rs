//! What waits for an epoch.

use std::fmt::Write;

use qev_auction::{Shares, Terms};
use serde::Serialize;
use usdai_core::{MathError, Usd, Wad};

use crate::verbs::auction::{Auction, Capacity, Stage};
use crate::verbs::chart::Chart;
use crate::verbs::demand::Demand;
use crate::verbs::rate::Rate;
use crate::verbs::sum::Sum;

/// What waits for an epoch, or waited when it was cleared.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Books {
    /// None before the epoch before is settled.
    capacity: Option<Capacity>,
    /// What a share is paid.
    price: Sum,
    /// Shares that the capacity pays for, rounded down.
    capacity_in_shares: Option<Sum>,
    /// Shares without an open bid.
    line: Sum,
    /// Shares of positions with a sealed bid.
    pub sealed: Sum,
    /// Bids that are opened or stand, from the highest rate down; none where the chain has forgotten.
    bids: Option<Vec<Bid>>,
    #[serde(skip)]
    chart: Option<Chart>,
}

/// What is bid at a rate.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bid {
    #[serde(flatten)]
    rate: Rate,
    shares: Sum,
    /// With all that is bid at higher rates.
    added_up: Sum,
}

/// The shares of an epoch.
pub struct Waiting {
    /// Those without an open bid.
    pub line: Shares,
    /// Those of positions with a sealed bid.
    pub sealed: Shares,
    /// Open bids, if they are known.
    pub demand: Option<Demand>,
}

impl Books {
    /// Adds up what waits.
    ///
    /// # Errors
    /// [`MathError`] for numbers that no auction has.
    pub fn new(
        auction: &Auction,
        capacity: Option<Capacity>,
        price: Wad,
        waiting: Waiting,
    ) -> Result<Self, MathError> {
        let cash = capacity.as_ref().map_or(Usd::ZERO, |capacity| Usd::new(capacity.cash.units));
        let reach = Terms { capacity: cash, price, unopened: Shares::ZERO }.capacity_in_shares()?;
        let Waiting { line, sealed, demand } = waiting;
        let mut added_up = Shares::ZERO;
        let bids = demand.as_ref().map(|demand| {
            let bids = demand.bids().map(|(tick, shares)| {
                added_up = added_up.plus(shares);
                let (shares, added_up) = (auction.shares(shares), auction.shares(added_up));
                Bid { rate: Rate::new(tick), shares, added_up }
            });
            bids.collect()
        });
        Ok(Self {
            capacity_in_shares: capacity.is_some().then(|| auction.shares(reach)),
            capacity,
            price: auction.dollar.sum(price.raw()),
            line: auction.shares(line),
            sealed: auction.shares(sealed),
            bids,
            chart: demand.map(|demand| Chart::new(&demand, line, reach)),
        })
    }

    /// It for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String, stage: Stage) -> std::fmt::Result {
        if let (Some(Capacity { cash, is_fixed }), Some(reach)) = (&self.capacity, &self.capacity_in_shares) {
            let fixed = match (is_fixed, stage) {
                (true, _) => "fixed at the lock",
                (false, Stage::Open) => "if it were locked now",
                (false, _) => "which the vault fixes by its next call",
            };
            writeln!(text, "  cash      {cash}, {fixed}")?;
            writeln!(text, "            for {reach} at {} each", self.price)?;
        }
        writeln!(text, "  line      {} wait without an open bid", self.line)?;
        writeln!(text, "  sealed    {} are of positions with a sealed bid", self.sealed)?;
        if let Some(chart) = &self.chart {
            write!(text, "\n{chart}\n")?;
        }
        Ok(())
    }
}
