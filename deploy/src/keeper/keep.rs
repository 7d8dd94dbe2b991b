//! Pass by pass: look, decide, act, report, and wait for the next instant that matters.

use std::path::Path;
use std::time::Duration;

use usdai_core::Timestamp;
use usdai_core::vault::Epoch;

use super::Arguments;
use super::beacon::Rounds;
use super::bids::Bids;
use super::credit::Loans;
use super::decide::decide;
use super::error::KeeperError;
use super::look::{Seen, look};
use super::report::{Outcome, Reporter};
use super::site::Site;
use crate::client::Signer;

/// Passes of one run that is to end: each but the last has changed something, and an epoch takes four.
const PASSES: usize = 32;
/// The shortest pause between two passes.
const BREATH: Duration = Duration::from_secs(1);

/// A keeper at work. All that it holds beside its key was read and can be read again.
#[derive(Debug)]
pub struct Keeper {
    pub(super) site: Site,
    /// None in a dry run.
    pub(super) signer: Option<Signer>,
    pub(super) rounds: Rounds,
    pub(super) bids: Bids,
    pub(super) loans: Loans,
    pub(super) reporter: Reporter,
    pub(super) pass: Pass,
    collects: bool,
    /// The epoch as of which everything that was served is collected.
    swept: Option<Epoch>,
}

/// What a pass came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pass {
    /// Something is not as it was.
    pub changed: bool,
    /// Steps that failed.
    pub failed: usize,
    /// Seconds until something becomes due by the clock.
    pub until_next: Option<u64>,
}

impl Keeper {
    /// Gets ready; sends nothing.
    ///
    /// # Errors
    /// There is no chain, book or key.
    pub async fn start(arguments: &Arguments, root: Option<&Path>) -> Result<Self, KeeperError> {
        let rounds = arguments.beacon.rounds()?;
        let book = arguments.book.as_deref();
        let site = Site::open(&arguments.chain, arguments.chain_id, book, root).await?;
        let signer = match arguments.dry_run {
            true => None,
            false => Some(arguments.signer.signer(site.client.chain_id()).await?),
        };
        Ok(Self {
            site,
            signer,
            rounds,
            bids: Bids::default(),
            loans: Loans::default(),
            reporter: Reporter::new(arguments.json),
            pass: Pass::default(),
            collects: arguments.collect,
            swept: None,
        })
    }

    /// Does all that is due now, and what becomes due by that.
    ///
    /// # Errors
    /// The chain does not answer; [`KeeperError::Failed`] if steps of the last pass failed.
    pub async fn once(&mut self) -> Result<(), KeeperError> {
        for _ in 0..PASSES {
            if !self.go().await?.changed {
                break;
            }
        }
        match self.pass.failed {
            0 => Ok(()),
            failed => Err(KeeperError::Failed(failed)),
        }
    }

    /// Goes on until it is killed; looks again after at most this time.
    ///
    /// # Errors
    /// [`KeeperError::Output`].
    pub async fn always(&mut self, interval: Duration) -> Result<(), KeeperError> {
        loop {
            let pause = match self.go().await {
                Ok(Pass { changed: true, .. }) => BREATH,
                Ok(Pass { until_next, .. }) => {
                    until_next.map_or(interval, |seconds| interval.min(Duration::from_secs(seconds)))
                }
                Err(error @ KeeperError::Output(_)) => return Err(error),
                Err(error) => {
                    self.reporter.tell("look", Outcome::Failed, error.to_string())?;
                    interval
                }
            };
            tokio::time::sleep(pause.max(BREATH)).await;
        }
    }

    /// One pass.
    async fn go(&mut self) -> Result<Pass, KeeperError> {
        self.pass = Pass::default();
        let (collects, swept) = (self.collects, self.swept);
        let sweeps = |epoch| collects && swept != Some(epoch);
        let Seen { snapshot, troubles } = look(&self.site, (&mut self.bids, &mut self.loans), sweeps).await?;
        let epoch = snapshot.auction.epoch;
        (self.reporter.time, self.reporter.epoch) = (snapshot.now.get(), epoch.get());
        let is_complete = troubles.is_empty();
        for trouble in troubles {
            self.fail("look", format!("looking for bids, positions and loans: {trouble}"), &[])?;
        }
        if collects && is_complete && snapshot.served.is_empty() {
            self.swept = Some(epoch);
        }
        let decision = decide(&snapshot)?;
        self.reporter.tell_idle(decision.reasons.iter().map(ToString::to_string).collect())?;
        for action in &decision.actions {
            self.perform(action, &snapshot).await?;
        }
        self.pass.until_next = decision.next.map(|next: Timestamp| next.since_or_none(snapshot.now).get());
        Ok(self.pass)
    }
}
