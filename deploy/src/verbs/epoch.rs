//! `usdai epoch`: an epoch of redemptions, from its lock to what it came to.

use std::fmt::Write;

use alloy::eips::BlockId;
use alloy_primitives::U256;
use clap::Args;
use qev_auction::{Phase, Shares, Terms};
use serde::Serialize;
use usdai_bindings::IQEVLens;
use usdai_core::vault::Epoch;
use usdai_core::{Usd, Wad};

use super::auction::{Auction, Capacity, Stage};
use super::chart::Chart;
use super::demand::Demand;
use super::epoch_result::EpochResult;
use super::error::VerbError;
use super::history::clearing_of;
use super::options::Reading;
use super::rate::Rate;
use super::session::Session;
use super::sum::Sum;
use crate::moment::{from_now, utc};

/// Which epoch.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Its number; by default the one that is open or being settled.
    #[arg(value_parser = clap::value_parser!(u64).range(1..8_192))]
    number: Option<u64>,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// An epoch.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    chain_id: u64,
    timestamp: u64,
    epoch: u64,
    stage: Stage,
    /// When its bids close and its cash is fixed.
    lock_time: u64,
    /// When its bids can no longer be opened and it can be cleared; not before.
    clear_time: u64,
    /// When it ends.
    boundary: u64,
    #[serde(flatten)]
    books: Option<Books>,
    /// What it came to, or would if it were cleared now.
    outcome: Option<EpochResult>,
}

/// What waits for an epoch, or waited when it was cleared.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Books {
    capacity: Capacity,
    /// What a share is paid.
    price: Sum,
    /// Shares that the capacity pays for, rounded down.
    capacity_in_shares: Sum,
    /// Shares that do not bid.
    line: Sum,
    /// Shares of positions with a sealed bid.
    sealed: Sum,
    /// Bids that are opened or stand, from the highest rate down; none where the chain has forgotten.
    bids: Option<Vec<Bid>>,
    #[serde(skip)]
    chart: Option<Chart>,
}

/// What is bid at a rate.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Bid {
    #[serde(flatten)]
    rate: Rate,
    shares: Sum,
    /// With all that is bid at higher rates.
    added_up: Sum,
}

/// The shares of an epoch.
struct Waiting {
    line: Shares,
    sealed: Shares,
    demand: Option<Demand>,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn ask(&self, session: &Session) -> Result<Shown, VerbError> {
        let auction = session.auction().await?;
        let epoch = self.number.map_or(auction.state.epoch, Epoch::new);
        let stage = auction.stage(epoch)?;
        let (books, outcome) = match stage {
            Stage::Future => (future(&auction, epoch)?, None),
            Stage::Open | Stage::Revealing | Stage::Clearable => present(session, &auction).await?,
            Stage::Serving | Stage::Settled => past(session, &auction, epoch).await?,
        };
        Ok(Shown {
            chain_id: session.client.chain_id(),
            timestamp: auction.now.get(),
            epoch: epoch.get(),
            stage,
            lock_time: auction.clock.lock_time(epoch)?.get(),
            clear_time: auction.clear_time(epoch)?.get(),
            boundary: auction.clock.boundary(epoch)?.get(),
            books,
            outcome,
        })
    }
}

type Found = (Option<Books>, Option<EpochResult>);

/// What came in for the next epoch; its capacity is not known before this one is settled.
fn future(auction: &Auction, epoch: Epoch) -> Result<Option<Books>, VerbError> {
    if auction.taking().ok() != Some(epoch) {
        return Ok(None);
    }
    let cash = auction.dollar.sum(U256::ZERO);
    let waiting = Waiting { line: auction.intake.line, sealed: auction.intake.sealed, demand: None };
    books(auction, Capacity { cash, is_fixed: false }, auction.price(), waiting).map(Some)
}

async fn present(session: &Session, auction: &Auction) -> Result<Found, VerbError> {
    let demand = Demand::read(session, auction, BlockId::latest()).await?;
    let outcome = EpochResult::expected(auction, &demand.outlook(auction)?);
    let sealed = match auction.state.phase {
        Phase::Open => auction.intake.sealed,
        Phase::Revealing | Phase::Clearing => auction.state.unopened,
    };
    let waiting = Waiting { line: auction.line(), sealed, demand: Some(demand) };
    let books = books(auction, auction.capacity.clone(), auction.price(), waiting)?;
    Ok((Some(books), Some(outcome)))
}

/// The book as it was before the epoch was cleared, if the chain remembers.
async fn past(session: &Session, auction: &Auction, epoch: Epoch) -> Result<Found, VerbError> {
    let Some((block, cleared)) = clearing_of(session, auction, epoch.get()).await? else {
        return Ok((None, None));
    };
    let before = BlockId::number(block.saturating_sub(1));
    let client = &session.client;
    let was = client.call_at(before, auction.lens, &IQEVLens::auctionCall {}).await;
    let came_in = client.call_at(before, auction.lens, &IQEVLens::intakeCall {}).await;
    let demand = Demand::read(session, auction, before).await;
    let books = match (was, came_in, demand) {
        (Ok(was), Ok(came_in), Ok(demand)) => {
            let line = Shares::from_raw(was.line)?;
            // A call may have locked and cleared it at once.
            let is_open = was.phase == 0;
            let line = if is_open { line.plus(Shares::from_raw(came_in.line)?) } else { line };
            let sealed = if is_open { came_in.committed } else { was.unopened };
            let waiting = Waiting { line, sealed: Shares::from_raw(sealed)?, demand: Some(demand) };
            let capacity = Capacity { cash: auction.dollar.sum(cleared.capacity), is_fixed: true };
            Some(books(auction, capacity, Wad::new(cleared.price), waiting)?)
        }
        _ => None,
    };
    Ok((books, Some(EpochResult::cleared(auction, &cleared))))
}

fn books(auction: &Auction, capacity: Capacity, price: Wad, waiting: Waiting) -> Result<Books, VerbError> {
    let terms = Terms { capacity: Usd::new(capacity.cash.units), price, unopened: Shares::ZERO };
    let reach = terms.capacity_in_shares()?;
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
    Ok(Books {
        capacity,
        price: auction.dollar.sum(price.raw()),
        capacity_in_shares: auction.shares(reach),
        line: auction.shares(line),
        sealed: auction.shares(sealed),
        bids,
        chart: demand.map(|demand| Chart::new(&demand, line, reach)),
    })
}

impl Shown {
    /// The epoch for people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        let stage = match self.stage {
            Stage::Future => "not open yet",
            Stage::Open => "open: requests and bids are taken",
            Stage::Revealing => "locked: bids are being opened",
            Stage::Clearable => "to be cleared, which anybody may do",
            Stage::Serving => "cleared: the line is being served",
            Stage::Settled => "settled",
        };
        writeln!(text, "Epoch {}, {stage}", self.epoch)?;
        writeln!(text, "  locked    {}", self.moment(self.lock_time))?;
        writeln!(text, "  cleared   {} at the earliest", self.moment(self.clear_time))?;
        writeln!(text, "  ends      {}", self.moment(self.boundary))?;
        if let Some(books) = &self.books {
            books.write(text, self.stage)?;
        }
        match &self.outcome {
            Some(outcome) => outcome.write(text, self.has_sealed()),
            None if self.stage == Stage::Settled => writeln!(text, "Nobody waited in it."),
            None => Ok(()),
        }
    }

    fn has_sealed(&self) -> bool {
        self.books.as_ref().is_some_and(|books| !books.sealed.units.is_zero())
    }

    fn moment(&self, time: u64) -> String {
        match time.checked_sub(self.timestamp) {
            Some(left) if left > 0 => format!("{} ({})", utc(U256::from(time)), from_now(left)),
            _ => utc(U256::from(time)),
        }
    }
}

impl Books {
    fn write(&self, text: &mut String, stage: Stage) -> std::fmt::Result {
        let Self { capacity: Capacity { cash, is_fixed }, price, .. } = self;
        if stage != Stage::Future {
            let fixed = match (is_fixed, stage) {
                (true, _) => "fixed at the lock",
                (false, Stage::Open) => "if it were locked now",
                (false, _) => "which the vault fixes by its next call",
            };
            writeln!(text, "  cash      {cash}, {fixed}")?;
            writeln!(text, "            for {} at {price} each", self.capacity_in_shares)?;
        }
        writeln!(text, "  line      {} wait without an open bid", self.line)?;
        writeln!(text, "  sealed    {} are of positions with a sealed bid", self.sealed)?;
        if let Some(chart) = &self.chart {
            write!(text, "\n{chart}\n")?;
        }
        Ok(())
    }
}
