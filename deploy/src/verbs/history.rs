//! What happened, from a contract's events, as far back as is needed and no further.

use std::collections::BTreeSet;

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::{Filter, Log};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolEvent;
use usdai_bindings::IQEV;

use super::auction::Auction;
use super::error::VerbError;
use super::session::Session;
use crate::client::ClientError;
use crate::deployment::contracts::QEV;

/// Blocks asked for at once, at first and at most; halved for an endpoint that refuses.
const BLOCKS: u64 = 100_000;

/// Ranges of blocks from the latest back to a contract's first.
struct Backwards<'a> {
    session: &'a Session,
    filter: Filter,
    next: Option<u64>,
    first: u64,
    blocks: u64,
}

impl<'a> Backwards<'a> {
    async fn new(session: &'a Session, name: &str, filter: Filter) -> Result<Self, VerbError> {
        let latest = session.client.block(BlockNumberOrTag::Latest).await?.number;
        let first = session.first_block(name);
        Ok(Self { session, filter, next: Some(latest), first, blocks: BLOCKS })
    }

    /// The logs of the next range, the latest first; none when all were seen.
    async fn next(&mut self) -> Result<Option<Vec<Log>>, VerbError> {
        let Some(last) = self.next.filter(|last| *last >= self.first) else { return Ok(None) };
        loop {
            let from = self.first.max(last.saturating_sub(self.blocks - 1));
            let filter = self.filter.clone().from_block(from).to_block(last);
            match self.session.client.logs(&filter).await {
                Ok(mut logs) => {
                    self.next = from.checked_sub(1);
                    logs.reverse();
                    return Ok(Some(logs));
                }
                Err(ClientError::Refused { .. }) if self.blocks > 1 => self.blocks /= 2,
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// The positions of an owner, in their order.
///
/// # Errors
/// The chain does not answer.
pub async fn positions_of(
    session: &Session,
    auction: &Auction,
    owner: Address,
) -> Result<Vec<U256>, VerbError> {
    let client = &session.client;
    let count = client.call(auction.qev, &IQEV::balanceOfCall { owner }).await?;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let filter = Filter::new()
        .address(auction.qev)
        .event_signature(IQEV::Transfer::SIGNATURE_HASH)
        .topic2(B256::from(owner.into_word()));
    let mut ranges = Backwards::new(session, QEV, filter).await?;
    let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
    while found.len() < count
        && let Some(logs) = ranges.next().await?
    {
        let moved = logs.iter().filter_map(|log| log.log_decode::<IQEV::Transfer>().ok());
        for id in moved.map(|event| event.inner.data.tokenId) {
            if seen.insert(id)
                && session.optional(auction.qev, &IQEV::ownerOfCall { tokenId: id }).await? == Some(owner)
            {
                found.insert(id);
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// How an epoch was cleared, and in which block.
///
/// # Errors
/// The chain does not answer.
pub async fn clearing_of(
    session: &Session,
    auction: &Auction,
    epoch: u64,
) -> Result<Option<(u64, IQEV::Cleared)>, VerbError> {
    let filter = Filter::new()
        .address(auction.qev)
        .event_signature(IQEV::Cleared::SIGNATURE_HASH)
        .topic1(U256::from(epoch));
    let mut ranges = Backwards::new(session, QEV, filter).await?;
    while let Some(logs) = ranges.next().await? {
        let cleared = logs
            .iter()
            .find_map(|log| Some((log.block_number?, log.log_decode::<IQEV::Cleared>().ok()?.inner.data)));
        if cleared.is_some() {
            return Ok(cleared);
        }
    }
    Ok(None)
}

/// The latest event that matches, of the contract with this name.
///
/// # Errors
/// The chain does not answer.
pub async fn latest_event<E: SolEvent>(
    session: &Session,
    name: &str,
    filter: Filter,
) -> Result<Option<E>, VerbError> {
    let mut ranges = Backwards::new(session, name, filter.event_signature(E::SIGNATURE_HASH)).await?;
    while let Some(logs) = ranges.next().await? {
        if let Some(event) = logs.iter().find_map(|log| Some(log.log_decode::<E>().ok()?.inner.data)) {
            return Ok(Some(event));
        }
    }
    Ok(None)
}
