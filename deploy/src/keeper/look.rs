//! Looking at the chain.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use alloy::eips::BlockNumberOrTag;
use alloy_primitives::U256;
use qev_auction::{Auction, Intake, Payout, Position, Record, Records, Shares, Slot};
use usdai_bindings::{IQEV, ISUSDai};
use usdai_core::Timestamp;
use usdai_core::vault::Epoch;

use super::bids::Bids;
use super::credit::{self, Loans};
use super::decide::{Snapshot, Vault};
use super::error::KeeperError;
use super::site::Site;
use crate::client::ClientError;

/// Slots asked for at once: a million gas.
const SLOTS: usize = 400;

/// What was seen.
#[derive(Debug)]
pub struct Seen {
    /// What a decision depends on.
    pub snapshot: Snapshot,
    /// Why something of it is not complete: sealed bids, who was served, loans. Locking and clearing need none of them.
    pub troubles: Vec<KeeperError>,
}

/// Looks at everything that a decision depends on. `sweeps` says whether it is to be known in an epoch who was served.
///
/// # Errors
/// The chain does not answer.
pub async fn look(
    site: &Site,
    (bids, loans): (&mut Bids, &mut Loans),
    sweeps: impl Fn(Epoch) -> bool,
) -> Result<Seen, KeeperError> {
    let head = site.client.block(BlockNumberOrTag::Latest).await?;
    let now = site.now().await?;
    let words = read(site, &[Slot::Auction, Slot::Intake]).await?;
    let word = |slot: Slot| words.get(&slot).copied().unwrap_or_default();
    let (auction, intake) = (Auction::unpack(word(Slot::Auction)), Intake::unpack(word(Slot::Intake)));
    let vault = site.client.call(site.vault, &ISUSDai::epochCall {}).await?;
    let vault = Vault {
        locked: Epoch::new(vault.locked),
        is_settled: vault.settled,
        queued: Shares::from_raw(vault.queued)?,
    };
    let mut troubles = Vec::new();
    troubles.extend(bids.follow(site, auction.epoch, head).await.err());
    let bidders = or_note(positions(site, bids.positions()).await, &mut troubles);
    let served = match sweeps(auction.epoch) {
        true => or_note(served(site, &auction, &intake).await, &mut troubles),
        false => Vec::new(),
    };
    let (credit, unseen) = credit::look(site, loans, head).await;
    troubles.extend(unseen);
    let (here, clock) = (here(), site.clock);
    let snapshot = Snapshot { now, here, clock, auction, intake, vault, bidders, served, credit };
    Ok(Seen { snapshot, troubles })
}

/// What was found, or nothing and a note of why.
fn or_note<T>(found: Result<Vec<T>, KeeperError>, troubles: &mut Vec<KeeperError>) -> Vec<T> {
    found.map_err(|trouble| troubles.push(trouble)).unwrap_or_default()
}

/// The machine's time.
fn here() -> Timestamp {
    Timestamp::new(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()))
}

/// Positions as they are; empty ones are left out.
async fn positions(site: &Site, ids: impl Iterator<Item = u32>) -> Result<Vec<Position>, KeeperError> {
    let slots: Vec<Slot> = ids.map(Slot::Position).collect();
    let words = read(site, &slots).await?;
    let positions = slots.iter().filter_map(|slot| words.get(slot)).map(|word| Position::unpack(*word));
    Ok(positions.filter(|position| position.sequence != 0).collect())
}

/// Positions for which collecting adds to the ledger of their owner.
async fn served(site: &Site, auction: &Auction, intake: &Intake) -> Result<Vec<u32>, KeeperError> {
    let all = positions(site, 1..intake.next_sequence).await?;
    let behind: Vec<Position> = all.into_iter().filter(|position| position.epoch < auction.epoch).collect();
    let Some(first) = behind.iter().map(|position| position.epoch.get()).min() else { return Ok(Vec::new()) };
    // A slot has 13 bits for an epoch.
    let epochs = (first..auction.epoch.get()).filter_map(|epoch| u16::try_from(epoch).ok());
    let slots: Vec<Slot> = epochs.flat_map(|epoch| [Slot::Record(epoch), Slot::Payout(epoch)]).collect();
    let records = Settled(read(site, &slots).await?);
    let mut served = Vec::new();
    for mut position in behind {
        if !position.settle(auction, &records, u32::MAX)?.served.is_zero() {
            served.push(position.sequence);
        }
    }
    Ok(served)
}

/// Slots of the auction's map.
async fn read(site: &Site, slots: &[Slot]) -> Result<HashMap<Slot, U256>, ClientError> {
    let mut words = HashMap::new();
    for part in slots.chunks(SLOTS) {
        let keys = part.iter().map(|slot| slot.key()).collect();
        let answer = site.client.call(site.qev, &IQEV::placesCall { keys }).await?;
        words.extend(part.iter().copied().zip(answer));
    }
    Ok(words)
}

/// Records of settled epochs.
struct Settled(HashMap<Slot, U256>);

impl Settled {
    fn word(&self, slot: fn(u16) -> Slot, epoch: Epoch) -> U256 {
        let slot = u16::try_from(epoch.get()).ok().map(slot);
        slot.and_then(|slot| self.0.get(&slot)).copied().unwrap_or_default()
    }
}

impl Records for Settled {
    fn record(&self, epoch: Epoch) -> Record {
        Record::unpack(self.word(Slot::Record, epoch))
    }

    fn payout(&self, epoch: Epoch) -> Payout {
        Payout::unpack(self.word(Slot::Payout, epoch))
    }
}
