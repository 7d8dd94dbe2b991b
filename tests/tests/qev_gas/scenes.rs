//! An auction in use: nothing that is measured is the first of its kind, unless its name says so.

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::Redemptions;
use tests::abi::IQEV;
use tests::check::done;
use tests::redemptions::Bid;
use tests::whole;

/// An auction and who is measured in it.
#[derive(Clone)]
pub struct Scene {
    pub auction: Redemptions,
    /// Has shares, positions, a ledger, and USDai.
    pub alice: Account,
    /// Has shares and nothing else.
    pub bob: Account,
    /// A position of alice's, without a bid.
    pub id: U256,
    /// Positions of alice's that are sealed, and their bids.
    pub bids: Vec<(U256, Bid)>,
    /// Positions of alice's that were served in an epoch and are not collected.
    pub ids: Vec<U256>,
}

/// Epoch 2 is open; alice was served and paid in epoch 1, others wait.
#[track_caller]
pub fn open() -> Scene {
    let mut auction = Redemptions::new();
    let alice = auction.holder("alice the holder", whole(100_000, 18));
    let bob = auction.holder("bob the holder", whole(100, 18));
    let others = auction.holder("others", whole(100_000, 18));
    let first = done(auction.request(&alice, whole(10, 18)));
    done(auction.request(&others, whole(1_000, 18)));
    auction.set_free_cash(whole(10, 18));
    auction.settle(1);
    done(auction.claim(&alice, &[first]));
    auction.mint_usdai(&alice, whole(10, 18));
    auction.set_free_cash(whole(10_000, 18));
    let id = done(auction.request(&alice, whole(5, 18)));
    done(auction.request(&others, whole(1_000, 18)));
    Scene { auction, alice, bob, id, bids: Vec::new(), ids: Vec::new() }
}

/// Epoch 2 can be locked: some 200 bids are sealed.
#[track_caller]
pub fn locked() -> Scene {
    let Scene { mut auction, alice, bob, id, .. } = open();
    let ticks = [300, 300, 301].into_iter().chain((0..200).map(|n| 300 + n % 2));
    let bids = ticks
        .map(|tick| {
            let bid = Bid::new(tick, whole(2, 18));
            let id = done(auction.request_sealed(&alice, whole(2, 18), &bid));
            (id, bid)
        })
        .collect();
    let at = auction.lock_time(2);
    auction.go_to(at);
    Scene { auction, alice, bob, id, bids, ids: Vec::new() }
}

/// Epoch 2 is settled: ten bids of alice's were served, and one of hers that waits in the ledger already.
#[track_caller]
pub fn settled() -> Scene {
    let Scene { mut auction, alice, bob, id, bids, .. } = locked();
    for (id, bid) in &bids[..20] {
        done(auction.reveal(*id, bid));
    }
    auction.settle(2);
    let mut ids: Vec<_> = bids[..20].iter().map(|(id, _)| *id).collect();
    let first = ids.pop();
    let keeper = auction.keeper.clone();
    let collect = IQEV::collectCall { ids: first.into_iter().collect(), epochs: 1 };
    done(auction.tell(&keeper, &collect));
    Scene { auction, alice, bob, id, bids, ids }
}
