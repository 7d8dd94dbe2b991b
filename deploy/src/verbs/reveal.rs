//! `usdai reveal`: opens sealed bids with what was kept of them.

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::{B256, U256, aliases::U96};
use clap::Args;
use qev_auction::{Beacon, Opening};
use timelock::contract_of;
use timelock::files::{FileError, OpeningFile};
use usdai_bindings::IQEV;
use usdai_core::vault::Epoch;

use super::auction::{Auction, Stage};
use super::error::VerbError;
use super::opening::Sealing;
use super::options::Sending;
use super::payment::Arranged;
use super::plan::{Plan, Step};
use super::refused::Refused;
use super::session::{Sender, Session};
use super::unopened::Unopened;
use crate::client::Outgoing;
use crate::keeper::{Bids, open_bids};
use crate::remedy::Interface;

/// Bids that are opened by one transaction, at about 20,000 gas each.
const AT_ONCE: usize = 200;

/// Which bids.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Numbers of positions; all that have an opening here by default.
    #[arg(value_name = "ID")]
    ids: Vec<u64>,
    /// Open everybody's bids with the beacon's round, as a keeper does, and not those that have an opening here.
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    #[command(flatten)]
    sealing: Sealing,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let auction = session.auction().await?;
        if self.all {
            return self.plan_all(session, sender, &auction).await;
        }
        let (openings, mut unopened) = self.find(session, &auction)?;
        let mut opened: Vec<IQEV::Opening> = Vec::new();
        for opening in openings {
            match check(session, &auction, &opening).await? {
                Some(reason) => unopened.push(reason),
                None => opened.extend(of_call(&opening)),
            }
        }
        unopened.dedup();
        if opened.is_empty() {
            return Err(Refused::NothingToReveal { unopened }.into());
        }
        let mut plan = plan(session, sender, &auction, &opened);
        plan.notes.extend(unopened.iter().map(ToString::to_string));
        Ok(plan)
    }

    /// Opens what the events of the auction hold, with the beacon.
    async fn plan_all(
        &self,
        session: &Session,
        sender: &Sender,
        auction: &Auction,
    ) -> Result<Plan, VerbError> {
        let (epoch, site) = (auction.state.epoch, &auction.site);
        if auction.stage(epoch)? != Stage::Revealing {
            return Err(Refused::NothingToReveal { unopened: Vec::new() }.into());
        }
        let round = Beacon::QUICKNET.round(auction.clock.lock_time(epoch)?)?;
        let round = self.sealing.beacon.rounds()?.get(site, round, auction.now).await?;
        let mut bids = Bids::default();
        bids.follow(site, epoch, session.client.block(BlockNumberOrTag::Latest).await?).await?;
        let mut ids = Vec::new();
        for id in bids.positions().collect::<Vec<_>>() {
            let commitment = bids.of(id).map(|bid| bid.commitment).unwrap_or_default();
            if waits(session, auction, (id.into(), epoch.get(), commitment)).await? {
                ids.push(id);
            }
        }
        let opened = open_bids(site, epoch, &round, &ids, &mut bids);
        let worthless = opened.worthless.iter();
        let worthless =
            worthless.map(|(id, error)| format!("what position {id} sealed cannot be read: {error}"));
        let unopened: Vec<_> = worthless.map(|reason| Unopened::Unreadable { reason }).collect();
        if opened.openings.is_empty() {
            return Err(Refused::NothingToReveal { unopened }.into());
        }
        let mut plan = plan(session, sender, auction, &opened.openings);
        plan.notes.extend(unopened.iter().map(ToString::to_string));
        Ok(plan)
    }

    /// The openings in the folder that are meant, and what is missing.
    fn find(
        &self,
        session: &Session,
        auction: &Auction,
    ) -> Result<(Vec<OpeningFile>, Vec<Unopened>), VerbError> {
        let folder = self.sealing.openings.folder()?;
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
    let waits = waits(session, auction, (id, epoch, file.sealed.commitment)).await?;
    Ok((!waits).then_some(Unopened::NotWaiting { id, epoch }))
}

/// Whether the position has this commitment for the epoch, and it was not opened.
async fn waits(
    session: &Session,
    auction: &Auction,
    (id, epoch, commitment): (u64, u64, B256),
) -> Result<bool, VerbError> {
    let position = session.optional(auction.qev, &IQEV::positionCall { id: U256::from(id) }).await?;
    Ok(position.is_some_and(|position| position.sealedFor == epoch && position.commitment == commitment))
}

/// None for more shares than the auction can read, which no file holds.
fn of_call(file: &OpeningFile) -> Option<IQEV::Opening> {
    let Opening { tick, shares, salt } = file.sealed.opening;
    let (id, shares) = (U256::from(file.sealed_for.position), U96::try_from(shares).ok()?);
    Some(IQEV::Opening { id, tick, shares, salt })
}

fn plan(session: &Session, sender: &Sender, auction: &Auction, opened: &[IQEV::Opening]) -> Plan {
    let shares = opened.iter().filter(|opening| opening.tick != 0);
    let shares = shares.fold(U256::ZERO, |sum, opening| sum.saturating_add(U256::from(opening.shares)));
    let steps = opened.chunks(AT_ONCE).map(|part| step(auction, part));
    let arranged = Arranged::new(steps.collect());
    let pays = auction.share.sum(shares);
    Plan::new("reveal", session, sender, sender.address, (pays, None), arranged)
}

fn step(auction: &Auction, opened: &[IQEV::Opening]) -> Step {
    let ids: Vec<_> = opened.iter().map(|opening| opening.id.to_string()).collect();
    let call = match opened {
        [IQEV::Opening { id, tick, shares, salt }] => {
            let call = IQEV::revealCall { id: *id, tick: *tick, shares: *shares, salt: *salt };
            Outgoing::call(auction.qev, &call)
        }
        _ => Outgoing::call(auction.qev, &IQEV::revealManyCall { openings: opened.to_vec() }),
    };
    Step { title: format!("open what position {} sealed", ids.join(", ")), call, interface: Interface::Qev }
}
