//! The redemption auction as of now: what its books say, and what the clock demands of the next call.

use alloy::eips::BlockId;
use alloy_primitives::{Address, U256};
use qev_auction::{AuctionError, Intake, Phase, Rules, Shares, Tick};
use serde::Serialize;
use usdai_bindings::{IQEV, IQEVLens, ISUSDai};
use usdai_core::vault::{Clock, Epoch, worth_with_margin_up};
use usdai_core::{MathError, Timestamp, Usd, Wad};

use super::demand::Demand;
use super::error::VerbError;
use super::refused::Refused;
use super::session::Session;
use super::sum::{Sum, Token};
use crate::deployment::contracts::{BEACON, QEV};
use crate::keeper::Site;

/// The auction and its vault.
#[derive(Debug)]
pub struct Auction {
    /// Where it is.
    pub site: Site,
    /// The auction's contract.
    pub qev: Address,
    /// What reads its books.
    pub lens: Address,
    /// The vault.
    pub vault: Address,
    /// Shares of the vault.
    pub share: Token,
    /// What they are paid in.
    pub dollar: Token,
    /// The calendar.
    pub clock: Clock,
    /// The time as of which this is.
    pub now: Timestamp,
    /// The epoch that is open or being settled.
    pub state: qev_auction::Auction,
    /// What came in since its lock, or the one before.
    pub intake: Intake,
    /// The rules of the next lock.
    pub rules: Rules,
    /// What a position pays that was not opened, in the epoch that was locked last: basis points.
    pub penalty: u16,
    /// What the epoch may pay.
    pub capacity: Capacity,
    /// What a share is paid at present.
    pub price: Sum,
}

/// Cash for an epoch.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Capacity {
    /// How much.
    pub cash: Sum,
    /// Whether that is fixed; else it is what a lock would fix now.
    pub is_fixed: bool,
}

/// How far an epoch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// The epoch before is not settled.
    Future,
    /// Requests and bids are taken.
    Open,
    /// Bids can be opened.
    Revealing,
    /// Anybody may clear it.
    Clearable,
    /// Cleared; the line is being served.
    Serving,
    /// Paid out.
    Settled,
}

impl Session {
    /// Reads the auction's books, and brings them to the present.
    ///
    /// # Errors
    /// The book does not have the auction, or the chain does not answer.
    pub async fn auction(&self) -> Result<Auction, VerbError> {
        let (qev, lens, vault) = (self.qev().await?, self.qev_lens().await?, self.susdai().await?);
        let client = &self.client;
        let books = client.call(lens, &IQEVLens::auctionCall {}).await?;
        let intake = client.call(lens, &IQEVLens::intakeCall {}).await?;
        let parameters = client.call(qev, &IQEV::parametersCall {}).await?;
        let dollar = self.token(self.usdai().await?).await?;
        let price = client.call(vault, &ISUSDai::redemptionSharePriceCall {}).await?;
        let clock = Clock { genesis: Timestamp::new(client.call(qev, &IQEV::genesisCall {}).await?) };
        let (client, first_block) = (client.clone(), self.first_block(QEV));
        let (beacon, credit) = (self.address(BEACON), None);
        let site = Site { client, qev, vault, beacon, clock, first_block, credit };
        let client = &self.client;
        let mut auction = Auction {
            now: site.now().await?,
            site,
            qev,
            lens,
            vault,
            share: self.token(vault).await?,
            clock,
            state: state(&books)?,
            intake: came_in(&intake)?,
            rules: rules(parameters.maximumTick, parameters.penalty),
            penalty: client.call(lens, &IQEVLens::servingCall {}).await?.penalty,
            capacity: Capacity { cash: dollar.sum(U256::ZERO), is_fixed: false },
            price: dollar.sum(price),
            dollar,
        };
        auction.follow_clock(self).await?;
        auction.capacity = auction.read_capacity(self).await?;
        Ok(auction)
    }
}

impl Auction {
    /// How far an epoch is.
    ///
    /// # Errors
    /// [`MathError`] at the end of time.
    pub fn stage(&self, epoch: Epoch) -> Result<Stage, MathError> {
        Ok(match self.state.phase {
            _ if epoch < self.state.epoch => Stage::Settled,
            _ if epoch > self.state.epoch => Stage::Future,
            Phase::Open => Stage::Open,
            Phase::Revealing if self.state.is_revealing(&self.clock, self.now)? => Stage::Revealing,
            Phase::Revealing => Stage::Clearable,
            Phase::Clearing => Stage::Serving,
        })
    }

    /// The epoch to which requests and bids of now belong.
    ///
    /// # Errors
    /// [`Refused::EpochNotSettled`] if the one before has to be settled first.
    pub fn taking(&self) -> Result<Epoch, VerbError> {
        let epoch = self.state.epoch.get();
        self.state.taking(&self.clock, self.now).map_err(|error| match error {
            AuctionError::Math(error) => error.into(),
            _ => Refused::EpochNotSettled { epoch }.into(),
        })
    }

    /// From when on an epoch can be cleared, and whoever is served collect.
    ///
    /// # Errors
    /// [`MathError`] at the end of time.
    pub fn clear_time(&self, epoch: Epoch) -> Result<Timestamp, MathError> {
        let is_locked = epoch == self.state.epoch && self.state.phase != Phase::Open;
        if is_locked { self.state.reveal_end(&self.clock) } else { self.clock.clear_time(epoch) }
    }

    /// Shares that wait for the epoch that is open or being settled.
    #[must_use]
    pub fn line(&self) -> Shares {
        match self.state.phase {
            Phase::Open => self.state.line.plus(self.intake.line),
            Phase::Revealing | Phase::Clearing => self.state.line,
        }
    }

    /// Shares that wait for the epoch after it.
    #[must_use]
    pub fn waiting_for_next(&self) -> Shares {
        match self.state.phase {
            Phase::Open => Shares::ZERO,
            Phase::Revealing | Phase::Clearing => self.intake.line,
        }
    }

    /// So many shares, to be shown.
    #[must_use]
    pub fn shares(&self, shares: Shares) -> Sum {
        self.share.sum(shares.raw())
    }

    /// The price as the auction has it.
    #[must_use]
    pub const fn price(&self) -> Wad {
        Wad::new(self.price.units)
    }

    /// The capacity as the auction has it.
    #[must_use]
    pub const fn cash(&self) -> Usd {
        Usd::new(self.capacity.cash.units)
    }

    /// Locks or skips the epoch if that is due, as the next call would.
    async fn follow_clock(&mut self, session: &Session) -> Result<(), VerbError> {
        let Some(at) = self.state.due(&self.clock, self.now)? else { return Ok(()) };
        let is_line_empty = self.state.line.is_zero() && self.intake.line.is_zero();
        if is_line_empty && Demand::read(session, self, BlockId::latest()).await?.is_empty() {
            return Ok(self.state.skip(&self.clock, self.now)?);
        }
        self.state.lock(&mut self.intake, &self.rules, at);
        self.penalty = self.rules.penalty();
        Ok(())
    }

    async fn read_capacity(&self, session: &Session) -> Result<Capacity, VerbError> {
        let cash = session.client.call(self.vault, &ISUSDai::cashCall {}).await?;
        let calendar = session.client.call(self.vault, &ISUSDai::epochCall {}).await?;
        if calendar.locked == self.state.epoch.get() && !calendar.settled {
            return Ok(Capacity { cash: self.dollar.sum(cash.capacity), is_fixed: true });
        }
        let worth = ISUSDai::convertToAssetsCall { shares: calendar.queued };
        let worth = session.client.call(self.vault, &worth).await?;
        let most = worth_with_margin_up(Usd::new(worth))?.raw();
        let free = cash.idle.saturating_sub(cash.reserved).saturating_sub(cash.capacity);
        Ok(Capacity { cash: self.dollar.sum(free.min(most)), is_fixed: false })
    }
}

fn state(books: &IQEVLens::auctionReturn) -> Result<qev_auction::Auction, VerbError> {
    Ok(qev_auction::Auction {
        epoch: Epoch::new(books.epoch),
        phase: match books.phase {
            0 => Phase::Open,
            1 => Phase::Revealing,
            _ => Phase::Clearing,
        },
        since: Timestamp::new(books.since),
        is_beacon_known: books.isBeaconKnown,
        maximum: Tick::new(books.maximumTick).unwrap_or(Tick::HIGHEST),
        line: Shares::from_raw(books.line)?,
        unopened: Shares::from_raw(books.unopened)?,
    })
}

fn came_in(intake: &IQEVLens::intakeReturn) -> Result<Intake, VerbError> {
    let narrow = |number: U256| u32::try_from(number).map_err(|_| MathError::Overflow);
    Ok(Intake {
        next_sequence: narrow(intake.nextId)?,
        cut: narrow(intake.cut)?,
        line: Shares::from_raw(intake.line)?,
        sealed: Shares::from_raw(intake.committed)?,
    })
}

fn rules(maximum: u16, penalty: u16) -> Rules {
    Tick::new(maximum).ok().and_then(|tick| Rules::new(tick, penalty).ok()).unwrap_or(Rules::DEFAULT)
}
