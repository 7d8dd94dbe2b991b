//! `usdai reveal`: opens sealed bids with what was kept of them.

use alloy_primitives::{U256, aliases::U96};
use clap::Args;
use qev_auction::Opening;
use serde::Serialize;
use timelock::contract_of;
use timelock::files::{FileError, OpeningFile};
use usdai_bindings::IQEV;
use usdai_core::vault::Epoch;

use super::auction::{Auction, Stage};
use super::error::VerbError;
use super::opening::Openings;
use super::options::Sending;
use super::payment::Arranged;
use super::plan::{Plan, Step};
use super::refused::Refused;
use super::session::{Sender, Session};
use crate::client::Outgoing;
use crate::moment::utc;
use crate::remedy::Interface;

/// Which bids.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Numbers of positions; all that have an opening here by default.
    #[arg(value_name = "ID")]
    ids: Vec<u64>,
    #[command(flatten)]
    openings: Openings,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

/// Why an opening opens nothing now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "name", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Unopened {
    /// Its epoch is open.
    #[error("the bid of position {id} for epoch {epoch} can be opened from {} on", utc(U256::from(*.from)))]
    TooEarly { id: u64, epoch: u64, from: u64 },
    /// The time is over.
    #[error("the bid of position {id} for epoch {epoch} could be opened until {}", utc(U256::from(*.until)))]
    TooLate { id: u64, epoch: u64, until: u64 },
    /// It was opened, taken back, or replaced by another.
    #[error(
        "this bid of position {id} for epoch {epoch} is not the one that waits: it was opened, replaced or never sent"
    )]
    NotWaiting { id: u64, epoch: u64 },
    /// No file.
    #[error("there is no opening of a bid of position {id} in {folder}")]
    NoFile { id: u64, folder: String },
    /// A file that is no opening.
    #[error("{reason}")]
    Unreadable { reason: String },
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let auction = session.auction().await?;
        let (openings, mut unopened) = self.find(session, &auction)?;
        let mut opened: Vec<IQEV::Opening> = Vec::new();
        for opening in openings {
            match check(session, &auction, &opening).await? {
                Some(reason) => unopened.push(reason),
                None => opened.push(of_call(&opening)),
            }
        }
        opened.dedup();
        if opened.is_empty() {
            return Err(Refused::NothingToReveal { unopened }.into());
        }
        let mut plan = plan(session, sender, &auction, opened);
        plan.notes.extend(unopened.iter().map(ToString::to_string));
        Ok(plan)
    }

    /// The openings in the folder that are meant, and what is missing.
    fn find(
        &self,
        session: &Session,
        auction: &Auction,
    ) -> Result<(Vec<OpeningFile>, Vec<Unopened>), VerbError> {
        let folder = self.openings.folder()?;
        let listing = OpeningFile::list(&folder)?;
        let is_meant = |opening: &OpeningFile| {
            let sealed_for = &opening.sealed_for;
            let is_here = sealed_for.chain_id == session.client.chain_id();
            let is_asked = self.ids.is_empty() || self.ids.contains(&sealed_for.position);
            is_here && is_asked && contract_of(sealed_for) == auction.qev
        };
        let found: Vec<_> =
            listing.openings.into_iter().map(|(_, opening)| opening).filter(is_meant).collect();
        let is_there = |id: &u64| found.iter().any(|file| file.sealed_for.position == *id);
        let no_file = |id| Unopened::NoFile { id, folder: folder.display().to_string() };
        let mut unopened: Vec<_> = self.ids.iter().copied().filter(|id| !is_there(id)).map(no_file).collect();
        let unreadable = |error: &FileError| Unopened::Unreadable { reason: error.to_string() };
        unopened.extend(listing.skipped.iter().map(unreadable));
        Ok((found, unopened))
    }
}

/// Why it cannot be opened; none if it can.
async fn check(
    session: &Session,
    auction: &Auction,
    file: &OpeningFile,
) -> Result<Option<Unopened>, VerbError> {
    let (id, epoch) = (file.sealed_for.position, file.sealed_for.epoch);
    let number = Epoch::new(epoch);
    match auction.stage(number)? {
        Stage::Open | Stage::Future => {
            let from = auction.clock.lock_time(number)?.get();
            return Ok(Some(Unopened::TooEarly { id, epoch, from }));
        }
        Stage::Clearable | Stage::Serving | Stage::Settled => {
            let until = auction.clear_time(number)?.get();
            return Ok(Some(Unopened::TooLate { id, epoch, until }));
        }
        Stage::Revealing => {}
    }
    let position = session.optional(auction.qev, &IQEV::positionCall { id: U256::from(id) }).await?;
    let waits = position
        .is_some_and(|position| position.sealedFor == epoch && position.commitment == file.sealed.commitment);
    Ok((!waits).then_some(Unopened::NotWaiting { id, epoch }))
}

fn of_call(file: &OpeningFile) -> IQEV::Opening {
    let Opening { tick, shares, salt } = file.sealed.opening;
    IQEV::Opening {
        id: U256::from(file.sealed_for.position),
        tick,
        shares: U96::saturating_from(shares),
        salt,
    }
}

fn plan(session: &Session, sender: &Sender, auction: &Auction, opened: Vec<IQEV::Opening>) -> Plan {
    let shares = opened.iter().filter(|opening| opening.tick != 0);
    let shares = shares.fold(U256::ZERO, |sum, opening| sum.saturating_add(U256::from(opening.shares)));
    let ids: Vec<_> = opened.iter().map(|opening| opening.id.to_string()).collect();
    let title = format!("open the sealed bids of position {}", ids.join(", "));
    let call = match opened.as_slice() {
        [IQEV::Opening { id, tick, shares, salt }] => {
            let call = IQEV::revealCall { id: *id, tick: *tick, shares: *shares, salt: *salt };
            Outgoing::call(auction.qev, &call)
        }
        _ => Outgoing::call(auction.qev, &IQEV::revealManyCall { openings: opened }),
    };
    let arranged = Arranged::new(vec![Step { title, call, interface: Interface::Qev }]);
    let pays = auction.share.sum(shares);
    Plan::new("reveal", session, sender, sender.address, (pays, None), arranged)
}
