//! A redemption position in plain words: where it stands, what can be expected, and why.

mod prospects;

use std::fmt::Write;
use std::path::PathBuf;

use alloy::eips::BlockId;
use alloy_primitives::{Address, B256, U256};
use qev_auction::{Outcome, Shares, Tick};
use serde::Serialize;
use timelock::files::OpeningFile;
use usdai_bindings::IQEV;
use usdai_core::vault::Epoch;

use super::auction::{Auction, Stage};
use super::demand::Demand;
use super::error::VerbError;
use super::rate::Rate;
use super::session::Session;
use super::sum::{Sum, checksummed, decimal};
use crate::moment::{from_now, utc};
use crate::remedy::Interface;
use prospects::Books;

/// A position, with all that is settled.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Its number, which is its place in the order of requests.
    #[serde(serialize_with = "decimal")]
    pub id: U256,
    #[serde(serialize_with = "checksummed")]
    owner: Address,
    /// The epoch in which it can be served next.
    pub epoch: u64,
    stage: Stage,
    /// Shares that wait in the line.
    pub waiting: Sum,
    /// The bid that stands.
    pub bid: Option<Standing>,
    /// The epoch in which its sealed bid opens.
    pub sealed_for: Option<u64>,
    /// The sealed bid, if what opens it is on this machine; none for a decoy.
    sealed_bid: Option<Standing>,
    #[serde(skip)]
    commitment: B256,
    is_penalised: bool,
    /// Shares that wait in the line before it.
    shares_ahead: Sum,
    /// What it was paid and nobody has collected.
    pub collectable: Option<Paid>,
    /// What it would be paid if its epoch were cleared now; none for a later epoch, and once it is cleared.
    expected: Option<Paid>,
    /// When its bids close.
    locked_at: u64,
    /// When it can be paid at the earliest.
    earliest_payment: u64,
    /// What can be expected, and why.
    why: Vec<String>,
    #[serde(skip)]
    now: u64,
}

/// A bid that is open.
#[derive(Debug, Serialize)]
pub struct Standing {
    /// Its shares.
    pub shares: Sum,
    /// What it gives up at most.
    pub rate: Rate,
}

/// Shares that leave, and what for.
#[derive(Debug, Serialize)]
pub struct Paid {
    /// Shares.
    pub shares: Sum,
    /// USDai.
    pub assets: Sum,
}

impl Place {
    /// Looks at one position, and at the auction as it is.
    ///
    /// # Errors
    /// As [`Place::read`].
    pub async fn look(session: &Session, id: U256) -> Result<(Auction, Self), VerbError> {
        let auction = session.auction().await?;
        let outcome = Demand::read(session, &auction, BlockId::latest()).await?.outlook(&auction)?;
        let place = Self::read(session, &auction, &outcome, id).await?;
        Ok((auction, place))
    }

    /// Reads a position. `outcome` is what the present epoch would come to.
    ///
    /// # Errors
    /// There is no such position, or the chain does not answer.
    pub async fn read(
        session: &Session,
        auction: &Auction,
        outcome: &Outcome,
        id: U256,
    ) -> Result<Self, VerbError> {
        let of_qev = VerbError::of(Interface::Qev);
        let position = session.client.call(auction.qev, &IQEV::positionCall { id }).await.map_err(of_qev)?;
        let of_qev = VerbError::of(Interface::Qev);
        let ahead = session.client.call(auction.qev, &IQEV::sharesAheadCall { id }).await.map_err(of_qev)?;
        let first_to_come = U256::from(auction.intake.cut);
        let is_next = id >= first_to_come && auction.stage(auction.state.epoch)? != Stage::Open;
        let epoch = Epoch::new(position.epoch.max(auction.state.epoch.get() + u64::from(is_next)));
        let stage = auction.stage(epoch)?;
        let is_late =
            stage == Stage::Clearable && position.sealedFor == epoch.get() && auction.state.is_beacon_known;
        let books = Books {
            waiting: Shares::from_raw(position.waiting)?,
            bid: Shares::from_raw(position.bid)?,
            tick: Tick::new(position.tick).ok(),
            ahead: Shares::from_raw(ahead)?,
            is_penalised: position.isPenalised || is_late,
        };
        let collectable = Paid {
            shares: auction.share.sum(position.collectableShares),
            assets: auction.dollar.sum(position.collectableAssets),
        };
        let is_told = !matches!(stage, Stage::Future | Stage::Serving);
        let expected = if is_told { Some(books.expected(auction, outcome)?) } else { None };
        let mut place = Self {
            id,
            owner: position.owner,
            epoch: epoch.get(),
            stage,
            waiting: auction.share.sum(position.waiting),
            bid: books.tick.map(|tick| Standing { shares: auction.shares(books.bid), rate: Rate::new(tick) }),
            sealed_for: (position.sealedFor != 0).then_some(position.sealedFor),
            sealed_bid: None,
            commitment: position.commitment,
            is_penalised: books.is_penalised,
            shares_ahead: auction.share.sum(ahead),
            collectable: (!collectable.shares.units.is_zero()).then_some(collectable),
            expected,
            locked_at: auction.clock.lock_time(epoch)?.get(),
            earliest_payment: auction.clear_time(epoch)?.get(),
            why: Vec::new(),
            now: auction.now.get(),
        };
        place.why = place.reasons(auction, outcome);
        Ok(place)
    }

    /// Takes note of what its sealed bid is, if one of these openings says so.
    pub fn recall(&mut self, openings: &[(PathBuf, OpeningFile)]) {
        let own = |(_, file): &&(PathBuf, OpeningFile)| {
            self.sealed_for.is_some() && file.sealed.commitment == self.commitment
        };
        let Some((_, OpeningFile { sealed, .. })) = openings.iter().find(own) else { return };
        let shares = self.waiting.token.sum(U256::from(sealed.opening.shares));
        let rate = Tick::new(sealed.opening.tick).ok().map(Rate::new);
        self.sealed_bid = rate.map(|rate| Standing { shares, rate });
    }

    /// All shares that it has left.
    #[must_use]
    pub fn shares(&self) -> Sum {
        let bid = self.bid.as_ref().map_or(U256::ZERO, |bid| bid.shares.units);
        self.waiting.token.sum(self.waiting.units.saturating_add(bid))
    }

    /// The position for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        writeln!(text, "Position {} of {}", self.id, self.owner)?;
        if !self.shares().units.is_zero() {
            writeln!(text, "  waits     {}, {} ahead", self.waiting, self.shares_ahead)?;
            if let Some(Standing { shares, rate }) = &self.bid {
                writeln!(text, "  bids      {shares} at {rate}")?;
            }
            if let Some(epoch) = self.sealed_for {
                match &self.sealed_bid {
                    Some(Standing { shares, rate }) => {
                        writeln!(
                            text,
                            "  sealed    {shares} at {rate} for epoch {epoch}, as is known here alone"
                        )?;
                    }
                    None => writeln!(text, "  sealed    a bid for epoch {epoch}")?,
                }
            }
            writeln!(text, "  epoch     {}, locked {}", self.epoch, self.moment(self.locked_at))?;
            writeln!(text, "  paid      {} at the earliest", self.moment(self.earliest_payment))?;
        }
        if let Some(Paid { shares, assets }) = &self.expected
            && !self.shares().units.is_zero()
        {
            writeln!(text, "  expected  {assets} for {shares}, if it were cleared now")?;
        }
        self.why.iter().try_for_each(|reason| writeln!(text, "  {reason}"))
    }

    fn moment(&self, time: u64) -> String {
        match time.checked_sub(self.now) {
            Some(left) if left > 0 => format!("{} ({})", utc(U256::from(time)), from_now(left)),
            _ => utc(U256::from(time)),
        }
    }
}
