//! Sealing a bid, and keeping what opens it before anything is sent.

use std::env;
use std::path::PathBuf;

use clap::Args;
use timelock::files::OpeningFile;
use timelock::{seal, sealed_for};
use usdai_core::vault::Epoch;

use super::auction::Auction;
use super::error::VerbError;
use super::refused::Refused;
use super::session::Session;
use crate::keeper::BeaconArguments;

/// Where what opens sealed bids is kept.
#[derive(Args, Clone, Debug)]
pub struct Openings {
    /// Folder of what opens sealed bids; by default usdai/openings in $XDG_DATA_HOME or ~/.local/share.
    #[arg(long, value_name = "FOLDER", env = "USDAI_OPENINGS")]
    openings: Option<PathBuf>,
}

/// How bids are sealed, and where what opens them is kept.
#[derive(Args, Clone, Debug)]
pub struct Sealing {
    /// Where.
    #[command(flatten)]
    pub openings: Openings,
    /// Whose rounds open them.
    #[command(flatten)]
    pub beacon: BeaconArguments,
}

/// A bid as its owner thinks of it.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// The position that bids.
    pub position: u64,
    /// The epoch in which it does.
    pub epoch: Epoch,
    /// The rate; zero for a decoy.
    pub tick: u16,
    /// The shares.
    pub shares: u128,
}

/// What is kept before a transaction is sent: without it, nobody but the beacon opens the bid.
#[derive(Clone, Debug)]
pub struct Keep {
    /// What opens the bid.
    pub opening: OpeningFile,
    /// Where it is kept.
    pub folder: PathBuf,
}

impl Openings {
    /// The folder.
    ///
    /// # Errors
    /// [`Refused::NoOpenings`] if none is named and there is no home.
    pub fn folder(&self) -> Result<PathBuf, Refused> {
        let named = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let of_user = || named("XDG_DATA_HOME").or_else(|| Some(named("HOME")?.join(".local").join("share")));
        let data = || of_user().map(|data| data.join("usdai").join("openings"));
        self.openings.clone().or_else(data).ok_or(Refused::NoOpenings)
    }
}

impl Sealing {
    /// Seals a bid until the round that opens its epoch.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn seal(&self, session: &Session, auction: &Auction, wish: Wish) -> Result<Keep, VerbError> {
        let context = sealed_for(session.client.chain_id(), auction.qev, wish.epoch.get(), wish.position);
        let network = self.beacon.rounds()?.network(&auction.site).await?;
        let round = network.beacon().round(auction.clock.lock_time(wish.epoch)?)?;
        let sealed = seal(wish.tick, wish.shares, &context, &network, round)?;
        Ok(Keep { opening: OpeningFile { sealed_for: context, sealed }, folder: self.openings.folder()? })
    }
}

impl Keep {
    /// What the user should know of it.
    #[must_use]
    pub fn note(&self) -> String {
        let file = self.folder.join(self.opening.name());
        format!(
            "What opens the bid goes into {} before anything is sent; whoever reads that sees the bid.",
            file.display()
        )
    }

    /// Writes it to the disk.
    ///
    /// # Errors
    /// [`VerbError::Opening`].
    pub fn store(&self) -> Result<PathBuf, VerbError> {
        Ok(self.opening.write(&self.folder)?)
    }
}
