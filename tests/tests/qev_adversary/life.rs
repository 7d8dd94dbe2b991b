//! One life of a book on the chain.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::abi::IQEV;
use tests::check::done;
use tests::redemptions::{Bid, Bidder};
use tests::{Redemptions, whole};

use crate::book::{Act, Book, Seat};

/// What becomes of the commitments that a book withholds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    Opens,
    Withholds,
    NeverSeals,
}

/// What an epoch came to.
#[derive(Clone, Debug)]
pub struct Seen {
    pub rate: u16,
    /// The tick that was served in part, zero where none was.
    pub marginal: u16,
    is_void: bool,
    /// Ticks of bids that were opened in it, by position.
    pub opened: BTreeMap<U256, u16>,
    /// Shares that left, and USDai for them, by position.
    pub paid: BTreeMap<U256, [U256; 2]>,
}

impl Seen {
    pub fn tick_is_served(&self, tick: u16) -> bool {
        !self.is_void && tick >= self.marginal.max(10)
    }
}

/// Epoch 2 is open, and two bids of epoch 1 stand in it, half served.
struct Start {
    auction: Redemptions,
    honest: Account,
    adversary: Account,
    buyer: Account,
    standing: [Bidder; 2],
}

static START: LazyLock<Start> = LazyLock::new(|| {
    let mut auction = Redemptions::new();
    let [honest, adversary, buyer] =
        ["honest", "adversary", "buyer"].map(|name| auction.holder(name, whole(1_000, 18)));
    let standing =
        [("first", 200), ("second", 200)].map(|(name, tick)| auction.bidder(name, whole(10, 18), tick));
    auction.set_free_cash(whole(10, 18));
    let at = auction.lock_time(1);
    auction.go_to(at);
    auction.reveal_all(&standing);
    auction.settle(1);
    done(auction.collect(&[standing[0].id, standing[1].id]));
    Start { auction, honest, adversary, buyer, standing }
});

/// A bid that is sealed, and whether it is opened.
type Sealed = (U256, Bid, bool);

impl Book {
    pub fn live(&self, life: Life) -> Seen {
        let Start { auction, standing, .. } = &*START;
        let mut auction = auction.clone();
        auction.set_free_cash(whole(self.cash, 18));
        let mut sealed = Vec::new();
        let mut ids: Vec<_> = standing.iter().map(|bidder| bidder.id).collect();
        if self.withdraws {
            done(auction.tell(&standing[0].holder, &IQEV::withdrawBidCall { id: standing[0].id }));
        }
        if let Some((tick, withholds)) = self.replaces {
            let bid = Bid::new(tick, whole(5, 18));
            seal(&mut auction, &standing[1].holder, (standing[1].id, bid, !withholds), life, &mut sealed);
        }
        for seat in &self.seats {
            ids.extend(self.sit(&mut auction, seat, life, &mut sealed));
        }
        self.end(auction, &ids, &sealed)
    }

    /// A position and what it does while the epoch is open.
    fn sit(
        &self,
        auction: &mut Redemptions,
        seat: &Seat,
        life: Life,
        sealed: &mut Vec<Sealed>,
    ) -> Option<U256> {
        let Start { honest, adversary, buyer, .. } = &*START;
        let owner = if seat.is_adversary { adversary } else { honest };
        let id = done(auction.request(owner, whole(seat.shares, 18)));
        let opens = !(seat.is_adversary && seat.withholds);
        let part = |percent: u64| whole(seat.shares, 18) * U256::from(percent) / U256::from(100);
        match seat.act {
            Act::Nothing => {}
            Act::Bid(tick, percent) => {
                seal(auction, owner, (id, Bid::new(tick, part(percent)), opens), life, sealed)
            }
            Act::Decoy => seal(auction, owner, (id, Bid::new(0, part(100)), opens), life, sealed),
            Act::Sell(tick) => {
                done(auction.commit(owner, id, &Bid::new(tick, part(100))));
                let call = IQEV::transferFromCall { from: owner.address, to: buyer.address, tokenId: id };
                done(auction.tell(owner, &call));
            }
            Act::Cancel(tick) => {
                done(auction.commit(owner, id, &Bid::new(tick, part(100))));
                done(auction.tell(owner, &IQEV::cancelCall { id }));
                return None;
            }
        }
        Some(id)
    }

    /// The reveal with the beacon known, and what it came to.
    fn end(&self, mut auction: Redemptions, ids: &[U256], sealed: &[Sealed]) -> Seen {
        let at = auction.lock_time(2);
        auction.go_to(at);
        done(auction.lock());
        auction.wait(7_200);
        if !sealed.is_empty() {
            done(auction.prove_beacon());
        }
        let mut opened = BTreeMap::new();
        for (id, bid, _) in sealed.iter().filter(|(_, _, opens)| *opens) {
            done(auction.reveal(*id, bid));
            let tick = auction.position(*id).tick;
            if tick != 0 {
                opened.insert(*id, tick);
            }
        }
        let cleared = auction.settle(2);
        let paid = ids.iter().map(|id| {
            let position = auction.position(*id);
            (*id, [position.collectableShares, position.collectableAssets])
        });
        let paid = paid.collect();
        Seen { rate: cleared.rate, marginal: cleared.marginalTick, is_void: cleared.isVoid, opened, paid }
    }
}

/// Seals a bid unless it is one that is never sealed; one that is withheld is opened in the first life alone.
fn seal(
    auction: &mut Redemptions,
    owner: &Account,
    (id, bid, opens): Sealed,
    life: Life,
    sealed: &mut Vec<Sealed>,
) {
    if opens || life != Life::NeverSeals {
        done(auction.commit(owner, id, &bid));
        sealed.push((id, bid, opens || life == Life::Opens));
    }
}
