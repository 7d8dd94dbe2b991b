//! Size on chain and gas of a redemption from request to payment, exact to the unit, and their targets.
//!
//! The programs are cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and without
//! the L1 part. Vault, USDai, auction and beacon are the shipped programs. The public Solidity implementation pays
//! 219,273 for a request, 52,000 for each that it serves, 84,107 to 1,053,387 for a claim, and 270,000 to 430,000
//! for each winning bid.

mod clearing;
mod page;
mod scenes;

use alloy_primitives::U256;
use tests::abi::{IQEV, ISUSDai};
use tests::check::done;
use tests::gas::{self, Measured, Targets};
use tests::redemptions::Bid;
use tests::whole;

use crate::scenes::{Scene, locked, open, settled};

const TARGETS: Targets = Targets {
    size: 24_576,
    // A request enters two programs, a claim four times one of three.
    entry: 4_700,
    totals: &[
        ("request", 135_000),
        ("request with commitment and ciphertext", 165_000),
        ("commit with ciphertext", 70_000),
        ("reveal in a live tick", 53_000),
        ("claim of one epoch", 88_000),
        ("collect one", 60_000),
        ("redeem from the ledger", 65_500),
        ("clear 100 ticks", 300_000),
        ("clear 300 ticks", 700_000),
        ("clear 1,000 ticks", 2_200_000),
        ("clear 1,900 ticks", 4_500_000),
    ],
};

/// While the epoch is open.
#[track_caller]
fn of_the_line(all: &mut Measured) {
    let start = open();
    let bid = Bid::new(150, whole(2, 18));
    let Scene { mut auction, alice, id, .. } = start.clone();
    all.push(("request", done(auction.request_sent(&alice, whole(2, 18)))));
    let Scene { mut auction, bob, .. } = start.clone();
    all.push(("request, the first of its holder", done(auction.request_sent(&bob, whole(2, 18)))));
    let Scene { mut auction, alice, .. } = start.clone();
    let sealed = done(auction.request_sealed_sent(&alice, whole(2, 18), &bid));
    all.push(("request with commitment and ciphertext", sealed));
    let Scene { mut auction, .. } = start.clone();
    all.push(("commit with ciphertext", done(auction.commit(&alice, id, &bid))));
    all.push(("commit in place of another", done(auction.commit(&alice, id, &bid))));
    let withdraw = IQEV::withdrawCommitmentCall { id };
    all.push(("withdrawCommitment", done(auction.tell(&alice, &withdraw))));
    let Scene { mut auction, bob, .. } = start.clone();
    let transfer = IQEV::transferFromCall { from: alice.address, to: bob.address, tokenId: id };
    all.push(("transferFrom to a new holder", done(auction.tell(&alice, &transfer))));
    let Scene { mut auction, .. } = start;
    all.push(("cancel", done(auction.tell(&alice, &IQEV::cancelCall { id }))));
}

/// Between the lock and the end of the reveal.
#[track_caller]
fn of_the_reveal(all: &mut Measured) {
    let start = locked();
    let Scene { mut auction, bids, .. } = start.clone();
    let receipt = done(auction.lock());
    all.push(("lock of the auction", receipt));
    auction.wait(7_200);
    all.push(("proveBeacon", done(auction.prove_beacon())));
    for (name, at) in [
        ("reveal, the first of its word", 0),
        ("reveal in a live tick", 1),
        ("reveal, the first of its tick", 2),
    ] {
        let (id, bid) = bids[at];
        all.push((name, done(auction.reveal(id, &bid))));
    }
    let openings = bids[3..203].iter().map(|(id, bid)| bid.opening(*id)).collect();
    let keeper = auction.keeper.clone();
    all.push(("reveal of 200 in one call", done(auction.tell(&keeper, &IQEV::revealManyCall { openings }))));
}

/// After the epoch.
#[track_caller]
fn of_the_payment(all: &mut Measured) {
    let Scene { auction, alice, ids, .. } = settled();
    let one = |id: U256| vec![id];
    let mut scene = auction.clone();
    let claim = IQEV::claimCall { ids: one(ids[0]), epochs: 1, receiver: alice.address };
    all.push(("claim of one epoch", done(scene.tell(&alice, &claim))));
    let mut scene = auction.clone();
    let keeper = scene.keeper.clone();
    let collect = |id| IQEV::collectCall { ids: one(id), epochs: 1 };
    all.push(("collect one", done(scene.tell(&keeper, &collect(ids[0])))));
    let redeem = |units| ISUSDai::redeemCall {
        shares: whole(units, 18),
        receiver: alice.address,
        controller: alice.address,
    };
    all.push(("redeem from the ledger, a part", done(scene.tell_vault(&alice, &redeem(1)))));
    all.push(("redeem from the ledger", done(scene.tell_vault(&alice, &redeem(3)))));
    let mut scene = auction;
    let many = IQEV::collectCall { ids: ids[..10].to_vec(), epochs: 1 };
    all.push(("collect ten", done(scene.tell(&keeper, &many))));
}

#[track_caller]
fn measured() -> Measured {
    let mut all = Measured::new();
    of_the_line(&mut all);
    of_the_reveal(&mut all);
    of_the_payment(&mut all);
    clearing::measured(&mut all);
    all
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("qev_gas.json", "qev", &measured());
}

#[test]
fn gas_and_size_meet_their_targets() {
    let all = measured();
    gas::meets(&TARGETS, "qev", &all);
    let many = all
        .iter()
        .find(|(name, _)| *name == "reveal of 200 in one call")
        .map(|(_, receipt)| receipt.gas_used);
    assert!(many.is_some_and(|gas| gas <= 200 * 19_000), "{many:?} for 200");
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
