//! Bids that are not opened, late openers, and those who know more than others.

use alloy_primitives::U256;
use tests::{
    Redemptions,
    abi::{IQEV, IQEVLens},
    check::{done, refused},
    redemptions::{Bidder, sound},
};

use crate::support::{Base, claimable, u, wad};

/// Opens these and clears; the beacon is known.
#[track_caller]
fn opened(start: &Redemptions, bidders: &[&Bidder]) -> (Redemptions, IQEV::Cleared) {
    let mut scene = start.clone();
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(bidders.iter().copied());
    if bidders.len() < 4 {
        done(scene.prove_beacon());
    }
    let cleared = scene.settle(1);
    sound(&mut scene);
    (scene, cleared)
}

/// What a position was paid per share, and how many shares of it were.
#[track_caller]
fn outcome(scene: &mut Redemptions, id: U256) -> (U256, U256) {
    let position = scene.position(id);
    (position.collectableShares, position.collectableAssets)
}

/// Whoever is not opened keeps its place, pays two hundredths on whatever serves it until it is empty, and harms
/// nobody.
#[test]
fn a03_who_is_not_opened_pays_and_nobody_else_does() {
    let mut scene = Redemptions::new();
    let hidden = scene.bidder("hidden", wad(100), 60);
    let high = scene.bidder("high", wad(100), 300);
    let (line, line_id) = scene.waiting("line", wad(100));
    scene.holder("stays", wad(700));
    scene.set_free_cash(wad(250));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&high]);
    done(scene.prove_beacon());
    let cleared = scene.settle(1);
    assert_eq!((cleared.bidServed, cleared.lineServed, cleared.rate), (wad(100), wad(150), 10));
    let receipt = done(scene.collect(&[hidden.id, high.id, line_id]));
    let collected = receipt.logs::<IQEV::Collected>();
    assert_eq!(
        collected.iter().map(|log| log.withheld).collect::<Vec<_>>(),
        [wad(2), U256::ZERO, U256::ZERO]
    );
    // It was first in the line, and is served first, for 98 of 100.
    assert_eq!(claimable(&mut scene, hidden.holder.address), [wad(100), wad(98)]);
    assert_eq!(claimable(&mut scene, high.holder.address), [wad(100), wad(100) * u(9_990) / u(10_000)]);
    assert_eq!(claimable(&mut scene, line.address), [wad(50); 2]);
    sound(&mut scene);
}

/// Without the beacon on chain in time nobody is charged, and the epoch settles all the same.
#[test]
fn a03_nobody_is_charged_without_the_beacon() {
    let (mut scene, base) = Base::open();
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&base.a, &base.b, &base.d]);
    let cleared = scene.settle(1);
    assert!(cleared.isExcused);
    assert_eq!(cleared.rate, 80);
    assert!(!scene.position(base.c.id).isPenalised);
    sound(&mut scene);
}

/// Whoever opens last knows all. For every subset of bids that is withheld, no rate of a bid that is served is lower
/// than with all opened, and whoever withholds is served no more.
#[test]
fn a04_the_last_to_open_lowers_nobodys_rate() {
    let (start, base) = Base::open();
    let all = base.bidders();
    let (mut full, truth) = opened(&start, &all);
    assert_eq!(truth.rate, 150);
    for withheld in 1_u32..16 {
        let shown: Vec<_> = (0..4).filter(|n| withheld & 1 << n == 0).map(|n| all[n]).collect();
        let (mut scene, cleared) = opened(&start, &shown);
        for bidder in all {
            let (shares, paid) = outcome(&mut scene, bidder.id);
            let (before, before_paid) = outcome(&mut full, bidder.id);
            let is_shown = shown.iter().any(|other| other.id == bidder.id);
            if is_shown && !before.is_zero() && !shares.is_zero() {
                // Paid per share, by cross-multiplication and to the wei that each was rounded by.
                let (now, then) = (paid * before, before_paid * shares);
                assert!(now <= then + shares.max(before), "{withheld:b}: {} pays less", bidder.bid.tick);
            }
            if !is_shown {
                // Served in its place of the line, if at all, less the penalty.
                let position = scene.position(bidder.id);
                assert!(position.isPenalised, "{withheld:b}");
                assert!(paid * u(10_000) * u(100) <= shares * u(9_800) * u(105), "{withheld:b}");
            }
        }
        assert_eq!(cleared.paidToBids + cleared.paidToLine + cleared.fee + cleared.unspent, cleared.capacity);
    }
}

/// The highest bidder cannot gain by staying sealed: it is charged more than any rate below two hundredths saves it.
#[test]
fn a04_withholding_ones_own_bid_does_not_pay() {
    let (start, base) = Base::open();
    let (mut full, _) = opened(&start, &base.bidders());
    for bidder in base.bidders() {
        let shown: Vec<_> = base.bidders().into_iter().filter(|other| other.id != bidder.id).collect();
        let (mut scene, _) = opened(&start, &shown);
        let [(shares, paid), (before, before_paid)] =
            [outcome(&mut scene, bidder.id), outcome(&mut full, bidder.id)];
        assert!(shares <= before || paid * before <= before_paid * shares, "{}", bidder.bid.tick);
    }
}

/// Whoever runs the protocol bids as all others do: what it learns after the lock it can no longer use.
#[test]
fn a14_the_administrator_bids_like_anybody() {
    let mut scene = Redemptions::new();
    let victim = scene.bidder("victim", wad(100), 70);
    let admin = scene.suite.admin();
    let giver = scene.holder("giver", wad(200));
    let to = admin.address;
    done(scene.tell_vault(&giver, &tests::abi::ISUSDai::transferCall { to, value: wad(200) }));
    let id = done(scene.request(&admin, wad(100)));
    scene.holder("stays", wad(1_000));
    scene.set_free_cash(wad(100));
    scene.go_to(scene.lock_time(1));
    // The victim's bid is known now; a higher one comes too late by a second, and so does a request.
    done(scene.reveal(victim.id, &victim.bid));
    let higher = tests::redemptions::Bid::new(80, wad(100));
    let commitment = higher.commitment(&scene.seal(id, 1));
    let commit = IQEV::commitCall { id, epoch: 1, commitment, ciphertext: vec![].into() };
    refused(scene.tell(&admin, &commit), IQEV::EpochChanged { epoch: 2, expected: 1 });
    let late = done(scene.request_sealed(&admin, wad(100), &higher));
    assert_eq!(scene.position(late).epoch, 2);
    // Neither can it open what it does not know, nor keep the victim's from being opened.
    refused(scene.tell(&admin, &IQEV::withdrawCommitmentCall { id }), IQEV::NotSealed {});
    scene.settle(1);
    assert_eq!(outcome(&mut scene, victim.id), (wad(100), wad(100) * u(9_990) / u(10_000)));
    assert_eq!(outcome(&mut scene, id).0, U256::ZERO);
    let record = scene.look(&IQEVLens::recordCall { epoch: 1 });
    assert_eq!(record.rate, 10);
}
