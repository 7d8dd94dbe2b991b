//! The sealed bids of an epoch, from the events of the auction: what was read is kept, and can be forgotten.

use std::collections::BTreeMap;

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::{Filter, Log};
use alloy_primitives::{B256, Bytes, U256};
use alloy_sol_types::SolEvent;
use qev_auction::Opening;
use timelock::OpenError;
use usdai_bindings::IQEV;
use usdai_core::Timestamp;
use usdai_core::vault::Epoch;

use super::decide::LAG;
use super::error::KeeperError;
use super::logs::Followed;
use super::site::Site;
use crate::client::BlockHead;

/// Blocks asked for at once; public endpoints allow as many. Halved for one that refuses.
const BLOCKS: u64 = 10_000;

/// What was seen of an epoch.
#[derive(Clone, Debug, Default)]
pub struct Bids {
    epoch: Epoch,
    followed: Followed,
    sealed: BTreeMap<u32, Sealed>,
}

/// The last commitment of a position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Its hash.
    pub commitment: B256,
    /// What it should be opened from.
    pub ciphertext: Bytes,
    /// What came of opening it, once it was tried.
    pub opened: Option<Result<Opening, OpenError>>,
}

impl Bids {
    /// Positions that have sealed something for the epoch, and may have taken it back since.
    pub fn positions(&self) -> impl Iterator<Item = u32> {
        self.sealed.keys().copied()
    }

    /// The last commitment of a position.
    pub fn of(&mut self, position: u32) -> Option<&mut Sealed> {
        self.sealed.get_mut(&position)
    }

    /// Reads what came since the last time, up to this block.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn follow(&mut self, site: &Site, epoch: Epoch, head: BlockHead) -> Result<(), KeeperError> {
        if self.epoch != epoch || !self.followed.is_canonical(&site.client, &head).await? {
            *self = Self { epoch, ..Self::default() };
        }
        let first = match self.followed.next() {
            Some(next) => next,
            None => first_block(site, epoch, &head).await?,
        };
        let filter = Filter::new()
            .address(site.qev)
            .event_signature(IQEV::Committed::SIGNATURE_HASH)
            .topic2(B256::from(U256::from(epoch.get())));
        let Self { followed, sealed, .. } = self;
        let note = |log: &Log| drop(committed(log).map(|(position, bid)| sealed.insert(position, bid)));
        Ok(followed.follow(&site.client, &filter, (first, head), BLOCKS, note).await?)
    }
}

/// The position and the commitment of an event.
fn committed(log: &Log) -> Option<(u32, Sealed)> {
    let IQEV::Committed { id, commitment, ciphertext, .. } =
        IQEV::Committed::decode_log_data(&log.inner.data).ok()?;
    Some((u32::try_from(id).ok()?, Sealed { commitment, ciphertext, opened: None }))
}

/// A block before the first commitment for an epoch, which is made when the epoch before is locked: at its time, or
/// before it where the sequencer's clock was behind.
async fn first_block(site: &Site, epoch: Epoch, head: &BlockHead) -> Result<u64, KeeperError> {
    let before = Epoch::new(epoch.get().saturating_sub(1));
    let locked = site.clock.lock_time(before).unwrap_or(Timestamp::new(0));
    let since = locked.get().saturating_sub(LAG.get());
    let (mut early, mut late) = (site.first_block.min(head.number), head.number);
    while early < late {
        let middle = early.midpoint(late);
        if site.client.block(BlockNumberOrTag::Number(middle)).await?.timestamp < since {
            early = middle.saturating_add(1);
        } else {
            late = middle;
        }
    }
    Ok(early)
}
