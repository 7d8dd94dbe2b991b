//! `usdai queue`: the positions of an account, where they stand, and what can be expected.

use alloy::eips::BlockId;
use alloy_primitives::{Address, U256};
use clap::Args;
use serde::Serialize;
use timelock::files::OpeningFile;
use usdai_bindings::IQEV;

use super::auction::Auction;
use super::demand::Demand;
use super::error::VerbError;
use super::history::positions_of;
use super::opening::Openings;
use super::options::{Reading, parse_address};
use super::place::{Paid, Place};
use super::refused::Refused;
use super::session::Session;
use crate::client::{ClientError, SignerArguments, SignerError};

/// Whose positions, or which.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Numbers of positions; all of an account's by default.
    #[arg(value_name = "ID")]
    ids: Vec<u64>,
    /// The account; that of the key by default.
    #[arg(long, value_name = "ADDRESS", value_parser = parse_address, conflicts_with = "ids")]
    of: Option<Address>,
    #[command(flatten)]
    openings: Openings,
    /// The key whose account is meant.
    #[command(flatten)]
    signer: SignerArguments,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// Positions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Queue {
    chain_id: u64,
    timestamp: u64,
    positions: Vec<Place>,
    /// What the account was paid, collected and not claimed; none if positions are asked for.
    claimable: Option<Paid>,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn ask(&self, session: &Session) -> Result<Queue, VerbError> {
        let auction = session.auction().await?;
        let (ids, claimable) = if self.ids.is_empty() {
            let owner = self.owner(session).await?;
            let ids = positions_of(session, &auction, owner).await?;
            (ids, Some(claimable(session, &auction, owner).await?))
        } else {
            (self.ids.iter().copied().map(U256::from).collect(), None)
        };
        let outcome = Demand::read(session, &auction, BlockId::latest()).await?.outlook(&auction)?;
        let openings = self.openings.folder().ok().map(|folder| OpeningFile::list(&folder)).transpose()?;
        let openings = openings.map(|listing| listing.openings).unwrap_or_default();
        let mut positions = Vec::new();
        for id in ids {
            let mut place = Place::read(session, &auction, &outcome, id).await?;
            place.recall(&openings);
            positions.push(place);
        }
        Ok(Queue { chain_id: session.client.chain_id(), timestamp: auction.now.get(), positions, claimable })
    }

    async fn owner(&self, session: &Session) -> Result<Address, VerbError> {
        if let Some(owner) = self.of {
            return Ok(owner);
        }
        match self.signer.signer(session.client.chain_id()).await {
            Ok(signer) => Ok(signer.address()),
            Err(SignerError::Missing) => Err(Refused::WhosePositions.into()),
            Err(error) => Err(ClientError::from(error).into()),
        }
    }
}

/// What an account may claim.
///
/// # Errors
/// The chain does not answer.
pub async fn claimable(session: &Session, auction: &Auction, owner: Address) -> Result<Paid, VerbError> {
    let call = IQEV::claimableCall { controller: owner };
    let IQEV::claimableReturn { shares, assets } = session.client.call(auction.qev, &call).await?;
    Ok(Paid { shares: auction.share.sum(shares), assets: auction.dollar.sum(assets) })
}

impl Queue {
    /// The positions for people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        use std::fmt::Write;
        if self.positions.is_empty() {
            writeln!(text, "No position waits: `usdai redeem` makes one.")?;
        }
        for place in &self.positions {
            place.write(text)?;
        }
        match &self.claimable {
            Some(Paid { shares, assets }) if !shares.units.is_zero() => {
                writeln!(text, "{assets} for {shares} is collected: `usdai claim` pays it out.")
            }
            _ => Ok(()),
        }
    }
}
