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

/// Beside one bid that is withheld, another that is withheld too spares nobody anything.
#[test]
fn a_second_bid_that_is_withheld_lowers_no_rate() {
    let [opened, withheld] = [true, false].map(rate);
    assert_eq!(opened, 10);
    assert!(withheld >= opened, "{withheld} instead of {opened}");
}

/// One share whose commitment is never opened moves no rate, as it could have kept nobody out.
#[test]
fn one_share_that_is_never_opened_moves_no_rate() {
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
    assert_eq!((honest, spoilt), (vec![50; 3], vec![50; 3]));
    assert_eq!((position.waiting, position.isPenalised), (wad(1), true));
}
