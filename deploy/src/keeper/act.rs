//! Doing what is due. A step that fails is reported, and the others go on; one that somebody else did meanwhile is
//! no failure.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::U256;
use alloy_sol_types::{SolCall, SolEvent};
use timelock::VerifiedRound;
use usdai_bindings::{IQEV, ISUSDai};
use usdai_core::vault::Epoch;

use super::decide::{Action, Snapshot};
use super::error::{KeeperError, may_be_too_much, overtaken};
use super::keep::Keeper;
use super::open::open_bids;
use super::report::Outcome;
use crate::client::{ClientError, Fees, Outgoing};
use crate::printable::printable;

/// Bids opened at once, at first: each takes 19,000 gas, and 90,000 where it is the first around its tick.
const REVEALS: usize = 200;
/// Positions collected at once, at first: each takes 60,000 gas, and 6,300 for a further epoch.
const COLLECTIONS: usize = 100;
/// Epochs settled into a position at once; what is left is for the next pass.
const EPOCHS: u32 = 64;
/// Blocks of 256 positions served at once, at first: each takes some 1,100 gas.
const BLOCKS: u32 = 4_096;

/// What became of a call.
enum Sent {
    Done(Box<TransactionReceipt>),
    Overtaken(&'static str),
    /// Nobody signs.
    Nothing,
}

/// A kind of batches.
struct Kind {
    step: &'static str,
    what: &'static str,
    largest: usize,
}

/// A batch without what there is no use in.
struct Batch {
    call: Outgoing,
    positions: Vec<u32>,
}

impl Keeper {
    /// Does one thing, and reports what became of it.
    ///
    /// # Errors
    /// [`KeeperError::Output`]; everything else is a line.
    pub(super) async fn perform(&mut self, action: &Action, snapshot: &Snapshot) -> Result<(), KeeperError> {
        let (step, what) = action.name();
        let outcome = match action {
            Action::LockVault(_) => {
                self.single(action, Outgoing::call(self.site.vault, &ISUSDai::lockCall {})).await
            }
            Action::LockAuction(_) => {
                self.single(action, Outgoing::call(self.site.qev, &IQEV::lockCall {})).await
            }
            Action::ProveBeacon(round) => self.prove(action, *round, snapshot).await,
            Action::Reveal(round, ids) => self.reveal(*round, ids, snapshot).await,
            Action::Clear(epoch) => self.clear(action, *epoch).await,
            Action::CountEarly(ids) | Action::Collect(ids) => self.collect(step, ids).await,
            Action::Credit(duty) => {
                let call = self.site.credit.and_then(|credit| duty.call(&credit, &self.loans));
                match call {
                    Some(call) => self.single(action, call).await,
                    None => Ok(()),
                }
            }
        };
        match outcome {
            Ok(()) => Ok(()),
            Err(error @ KeeperError::Output(_)) => Err(error),
            Err(error) => self.fail(step, format!("{what}: {error}"), &[]),
        }
    }

    async fn single(&mut self, action: &Action, call: Outgoing) -> Result<(), KeeperError> {
        let (step, what) = action.name();
        let sent = self.send(&call).await?;
        self.tell_sent(step, what, &[], sent)
    }

    async fn prove(&mut self, action: &Action, round: u64, snapshot: &Snapshot) -> Result<(), KeeperError> {
        let found = self.round(round, snapshot).await?;
        let signature = found.signature().to_uncompressed();
        let signature = signature.map_err(|error| KeeperError::Signature(error.to_string()))?;
        let call = IQEV::proveBeaconCall { signature: signature.into() };
        self.single(action, Outgoing::call(self.site.qev, &call)).await
    }

    async fn reveal(&mut self, round: u64, ids: &[u32], snapshot: &Snapshot) -> Result<(), KeeperError> {
        let found = self.round(round, snapshot).await?;
        let opened = open_bids(&self.site, snapshot.auction.epoch, &found, ids, &mut self.bids);
        for (id, error) in opened.worthless {
            let message = format!("bid of position {id}, which only its owner can open: {error}");
            self.reporter.tell_of("reveal", Outcome::Skipped, message, &[id], None)?;
        }
        let kind = Kind { step: "reveal", what: "opening of bids", largest: REVEALS };
        let (qev, client) = (self.site.qev, self.site.client.clone());
        let from = self.signer.as_ref().map(|signer| signer.address()).unwrap_or_default();
        let prepare = async |openings: &[IQEV::Opening]| {
            let call = IQEV::revealManyCall { openings: openings.to_vec() };
            let request = Outgoing::call(qev, &call).request(from);
            let answer = client.simulate(request, Default::default()).await?;
            // What does not say what it opens would be refused as a whole.
            let opens = IQEV::revealManyCall::abi_decode_returns(&answer).unwrap_or_default();
            let useful = openings.iter().zip(opens).filter(|(_, opens)| *opens);
            let openings: Vec<_> = useful.map(|(opening, _)| opening.clone()).collect();
            let positions = openings.iter().map(|opening| opening.id.saturating_to()).collect();
            Ok(Batch { call: Outgoing::call(qev, &IQEV::revealManyCall { openings }), positions })
        };
        self.in_batches(&kind, &opened.openings, prepare).await
    }

    async fn collect(&mut self, step: &'static str, ids: &[u32]) -> Result<(), KeeperError> {
        let kind = Kind { step, what: "collection", largest: COLLECTIONS };
        let qev = self.site.qev;
        let prepare = async |ids: &[u32]| {
            let positions = ids.to_vec();
            let ids = ids.iter().copied().map(U256::from).collect();
            Ok(Batch { call: Outgoing::call(qev, &IQEV::collectCall { ids, epochs: EPOCHS }), positions })
        };
        self.in_batches(&kind, ids, prepare).await
    }

    async fn clear(&mut self, action: &Action, epoch: Epoch) -> Result<(), KeeperError> {
        let ((step, what), mut blocks) = (action.name(), BLOCKS);
        loop {
            match self.send(&Outgoing::call(self.site.qev, &IQEV::clearCall { blocks })).await {
                Err(error) if blocks > 1 && may_be_too_much(&error) => blocks /= 2,
                Err(error) => return Err(error.into()),
                Ok(Sent::Done(receipt)) => {
                    let is_settled = is_settled(&receipt, epoch);
                    let cleared = outcome_of(&receipt).unwrap_or_default();
                    self.tell_sent(step, format!("{what}{cleared}"), &[], Sent::Done(receipt))?;
                    if is_settled {
                        return Ok(());
                    }
                }
                Ok(sent) => return self.tell_sent(step, what, &[], sent),
            }
        }
    }

    /// Sends batch by batch, smaller ones where one is refused, and goes on past a single one that is.
    async fn in_batches<T>(
        &mut self,
        kind: &Kind,
        items: &[T],
        prepare: impl AsyncFn(&[T]) -> Result<Batch, ClientError>,
    ) -> Result<(), KeeperError> {
        let (mut rest, mut size) = (items, kind.largest);
        while !rest.is_empty() {
            let (items, later) = rest.split_at(size.min(rest.len()));
            let mut positions = Vec::new();
            let sent = match prepare(items).await {
                Ok(batch) if batch.positions.is_empty() => Ok(Sent::Overtaken("somebody else was faster")),
                Ok(batch) => {
                    positions = batch.positions;
                    self.send(&batch.call).await
                }
                Err(error) => or_overtaken(error),
            };
            match sent {
                Err(error) if may_be_too_much(&error) => {
                    if items.len() > 1 {
                        size = items.len().div_ceil(2);
                        continue;
                    }
                    self.fail(kind.step, format!("{}: {error}", kind.what), &positions)?;
                }
                Err(error) => return Err(error.into()),
                Ok(sent) => {
                    let what = format!("{} of {} positions", kind.what, positions.len());
                    self.tell_sent(kind.step, what, &positions, sent)?;
                }
            }
            rest = later;
        }
        Ok(())
    }

    async fn round(&mut self, round: u64, snapshot: &Snapshot) -> Result<VerifiedRound, KeeperError> {
        self.rounds.get(&self.site, round, snapshot.now.max(snapshot.here)).await
    }

    async fn send(&self, call: &Outgoing) -> Result<Sent, ClientError> {
        let Some(signer) = &self.signer else { return Ok(Sent::Nothing) };
        match self.site.client.send(signer, call, Fees::default()).await {
            Ok(receipt) => Ok(Sent::Done(Box::new(receipt))),
            Err(error) => or_overtaken(error),
        }
    }

    fn tell_sent(
        &mut self,
        step: &'static str,
        what: String,
        positions: &[u32],
        sent: Sent,
    ) -> Result<(), KeeperError> {
        self.pass.changed |= !matches!(sent, Sent::Nothing);
        let reporter = &self.reporter;
        match sent {
            Sent::Done(receipt) => reporter.tell_of(step, Outcome::Done, what, positions, Some(&receipt)),
            Sent::Overtaken(why) => reporter.tell(step, Outcome::Overtaken, format!("{what}, {why}")),
            Sent::Nothing => reporter.tell_of(step, Outcome::Due, what, positions, None),
        }
    }

    /// Reports that something failed, and counts it.
    ///
    /// # Errors
    /// [`KeeperError::Output`].
    pub(super) fn fail(
        &mut self,
        step: &'static str,
        message: String,
        positions: &[u32],
    ) -> Result<(), KeeperError> {
        self.pass.failed = self.pass.failed.saturating_add(1);
        self.reporter.tell_of(step, Outcome::Failed, printable(&message), positions, None)
    }
}

impl Action {
    /// As programs and as people call it.
    fn name(&self) -> (&'static str, String) {
        match self {
            Self::LockVault(epoch) => ("lockVault", format!("lock of the vault for epoch {}", epoch.get())),
            Self::LockAuction(epoch) => {
                ("lockAuction", format!("lock of the auction for epoch {}", epoch.get()))
            }
            Self::ProveBeacon(round) => ("proveBeacon", format!("proof of the beacon's round {round}")),
            Self::Reveal(_, ids) => ("reveal", format!("opening of {} bids", ids.len())),
            Self::Clear(epoch) => ("clear", format!("clearing of epoch {}", epoch.get())),
            Self::CountEarly(ids) => {
                ("countEarly", format!("collection of {} positions that bid early", ids.len()))
            }
            Self::Collect(ids) => ("collect", format!("collection of {} positions", ids.len())),
            Self::Credit(duty) => (duty.step(), duty.to_string()),
        }
    }
}

fn or_overtaken(error: ClientError) -> Result<Sent, ClientError> {
    overtaken(&error).map(Sent::Overtaken).ok_or(error)
}

fn is_settled(receipt: &TransactionReceipt, epoch: Epoch) -> bool {
    let settled = |event: IQEV::Settled| event.epoch == epoch.get();
    receipt.inner.logs().iter().any(|log| IQEV::Settled::decode_log_data(&log.inner.data).is_ok_and(settled))
}

/// What an epoch came to, if this transaction cleared it.
fn outcome_of(receipt: &TransactionReceipt) -> Option<String> {
    let cleared = |log: &alloy::rpc::types::Log| IQEV::Cleared::decode_log_data(&log.inner.data).ok();
    let cleared = receipt.inner.logs().iter().find_map(cleared)?;
    let excused = if cleared.isExcused { ", nobody is charged for a bid that was not opened" } else { "" };
    Some(match cleared.isVoid {
        true => ", which can pay nothing".into(),
        false => format!(" at a rate of {} basis points{excused}", cleared.rate),
    })
}
