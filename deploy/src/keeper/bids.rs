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
use super::site::Site;
use crate::client::{BlockHead, ClientError};

/// Blocks asked for at once; public endpoints allow as many. Halved for one that refuses.
const BLOCKS: u64 = 10_000;

/// What was seen of an epoch.
#[derive(Clone, Debug, Default)]
pub struct Bids {
    epoch: Epoch,
    /// The first block that was not read.
    next: Option<u64>,
    /// A block that was read, by which it is seen whether the chain is still the same.
    read: Option<BlockHead>,
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
        if self.epoch != epoch || !self.is_canonical(site, &head).await? {
            *self = Self { epoch, ..Self::default() };
        }
        let mut from = match self.next {
            Some(next) => next,
            None => first_block(site, epoch, &head).await?,
        };
        let filter = Filter::new()
            .address(site.qev)
            .event_signature(IQEV::Committed::SIGNATURE_HASH)
            .topic2(B256::from(U256::from(epoch.get())));
        let mut blocks = BLOCKS;
        while from <= head.number {
            let to = head.number.min(from.saturating_add(blocks - 1));
            match site.client.logs(&filter.clone().from_block(from).to_block(to)).await {
                Ok(logs) => {
                    logs.iter().for_each(|log| self.note(log));
                    from = to.saturating_add(1);
                    self.next = Some(from);
                }
                Err(ClientError::Refused { .. }) if blocks > 1 => blocks /= 2,
                Err(error) => return Err(error.into()),
            }
        }
        self.read = Some(head);
        Ok(())
    }

    fn note(&mut self, log: &Log) {
        let Ok(event) = IQEV::Committed::decode_log_data(&log.inner.data) else { return };
        let Ok(position) = u32::try_from(event.id) else { return };
        let IQEV::Committed { commitment, ciphertext, .. } = event;
        self.sealed.insert(position, Sealed { commitment, ciphertext, opened: None });
    }

    /// Whether the block up to which was read is still one of the chain.
    async fn is_canonical(&self, site: &Site, head: &BlockHead) -> Result<bool, ClientError> {
        let Some(read) = self.read else { return Ok(true) };
        if read.number > head.number {
            return Ok(false);
        }
        Ok(site.client.block(BlockNumberOrTag::Number(read.number)).await?.hash == read.hash)
    }
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
