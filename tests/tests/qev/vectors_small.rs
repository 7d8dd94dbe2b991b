//! The vectors of the design with a few share-wei, and those with bids that are not opened.

use alloy_primitives::U256;
use tests::{Redemptions, abi::IQEV, check::done, redemptions::Bidder, redemptions::sound};

use crate::support::{Base, cents, exactly, u, wad};

/// Seven bids of 3 share-wei at one tick, one of 2 at a lower, 5 that wait, at a price of one. The design's ticks 9
/// and 4 are below the reserve; ten times as much rounds to the same figures.
fn dust(cash: u64) -> (Redemptions, Vec<Bidder>, U256) {
    let mut scene = Redemptions::new();
    scene.holder("stays", wad(1_000));
    let mut bidders: Vec<_> = (0..7).map(|n| scene.bidder(&format!("three {n}"), u(3), 90)).collect();
    bidders.push(scene.bidder("two", u(2), 40));
    let (_, line) = scene.waiting("five", u(5));
    scene.set_free_cash(u(cash));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(&bidders);
    sound(&mut scene);
    (scene, bidders, line)
}

/// Fill, rest and pay.
#[track_caller]
fn outcome(scene: &mut Redemptions, id: U256) -> [u64; 3] {
    let position = scene.position(id);
    let left = position.waiting + position.bid;
    [position.collectableShares, left, position.collectableAssets].map(|number| number.to())
}

#[test]
fn v4_dust() {
    let (mut scene, bidders, line) = dust(10);
    let cleared = scene.settle(1);
    assert_eq!((cleared.price, cleared.marginalTick, cleared.rate), (wad(1), 90, 90));
    assert_eq!((cleared.marginalServed, cleared.marginalBid), (u(10), u(21)));
    assert_eq!((cleared.paidToBids, cleared.fee, cleared.unspent), (u(9), u(1), U256::ZERO));
    for bidder in &bidders[..7] {
        assert_eq!(outcome(&mut scene, bidder.id), [1, 1, 0]);
    }
    assert_eq!(outcome(&mut scene, bidders[7].id), [0, 2, 0]);
    assert_eq!(outcome(&mut scene, line), [0, 5, 0]);
    sound(&mut scene);
    let ids: Vec<_> = bidders.iter().map(|bidder| bidder.id).collect();
    done(scene.collect(&ids));
    sound(&mut scene);
    // A share-wei that is paid nothing can be claimed, and is.
    assert_eq!(done(scene.claim(&bidders[0].holder, &[])), [u(1), U256::ZERO]);
}

#[test]
fn v6_tick_edge() {
    let (mut scene, bidders, line) = dust(21);
    let cleared = scene.settle(1);
    assert_eq!((cleared.marginalTick, cleared.marginalServed, cleared.rate), (40, U256::ZERO, 40));
    assert_eq!((cleared.paidToBids, cleared.fee, cleared.unspent), (u(20), u(1), U256::ZERO));
    for bidder in &bidders[..7] {
        assert_eq!(outcome(&mut scene, bidder.id), [3, 0, 2]);
    }
    assert_eq!(outcome(&mut scene, bidders[7].id), [0, 2, 0]);
    assert_eq!(outcome(&mut scene, line), [0, 5, 0]);
}

#[test]
fn v7_not_opened() {
    let mut scene = Redemptions::new();
    done(scene.push(&IQEV::setRulesCall { maximumTick: 1_100, penalty: 50 }));
    let (first, first_id) = scene.waiting("first", wad(100_000));
    let hidden = scene.bidder("hidden", wad(50_000), 70);
    scene.holder("stays", wad(850_000));
    scene.set_price(cents(105));
    scene.set_free_cash(wad(52_500));
    scene.go_to(scene.lock_time(1));
    done(scene.prove_beacon());
    let cleared = scene.settle(1);
    assert_eq!((cleared.isExcused, cleared.lineServed, cleared.rate), (false, wad(50_000), 10));
    assert!(scene.position(hidden.id).isPenalised);
    assert_eq!(done(scene.claim(&first, &[first_id])), [wad(50_000), wad(52_500)]);
    scene.set_free_cash(wad(105_000));
    scene.go_to(scene.lock_time(2));
    let cleared = scene.settle(2);
    assert_eq!((cleared.price, cleared.lineServed), (cents(105), wad(100_000)));
    let receipt = done(scene.collect(&[hidden.id]));
    let [collected] = receipt.logs::<IQEV::Collected>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
    assert_eq!(collected.assets, exactly("52237500000000000000000"));
    assert_eq!(collected.withheld, exactly("262500000000000000000"));
    assert_eq!(done(scene.claim(&hidden.holder, &[])), [wad(50_000), collected.assets]);
    sound(&mut scene);
}

#[test]
fn v8_a_withheld_bid_does_not_lower_the_rate() {
    for is_withheld in [false, true] {
        let mut scene = Redemptions::new();
        let opened = scene.bidder("opened", wad(1_000_000), 300);
        let last = scene.bidder("last", wad(100_000), 300);
        scene.holder("stays", wad(5_000_000));
        scene.set_free_cash(wad(1_000_000));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&opened]);
        if is_withheld {
            done(scene.prove_beacon());
        } else {
            scene.reveal_all([&last]);
        }
        let cleared = scene.settle(1);
        assert_eq!((cleared.price, cleared.rate), (wad(1), 300));
        assert_eq!((cleared.paidToBids, cleared.fee), (wad(970_000), wad(30_000)));
        let marginal = if is_withheld { 0 } else { 300 };
        assert_eq!(cleared.marginalTick, marginal);
        sound(&mut scene);
    }
}

#[test]
fn v9_withheld_between_ticks() {
    let (mut scene, base) = Base::open();
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&base.a, &base.b, &base.d]);
    done(scene.prove_beacon());
    let cleared = scene.settle(1);
    assert_eq!((cleared.marginalTick, cleared.rate), (80, 150));
    assert_eq!(cleared.marginalServed, exactly("52380952380952380952380"));
    assert_eq!(cleared.paidToBids, exactly("985384999999999999999999"));
    assert_eq!((cleared.fee, cleared.unspent), (exactly("14615000000000000000000"), u(1)));
    // Had what is sealed been bid above everybody, the margin would have been at 150: nobody pays more.
    for (bidder, kept) in [(&base.a, 9_850), (&base.b, 9_850), (&base.d, 9_920)] {
        let position = scene.position(bidder.id);
        let gross = position.collectableShares * cents(105) / wad(1);
        let paid = position.collectableAssets;
        let off = (gross * u(kept) / u(10_000)).abs_diff(paid);
        assert!(off <= u(1), "{paid} of {gross}");
    }
    sound(&mut scene);
}
