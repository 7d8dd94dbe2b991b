//! What a commitment that is never opened does to the rate of others, and what it costs.

use tests::{
    Redemptions,
    abi::IQEV,
    check::done,
    redemptions::{Bid, sound},
};

use crate::redemptions_support::wad;

/// The rate that a bid of 100 at 0.3% pays beside one of 200 at 0.1%, with cash for 400 shares: one of 100 is sealed
/// and not opened, and the owner of another 100, which stand at 0.2%, sealed 0.5% and may open that.
#[track_caller]
fn rate(is_opened: bool) -> u16 {
    let mut scene = Redemptions::new();
    let stands = scene.bidder("stands", wad(100), 20);
    scene.holder("stays", wad(9_000));
    scene.set_free_cash(wad(0));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&stands]);
    assert!(scene.settle(1).isVoid);
    done(scene.collect(&[stands.id]));
    let bids = [scene.bidder("X", wad(100), 30), scene.bidder("Y", wad(200), 10)];
    scene.bidder("hidden", wad(100), 30);
    let higher = Bid::new(50, wad(100));
    done(scene.commit(&stands.holder, stands.id, &higher));
    scene.set_free_cash(wad(400));
    scene.go_to(scene.lock_time(2));
    scene.reveal_all(&bids);
    if is_opened {
        done(scene.reveal(stands.id, &higher));
    }
    done(scene.prove_beacon());
    let cleared = scene.settle(2);
    assert_eq!(cleared.bidServed, wad(400));
    sound(&mut scene);
    cleared.rate
}

/// By the rule as it is, the rate where something is withheld is that of the next higher bid, and so depends on where
/// the bids of others stand: who does not open a bid beside one that is withheld spares another a tenth of a per cent.
#[test]
fn an_opening_beside_a_bid_that_is_withheld_raises_the_rate_of_another() {
    assert_eq!([true, false].map(rate), [30, 20]);
}

/// By the same rule one share whose commitment is never opened makes all who are served pay the lowest rate that was
/// served in full, not the highest that was not, in one epoch after the other; it is charged once, on that share.
#[test]
fn one_share_that_is_never_opened_raises_every_rate_by_a_step_of_the_book() {
    let run = |is_spoilt: bool| {
        let mut scene = Redemptions::new();
        let (spoiler, id) = scene.waiting("spoiler", wad(1));
        scene.holder("stays", wad(5_000));
        let mut rates = Vec::new();
        for epoch in 1..=3 {
            let bids = [("high", 300), ("low", 50)]
                .map(|(name, tick)| scene.bidder(&format!("{name} {epoch}"), wad(1_000), tick));
            if is_spoilt {
                done(scene.commit(&spoiler, id, &Bid::new(1_900, wad(1))));
            }
            scene.set_free_cash(wad(1_500));
            scene.go_to(scene.lock_time(epoch));
            scene.reveal_all(&bids);
            let _nothing_may_be_sealed = scene.prove_beacon();
            rates.push(scene.settle(epoch).rate);
            done(scene.collect(&[id]));
            for bidder in &bids {
                done(scene.collect(&[bidder.id]));
                drop(scene.tell(&bidder.holder, &IQEV::withdrawBidCall { id: bidder.id }));
            }
        }
        sound(&mut scene);
        (rates, scene.position(id))
    };
    let ((honest, _), (spoilt, position)) = (run(false), run(true));
    assert_eq!((honest, spoilt), (vec![50; 3], vec![300; 3]));
    assert_eq!((position.waiting, position.isPenalised), (wad(1), true));
}
