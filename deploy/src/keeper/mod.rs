//! `usdai keeper`: does for redemptions and loans what anybody may do, so that nobody has to.
//!
//! It locks epochs, proves the beacon, opens everybody's bids with its round, clears, and has early commitments
//! counted. It calls defaults before it clears, forecloses, takes sales of titles to their end, and keeps the loan book
//! up to date. Anyone can run it, several at once, and it may be killed at any moment: everything that it knows it has
//! read from the chain and the beacon, and what it does has the same outcome whoever does it. Nothing waits for the
//! beacon but the opening of bids.
//!
//! [`decide()`] says what is due, of a [`Snapshot`] alone; the rest looks and acts.

mod act;
mod beacon;
mod bids;
mod credit;
mod decide;
mod error;
mod keep;
mod logs;
mod look;
mod open;
mod report;
mod site;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::json;

use crate::client::{ChainArguments, SignerArguments, wait_for};

pub use beacon::BeaconArguments;
pub(crate) use bids::Bids;
pub use credit::{Cash, Credit, Duty, Entry, EntryState, Loan, Stage, Unreported, Waiting};
pub use decide::{Action, Decision, Reason, Snapshot, Vault, decide};
pub use error::KeeperError;
pub use keep::{Keeper, Pass};
pub(crate) use open::open_bids;
pub(crate) use site::Site;

/// What is kept, with whose key, and how.
#[derive(clap::Args, Clone, Debug)]
pub struct Arguments {
    #[command(flatten)]
    chain: ChainArguments,
    /// Id of the chain that is meant; any other is refused.
    #[arg(long, value_name = "ID")]
    chain_id: Option<u64>,
    /// Address book of the chain; deploy/addresses/<chain id>.json by default.
    #[arg(long, value_name = "FILE")]
    book: Option<PathBuf>,
    #[command(flatten)]
    signer: SignerArguments,
    #[command(flatten)]
    beacon: BeaconArguments,
    /// Does what is due now, and ends.
    #[arg(long)]
    once: bool,
    /// Looks again after so many seconds at the latest.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=86_400))]
    interval: u64,
    /// Also pays everybody who was served to their ledger, from which they redeem.
    #[arg(long)]
    collect: bool,
    /// Says what it would send, and sends nothing; needs no key.
    #[arg(long)]
    dry_run: bool,
    /// Prints a JSON document a line.
    #[arg(long)]
    json: bool,
}

/// Runs the keeper. `root` is where the project is, as it was asked for.
///
/// # Errors
/// There is no chain, book or key; with `--once`, steps that failed.
pub fn run(root: Option<&Path>, arguments: &Arguments) -> Result<(), KeeperError> {
    let work = async {
        let mut keeper = Keeper::start(arguments, root).await?;
        match arguments.once {
            true => keeper.once().await,
            false => keeper.always(Duration::from_secs(arguments.interval)).await,
        }
    };
    let result = wait_for(work).map_err(KeeperError::Runtime).flatten();
    if let (true, Err(error)) = (arguments.json, &result) {
        let document = json!({ "error": { "kind": "failed", "message": error.to_string() } });
        // Nobody may be listening; the exit code says it all the same.
        drop(writeln!(std::io::stdout(), "{document}"));
    }
    result
}
