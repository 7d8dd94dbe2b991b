//! No call of redemption moves the redemption price in a step, and what it does to the deposit price.

use alloy_primitives::{Address, U256};
use tests::{
    Redemptions,
    abi::{IQEV, ISUSDai},
    check::done,
    redemptions::{Bid, sound},
};

use crate::support::{Base, Served, cents, mul_div, u, wad};

/// Does something and returns by how much each price moved in that instant: deposit price up, and redemption price
/// up or down.
#[track_caller]
fn step(scene: &mut Redemptions, act: impl FnOnce(&mut Redemptions)) -> [(bool, U256); 2] {
    let now = scene.chain().timestamp();
    let before = scene.prices();
    act(scene);
    scene.go_to(now);
    let after = scene.prices();
    [0, 1].map(|price| (after[price] >= before[price], after[price].abs_diff(before[price])))
}

/// Neither price moves beyond the rounding of one.
#[track_caller]
fn no_step(scene: &mut Redemptions, what: &str, act: impl FnOnce(&mut Redemptions)) {
    for (_, moved) in step(scene, act) {
        assert!(moved <= u(1), "{what}: a step of {moved}");
    }
}

#[test]
fn requests_bids_and_cancelling_move_no_price() {
    let (mut scene, base) = Base::open();
    let h = base.h.clone();
    no_step(&mut scene, "request", |scene| {
        done(scene.request(&h, wad(30_000)));
    });
    let id = u(6);
    let bid = Bid::new(30, wad(30_000));
    no_step(&mut scene, "commit", |scene| drop(done(scene.commit(&h, id, &bid))));
    no_step(&mut scene, "cancel", |scene| drop(done(scene.tell(&h, &IQEV::cancelCall { id }))));
    let lock = scene.lock_time(1);
    scene.go_to(lock);
    no_step(&mut scene, "lock", |scene| drop(done(scene.lock())));
    no_step(&mut scene, "the vault's lock", |scene| {
        done(scene.tell_vault(&h, &ISUSDai::lockCall {}));
    });
    for bidder in base.bidders() {
        no_step(&mut scene, "reveal", |scene| scene.reveal_all([bidder]));
    }
}

/// 952,381 of 20,000,000 shares leave for 985,000 of the million that they are worth; the fee is streamed.
#[test]
fn a_settlement_moves_no_price() {
    let (mut scene, base) = Base::open();
    let lock = scene.lock_time(1);
    scene.go_to(lock);
    scene.reveal_all(base.bidders());
    scene.go_to(scene.clear_time(1));
    no_step(&mut scene, "settle", |scene| drop(done(scene.clear())));
    for (owner, id) in base.owners() {
        no_step(&mut scene, "collect", |scene| drop(done(scene.collect(&[id]))));
        no_step(&mut scene, "claim", |scene| drop(scene.claim(owner, &[])));
    }
    sound(&mut scene);
}

/// What a penalty withholds is released to those who stay in seven days, not in the instant of the claim.
#[test]
fn what_is_withheld_moves_no_price() {
    let mut scene = Redemptions::new();
    let hidden = scene.bidder("hidden", wad(400), 60);
    scene.holder("stays", wad(600));
    scene.set_price(cents(105));
    scene.set_free_cash(wad(300));
    scene.go_to(scene.lock_time(1));
    done(scene.prove_beacon());
    scene.settle(1);
    let (id, before) = (hidden.id, scene.prices()[1]);
    no_step(&mut scene, "collect with a penalty", |scene| drop(done(scene.collect(&[id]))));
    let who = hidden.holder.clone();
    no_step(&mut scene, "redeem", |scene| {
        done(scene.redeem(&who, wad(100)));
    });
    no_step(&mut scene, "withdraw", |scene| {
        done(scene.withdraw(&who, wad(100)));
    });
    scene.wait(8 * 86_400);
    // Six of three hundred were withheld: 714.28 shares are left of 1,000.
    let supply = scene.ask_vault(&ISUSDai::totalSupplyCall {});
    let gained = mul_div(wad(6), wad(1), supply);
    let after = scene.prices()[1];
    assert!((after - before).abs_diff(gained) < u(100), "{before}, {after}, {gained}");
}

/// Where interest has accrued, those who leave take none of it with them: the deposit price, which counts it, rises
/// in the instant of the settlement by the spread between the prices times the part of the shares that leaves, over
/// the rest.
#[test]
fn the_deposit_price_keeps_the_interest_of_those_who_leave() {
    let (mut scene, base) = Base::open();
    scene.accrue(true);
    let lock = scene.lock_time(1);
    scene.go_to(lock);
    scene.reveal_all(base.bidders());
    scene.go_to(scene.clear_time(1));
    let [deposit, redemption] = scene.prices();
    let supply = scene.ask_vault(&ISUSDai::totalSupplyCall {});
    let [(is_up, deposit_step), (_, redemption_step)] = step(&mut scene, |scene| drop(done(scene.clear())));
    let burned = supply - scene.ask_vault(&ISUSDai::totalSupplyCall {});
    let expected = mul_div(burned, deposit - redemption, supply - burned);
    println!("deposit price {deposit}, redemption price {redemption}: {deposit_step} up at the settlement");
    assert!(is_up);
    assert!(deposit_step.abs_diff(expected) <= u(2), "{deposit_step}, {expected}");
    assert!(redemption_step <= u(1), "{redemption_step}");
    let basis_points = deposit_step * u(10_000) / deposit;
    assert!(basis_points < u(25), "{basis_points}");
}

/// Who deposits right before the settlement for that step cannot take it out again: redemptions are paid the other
/// price.
#[test]
fn the_step_of_the_deposit_price_pays_nobody() {
    let (mut scene, base) = Base::open();
    scene.accrue(true);
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(base.bidders());
    scene.go_to(scene.clear_time(1) - 1);
    let clever = scene.world().alice.clone();
    let receiver = clever.address;
    done(scene.tell_vault(&clever, &ISUSDai::deposit_0Call { assets: wad(400_000), receiver }));
    scene.go_to(scene.clear_time(1));
    done(scene.clear());
    let shares = scene.shares_of(&clever);
    let worth = mul_div(shares, scene.prices()[1], wad(1));
    assert!(worth < wad(400_000), "{worth}");
    scene.accrue(false);
    let leaves = done(scene.request(&clever, shares));
    scene.set_free_cash(wad(3_000_000));
    scene.settle(2);
    done(scene.collect(&[leaves]));
    let paid = scene.ask_vault(&ISUSDai::maxWithdrawCall { controller: receiver });
    println!("400,000 deposited before a settlement came back as {paid} a month later");
    assert!(paid < wad(400_000), "{paid}");
}

/// A gift to auction or vault, of shares or USDai, moves no price and is in nobody's books.
#[test]
fn gifts_move_no_price() {
    let Served { mut scene, owner, .. } = Served::collected();
    let stays = scene.chain().account("stays");
    let (qev, vault, usdai) = (scene.qev, scene.susdai(), scene.suite.usdai());
    for to in [qev, vault] {
        no_step(&mut scene, "gift", |scene| {
            let call = tests::abi::IUSDai::transferCall { to, value: wad(100) };
            let alice = scene.world().alice.clone();
            done(scene.chain().send(&alice, usdai, &call));
        });
    }
    let queued = scene.ask_vault(&ISUSDai::epochCall {}).queued;
    no_step(&mut scene, "shares", |scene| {
        done(scene.tell_vault(&stays, &ISUSDai::transferCall { to: qev, value: wad(100) }));
    });
    assert_eq!(scene.ask_vault(&ISUSDai::epochCall {}).queued, queued);
    assert_eq!(done(scene.redeem(&owner, wad(700))), wad(735) * u(9_990) / u(10_000));
    scene.settle(2);
    assert_ne!(scene.auction().epoch, 2);
    let pending = ISUSDai::pendingRedeemRequestCall { requestId: u(2), controller: Address::ZERO };
    assert_eq!(scene.ask_vault(&pending), U256::ZERO);
}
