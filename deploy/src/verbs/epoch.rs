//! `usdai epoch`: an epoch of redemptions, from its lock to what it came to.

mod books;

use std::fmt::Write;

use alloy::eips::BlockId;
use alloy_primitives::U256;
use clap::Args;
use qev_auction::{Phase, Shares};
use serde::Serialize;
use usdai_bindings::IQEVLens;
use usdai_core::Wad;
use usdai_core::vault::Epoch;

use super::auction::{Auction, Capacity, Stage};
use super::demand::Demand;
use super::epoch_result::EpochResult;
use super::error::VerbError;
use super::history::clearing_of;
use super::options::Reading;
use super::session::Session;
use crate::moment::{from_now, utc};
use books::{Books, Waiting};

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
    let waiting = Waiting { line: auction.intake.line, sealed: auction.intake.sealed, demand: None };
    Ok(Some(Books::new(auction, None, auction.price(), waiting)?))
}

async fn present(session: &Session, auction: &Auction) -> Result<Found, VerbError> {
    let demand = Demand::read(session, auction, BlockId::latest()).await?;
    let outcome = EpochResult::expected(auction, &demand.outlook(auction)?);
    let sealed = match auction.state.phase {
        Phase::Open => auction.intake.sealed,
        Phase::Revealing | Phase::Clearing => auction.state.unopened,
    };
    let waiting = Waiting { line: auction.line(), sealed, demand: Some(demand) };
    let books = Books::new(auction, Some(auction.capacity.clone()), auction.price(), waiting)?;
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
            Some(Books::new(auction, Some(capacity), Wad::new(cleared.price), waiting)?)
        }
        _ => None,
    };
    Ok((books, Some(EpochResult::cleared(auction, &cleared))))
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
