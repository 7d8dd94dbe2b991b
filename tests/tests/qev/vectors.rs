//! The vectors of the design, through vault and auction.

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::{
    Redemptions,
    abi::IQEV,
    check::done,
    redemptions::{Bid, sound},
};

use crate::support::{Base, cents, exactly, mul_div, u, wad};

/// What an epoch has to come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sums {
    marginal: u16,
    served_at_it: U256,
    bid_at_it: U256,
    rate: u16,
    to_bids: U256,
    to_line: U256,
    fee: U256,
    unspent: U256,
}

#[track_caller]
fn came_to(cleared: &IQEV::Cleared, capacity: U256, price: U256, expected: &Sums) {
    let sums = Sums {
        marginal: cleared.marginalTick,
        served_at_it: cleared.marginalServed,
        bid_at_it: cleared.marginalBid,
        rate: cleared.rate,
        to_bids: cleared.paidToBids,
        to_line: cleared.paidToLine,
        fee: cleared.fee,
        unspent: cleared.unspent,
    };
    assert_eq!((cleared.capacity, cleared.price, cleared.isVoid), (capacity, price, false));
    assert_eq!(&sums, expected);
}

/// The position was served so much, keeps so much, and its owner is paid that.
#[track_caller]
fn was_served(scene: &mut Redemptions, who: &Account, id: U256, [fill, left, pay]: [U256; 3]) {
    let position = scene.position(id);
    assert_eq!(
        [position.collectableShares, position.waiting + position.bid, position.collectableAssets],
        [fill, left, pay]
    );
    if fill.is_zero() {
        return;
    }
    let before = scene.usdai_of(who);
    assert_eq!(done(scene.claim(who, &[id])), [fill, pay]);
    assert_eq!(scene.usdai_of(who) - before, pay);
    sound(scene);
}

/// V1 to its end: cleared and paid.
#[track_caller]
fn after_v1() -> (Redemptions, Base) {
    let (mut scene, base) = Base::open();
    sound(&mut scene);
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(base.bidders());
    sound(&mut scene);
    let cleared = scene.settle(1);
    sound(&mut scene);
    let expected = Sums {
        marginal: 150,
        served_at_it: exactly("552380952380952380952380"),
        bid_at_it: wad(800_000),
        rate: 150,
        to_bids: exactly("984999999999999999999999"),
        to_line: U256::ZERO,
        fee: wad(15_000),
        unspent: U256::ONE,
    };
    came_to(&cleared, wad(1_000_000), cents(105), &expected);
    assert_eq!(cleared.bidServed, exactly("952380952380952380952380"));
    let outcomes = [
        [wad(400_000), U256::ZERO, exactly("413700000000000000000000")],
        [
            exactly("345238095238095238095237"),
            exactly("154761904761904761904762"),
            exactly("357062499999999999999998"),
        ],
        [
            exactly("207142857142857142857142"),
            exactly("92857142857142857142857"),
            exactly("214237499999999999999999"),
        ],
        [U256::ZERO, wad(200_000), U256::ZERO],
        [U256::ZERO, wad(250_000), U256::ZERO],
    ];
    for ((who, id), outcome) in base.owners().into_iter().zip(outcomes) {
        was_served(&mut scene, who, id, outcome);
    }
    (scene, base)
}

#[test]
fn v1_over_subscribed() {
    let (mut scene, _) = after_v1();
    scene.wait(8 * 86_400);
    // Who stays has 7.5 basis points more: 20,015,000 for what is left of twenty million shares.
    let assets = wad(20_015_000) + u(50_001 + 1_000_000);
    let supply = wad(20_000_000) - exactly("952380952380952380952380") + u(1_000_000);
    let [_, redemption] = scene.prices();
    assert_eq!(redemption, mul_div(assets, wad(1), supply));
    assert!(redemption.abs_diff(exactly("1050787500000000000")) <= u(1));
}

#[test]
fn v2_bids_fit_and_the_line_does_not() {
    let mut scene = Redemptions::new();
    let a = scene.bidder("A", wad(400_000), 300);
    let b = scene.bidder("B", wad(500_000), 150);
    let d = scene.bidder("D", wad(200_000), 80);
    let (e, e_id) = scene.waiting("E", wad(250_000));
    let (g, g_id) = scene.waiting("G", wad(100_000));
    scene.holder("stays", wad(18_550_000));
    scene.set_price(cents(105));
    scene.set_free_cash(wad(1_470_000));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&a, &b, &d]);
    let cleared = scene.settle(1);
    let (to_bids, to_line, fee) = (wad(1_153_845), wad(315_000), wad(1_155));
    let expected = Sums { rate: 10, to_bids, to_line, fee, ..Sums::default() };
    came_to(&cleared, wad(1_470_000), cents(105), &expected);
    for (bidder, fill, pay) in [(&a, 400_000, 419_580), (&b, 500_000, 524_475), (&d, 200_000, 209_790)] {
        was_served(&mut scene, &bidder.holder, bidder.id, [wad(fill), U256::ZERO, wad(pay)]);
    }
    was_served(&mut scene, &e, e_id, [wad(250_000), U256::ZERO, wad(262_500)]);
    was_served(&mut scene, &g, g_id, [wad(50_000), wad(50_000), wad(52_500)]);
}

/// The cash is more than the line is worth at the redemption price; the deposit price, at which the vault counts, is
/// above it by the interest of 300 days.
#[test]
fn v3_no_congestion() {
    let mut scene = Redemptions::new();
    let [a, b, e] =
        [("A", 400_000), ("B", 500_000), ("E", 250_000)].map(|(name, n)| scene.holder(name, wad(n)));
    scene.holder("stays", wad(18_850_000));
    scene.set_price(cents(105));
    scene.set_free_cash(wad(2_000_000));
    scene.accrue(true);
    scene.wait(300 * 86_400);
    scene.accrue(false);
    let [a_bid, b_bid] = [Bid::new(300, wad(400_000)), Bid::new(150, wad(500_000))];
    let a_id = done(scene.request_sealed(&a, wad(400_000), &a_bid));
    let b_id = done(scene.request_sealed(&b, wad(500_000), &b_bid));
    let e_id = done(scene.request(&e, wad(250_000)));
    let epoch = scene.open_epoch();
    scene.go_to(scene.lock_time(epoch));
    done(scene.reveal(a_id, &a_bid));
    done(scene.reveal(b_id, &b_bid));
    let cleared = scene.settle(epoch);
    let (to_bids, to_line, unspent) = (wad(945_000), wad(262_500), wad(792_500));
    came_to(&cleared, wad(2_000_000), cents(105), &Sums { to_bids, to_line, unspent, ..Sums::default() });
    for (who, id, fill, pay) in
        [(&a, a_id, 400_000, 420_000), (&b, b_id, 500_000, 525_000), (&e, e_id, 250_000, 262_500)]
    {
        was_served(&mut scene, who, id, [wad(fill), U256::ZERO, wad(pay)]);
    }
}

#[test]
fn v5_second_epoch_after_v1() {
    let (mut scene, base) = after_v1();
    let price = whole_thousandths(1_058);
    scene.set_price(price);
    scene.set_free_cash(wad(600_000));
    let bid = Bid::new(220, wad(100_000));
    let h_id = done(scene.request_sealed(&base.h, wad(100_000), &bid));
    scene.go_to(scene.lock_time(2));
    done(scene.reveal(h_id, &bid));
    sound(&mut scene);
    let cleared = scene.settle(2);
    sound(&mut scene);
    let expected = Sums {
        rate: 10,
        to_bids: exactly("578801571428571428571429"),
        to_line: exactly("20619047619047619047617"),
        fee: exactly("579380952380952380952"),
        unspent: u(2),
        ..Sums::default()
    };
    came_to(&cleared, wad(600_000), price, &expected);
    let none = U256::ZERO;
    let outcomes = [
        (&base.h, h_id, [wad(100_000), none, exactly("105694200000000000000000")]),
        (
            &base.b.holder,
            base.b.id,
            [exactly("154761904761904761904762"), none, exactly("163574357142857142857142")],
        ),
        (
            &base.c.holder,
            base.c.id,
            [exactly("92857142857142857142857"), none, exactly("98144614285714285714285")],
        ),
        (&base.d.holder, base.d.id, [wad(200_000), none, exactly("211388400000000000000000")]),
    ];
    for (who, id, outcome) in outcomes {
        was_served(&mut scene, who, id, outcome);
    }
    let fill = exactly("19488702853542173012871");
    was_served(
        &mut scene,
        &base.e.0,
        base.e.1,
        [fill, wad(250_000) - fill, exactly("20619047619047619047617")],
    );
}

fn whole_thousandths(units: u64) -> U256 {
    tests::whole(units, 15)
}
