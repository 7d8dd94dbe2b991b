//! The book: junk, dust, ties and extremes, and to whom every wei of an epoch goes.

use alloy_primitives::U256;
use tests::{
    LoanReport, Redemptions,
    abi::{IQEV, IQEVLens, ISUSDai},
    check::{done, refused},
    random::Random,
    redemptions::{Bid, Bidder, sound},
};

use crate::crowd::{Crowd, reveal_many};
use crate::support::{Base, cents, u, wad};

/// Two hundred bids of the least size at as many ticks cost their shares and gas, and change nobody's fill above them.
#[test]
fn a06_junk_has_its_price_and_moves_nobody_above_it() {
    let mut outcomes = Vec::new();
    for junk in [1, 200] {
        let mut scene = Redemptions::new();
        let real = scene.bidder("real", wad(1_000), 400);
        let bids: Vec<_> = (0..junk).map(|n| Some(Bid::new(100 + n, wad(1)))).collect();
        let crowd = Crowd::new(&mut scene, wad(1), &bids);
        scene.holder("stays", wad(5_000));
        scene.set_free_cash(wad(1_000));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&real]);
        let openings = crowd.ids.iter().zip(&bids).filter_map(|(id, bid)| Some((*bid)?.opening(*id)));
        assert!(reveal_many(&mut scene, &openings.collect::<Vec<_>>()).iter().all(|is_open| *is_open));
        scene.go_to(scene.clear_time(1));
        let receipt = done(scene.clear());
        println!("clear with {junk} junk bids: {}", receipt.gas_used);
        assert!(receipt.gas_used < 1_000_000);
        outcomes.push(scene.position(real.id).collectableShares);
        // One share less than the least cannot be requested beside others.
        let owner = scene.holder("owner", wad(2));
        let least = ISUSDai::RequestBelowLeast { shares: wad(1) - u(1), least: wad(1) };
        refused(scene.request(&owner, wad(1) - u(1)), least);
        sound(&mut scene);
    }
    assert_eq!(outcomes, [wad(1_000); 2]);
}

/// What opens as a decoy bids nothing; what is above the highest rate is held to it.
#[test]
fn a07_extreme_openings() {
    let highest = 1_100;
    let cases = [
        (0, 10, 0),
        (1, 10, 0),
        (9, 10, 0),
        (10, 10, 10),
        (10, 0, 0),
        (1_099, 10, 1_099),
        (highest, 10, highest),
        (highest + 1, 10, highest),
        (1_900, 10, highest),
        (1_901, 10, 0),
        (u16::MAX, 10, 0),
    ];
    for (tick, shares, expected) in cases {
        let mut scene = Redemptions::new();
        let (owner, id) = scene.waiting("owner", wad(10));
        let bid = Bid::new(tick, wad(shares));
        done(scene.commit(&owner, id, &bid));
        scene.go_to(scene.lock_time(1));
        let receipt = done(scene.reveal(id, &bid));
        let shares = if expected == 0 { U256::ZERO } else { wad(10) };
        let revealed = IQEV::Revealed { id, epoch: 1, tick: expected, shares };
        assert_eq!(receipt.logs::<IQEV::Revealed>(), [revealed], "tick {tick}");
        scene.settle(1);
        assert_eq!(scene.position(id).collectableShares, wad(10), "tick {tick}");
        sound(&mut scene);
    }
}

/// Nothing to pay, and a share that is worth nothing: void, without a division, and the next epoch goes on.
#[test]
fn a07_nothing_to_pay_and_nothing_worth() {
    for is_worthless in [false, true] {
        let mut scene = Redemptions::new();
        let bidder = scene.bidder("bidder", wad(100), 300);
        let hidden = scene.bidder("hidden", wad(100), 300);
        scene.holder("stays", wad(100));
        scene.set_free_cash(U256::ZERO);
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&bidder]);
        done(scene.prove_beacon());
        if is_worthless {
            let nothing = LoanReport { principal: U256::ZERO, ..scene.standing() };
            done(scene.suite.staking.report(&nothing));
            assert_eq!(scene.prices()[1], U256::ZERO);
        }
        let cleared = scene.settle(1);
        assert!(cleared.isVoid);
        let sums =
            [cleared.bidServed, cleared.lineServed, cleared.paidToBids, cleared.paidToLine, cleared.fee];
        assert_eq!(sums, [U256::ZERO; 5]);
        // A void epoch charges nobody, and what was opened stands.
        assert!(!scene.position(hidden.id).isPenalised);
        assert_eq!(scene.position(bidder.id).bid, wad(100));
        sound(&mut scene);
        scene.settle(2);
        assert_eq!(scene.auction().epoch, 3);
    }
}

/// Equal bids are served in equal parts, whoever comes first: the order of requests, openings and claims changes
/// nothing.
#[test]
fn a08_ties_are_pro_rata_in_any_order() {
    let mut records = Vec::new();
    let mut random = Random::seeded(8);
    for _ in 0..4 {
        let mut scene = Redemptions::new();
        let mut bidders = Vec::new();
        let mut sizes = vec![(70_u64, "a"), (50, "b"), (31, "c"), (13, "d")];
        while !sizes.is_empty() {
            let (size, name) = sizes.swap_remove(random.below(sizes.len()));
            bidders.push(scene.bidder(name, wad(size), 250));
        }
        scene.holder("stays", wad(1_000));
        scene.set_free_cash(wad(100));
        scene.go_to(scene.lock_time(1));
        let mut to_open: Vec<&Bidder> = bidders.iter().collect();
        while !to_open.is_empty() {
            let bidder = to_open.swap_remove(random.below(to_open.len()));
            scene.reveal_all([bidder]);
        }
        scene.settle(1);
        let record = scene.look(&IQEVLens::recordCall { epoch: 1 });
        bidders.sort_by_key(|bidder| bidder.bid.shares);
        let parts = bidders.iter().map(|bidder| {
            let fill = scene.position(bidder.id).collectableShares;
            assert_eq!(fill, U256::from(bidder.bid.shares) * u(100) / u(164));
            fill
        });
        let parts: Vec<_> = parts.collect();
        records.push((record.rate, record.marginalServed, record.marginalBid, record.price, parts));
    }
    assert!(records.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Capacity is what is paid, what is given up and what is left, to the wei; and once all have claimed, what is
/// reserved is what roundings left, less than a wei for each.
#[test]
fn a09_charges_are_receipts() {
    let mut random = Random::seeded(9);
    for round in 0..6_u64 {
        let mut scene = Redemptions::new();
        let bidders: Vec<_> = (0..12)
            .map(|n| {
                let shares = wad(1) + u(random.number());
                let tick = random.pick(&[11, 40, 41, 300, 950]);
                scene.bidder(&format!("bidder {n}"), shares, tick)
            })
            .collect();
        let (line, line_id) = scene.waiting("line", wad(30) + u(random.number()));
        scene.holder("stays", wad(1_000));
        scene.set_price(cents(101 + round));
        scene.set_free_cash(wad(20 + 25 * round) + u(random.number()));
        scene.go_to(scene.lock_time(1));
        let hidden = bidders.iter().position(|_| random.once_in(4));
        for (n, bidder) in bidders.iter().enumerate() {
            if Some(n) != hidden {
                scene.reveal_all([bidder]);
            }
        }
        if hidden.is_some() {
            done(scene.prove_beacon());
        }
        let cleared = scene.settle(1);
        let spent = cleared.paidToBids + cleared.paidToLine + cleared.fee + cleared.unspent;
        assert_eq!(spent, cleared.capacity);
        let reserved = scene.ask_vault(&ISUSDai::cashCall {}).reserved;
        assert_eq!(reserved, cleared.paidToBids + cleared.paidToLine);
        let everybody: Vec<_> = bidders.iter().map(|bidder| (&bidder.holder, bidder.id)).collect();
        for (who, id) in everybody.into_iter().chain([(&line, line_id)]) {
            if !scene.position(id).collectableShares.is_zero() {
                done(scene.claim(who, &[id]));
            }
            sound(&mut scene);
        }
        let left = scene.ask_vault(&ISUSDai::cashCall {}).reserved;
        assert!(left <= u(13), "{left} left of round {round}");
    }
}

/// A dust bid can set the rate, never above its own, and never above what the others bid themselves.
#[test]
fn a16_dust_sets_the_rate_at_most_to_its_own() {
    for (dust, rate) in [(None, 10), (Some(20), 20), (Some(299), 299), (Some(300), 300), (Some(301), 300)] {
        let mut scene = Redemptions::new();
        let real = scene.bidder("real", wad(1_000), 300);
        let griefer = dust.map(|tick| scene.bidder("griefer", wad(1), tick));
        scene.waiting("line", wad(10));
        scene.holder("stays", wad(5_000));
        scene.set_free_cash(wad(1_000));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all(std::iter::once(&real).chain(&griefer));
        let cleared = scene.settle(1);
        assert_eq!(cleared.rate, rate, "{dust:?}");
        let position = scene.position(real.id);
        let least = position.collectableShares * u(9_700) / u(10_000);
        assert!(position.collectableAssets >= least, "{dust:?}");
    }
}

#[test]
fn a17_no_bid_one_bid_and_only_decoys() {
    // No position at all: the epoch is passed over.
    let mut scene = Redemptions::new();
    scene.holder("stays", wad(100));
    scene.go_to(scene.clear_time(1));
    let lock = scene.lock_time(2);
    let skipped = done(scene.lock()).logs::<IQEV::Skipped>();
    assert_eq!(skipped, [IQEV::Skipped { epoch: 2 }]);
    refused(scene.lock(), IQEV::LockNotDue { lockTime: lock });
    refused(scene.clear(), IQEV::NotClearable { from: scene.clear_time(2) });
    for (tick, bids) in [(None, false), (Some(0), false), (Some(9), false), (Some(10), true)] {
        let mut scene = Redemptions::new();
        let (owner, id) = scene.waiting("owner", wad(100));
        scene.holder("stays", wad(100));
        scene.set_free_cash(wad(50));
        let bid = tick.map(|tick| Bid::new(tick, wad(100)));
        if let Some(bid) = bid {
            done(scene.commit(&owner, id, &bid));
        }
        scene.go_to(scene.lock_time(1));
        if let Some(bid) = bid {
            done(scene.reveal(id, &bid));
        }
        let cleared = scene.settle(1);
        let served = [cleared.bidServed, cleared.lineServed];
        assert_eq!(served, if bids { [wad(50), U256::ZERO] } else { [U256::ZERO, wad(50)] });
        assert_eq!((cleared.rate, cleared.fee), (10, if bids { cents(5) } else { U256::ZERO }), "{tick:?}");
        sound(&mut scene);
    }
}

/// A share bids in one auction at a time: what was served is gone, what stands counts once, and a new bid replaces it.
#[test]
fn a20_no_share_bids_twice() {
    let (mut scene, base) = Base::open();
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(base.bidders());
    scene.settle(1);
    let b = &base.b;
    refused(scene.commit(&b.holder, b.id, &b.bid), IQEV::Uncollected {});
    refused(scene.commit(&base.a.holder, base.a.id, &base.a.bid), IQEV::Uncollected {});
    done(scene.collect(&[base.a.id, b.id]));
    refused(
        scene.commit(&base.a.holder, base.a.id, &base.a.bid),
        IQEV::ERC721NonexistentToken { tokenId: base.a.id },
    );
    // What is left stands at its tick; sealed again at another, of more than is left, it moves as a whole.
    let left = scene.position(b.id).bid;
    let tick = |scene: &mut Redemptions, first| scene.look(&IQEVLens::tickSumsCall { first, count: 1 })[0];
    let others = tick(&mut scene, 150) - left;
    let higher = Bid::new(200, wad(500_000));
    done(scene.commit(&b.holder, b.id, &higher));
    scene.go_to(scene.lock_time(2));
    assert_eq!(tick(&mut scene, 150), others + left);
    done(scene.reveal(b.id, &higher));
    assert_eq!((tick(&mut scene, 150), tick(&mut scene, 200)), (others, left));
    sound(&mut scene);
}
