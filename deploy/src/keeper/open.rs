//! Opening sealed bids with the beacon's round. Whoever commits can write anything: each is tried alone, and believed
//! only if it opens its commitment.

use std::num::NonZero;
use std::thread;

use alloy_primitives::{B256, Bytes, U256, aliases::U96};
use qev_auction::Opening;
use timelock::{OpenError, VerifiedRound, open_committed, sealed_for};
use usdai_bindings::IQEV;
use usdai_core::vault::Epoch;

use super::bids::Bids;
use super::site::Site;

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// Openings that the auction takes.
    pub openings: Vec<IQEV::Opening>,
    /// Positions whose ciphertext is worthless, tried now for the first time.
    pub worthless: Vec<(u32, OpenError)>,
}

/// A ciphertext that was not tried yet.
struct Untried {
    position: u32,
    commitment: B256,
    ciphertext: Bytes,
}

/// Opens the bids of these positions.
pub fn open_bids(site: &Site, epoch: Epoch, round: &VerifiedRound, ids: &[u32], bids: &mut Bids) -> Opened {
    let mut untried = Vec::new();
    for position in ids.iter().copied() {
        if let Some(bid) = bids.of(position).filter(|bid| bid.opened.is_none()) {
            let (commitment, ciphertext) = (bid.commitment, bid.ciphertext.clone());
            untried.push(Untried { position, commitment, ciphertext });
        }
    }
    let mut opened = Opened::default();
    for (position, outcome) in try_all(site, epoch, round, &untried) {
        if let Err(error) = &outcome {
            opened.worthless.push((position, error.clone()));
        }
        if let Some(bid) = bids.of(position) {
            bid.opened = Some(outcome);
        }
    }
    opened.openings =
        ids.iter().filter_map(|id| argument(*id, bids.of(*id)?.opened.as_ref()?.as_ref().ok()?)).collect();
    opened
}

/// Tries them on all cores; each takes a millisecond or two.
fn try_all(
    site: &Site,
    epoch: Epoch,
    round: &VerifiedRound,
    untried: &[Untried],
) -> Vec<(u32, Result<Opening, OpenError>)> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let part = untried.len().div_ceil(cores).max(1);
    let (chain_id, qev) = (site.client.chain_id(), site.qev);
    let try_one = |bid: &Untried| {
        let context = sealed_for(chain_id, qev, epoch.get(), bid.position.into());
        (bid.position, open_committed(&bid.ciphertext, &context, round, bid.commitment))
    };
    thread::scope(|scope| {
        let spawned = untried
            .chunks(part)
            .map(|bids| scope.spawn(move || bids.iter().map(try_one).collect::<Vec<_>>()));
        let threads: Vec<_> = spawned.collect();
        // One that panicked would be tried again in the next pass; nothing is known to make it.
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    })
}

fn argument(position: u32, opening: &Opening) -> Option<IQEV::Opening> {
    let Opening { tick, shares, salt } = *opening;
    let shares = U96::try_from(shares).ok()?;
    Some(IQEV::Opening { id: U256::from(position), tick, shares, salt })
}
