//! Asking to leave: by whom, how much, when, and what becomes of the place.

use alloy_primitives::{Address, U256};
use tests::{
    Redemptions, Suite,
    abi::{IQEV, IQEVLens, ISUSDai},
    check::{done, refused},
    redemptions::{Bid, sound},
};

use crate::support::{DAY, cents, claimable, nonexistent, u, wad};

#[test]
fn q03_what_is_requested_cannot_be_spent_again() {
    let mut scene = Redemptions::new();
    let (owner, bob) = (scene.holder("owner", wad(10)), scene.world().bob.address);
    let id = done(scene.request(&owner, wad(6)));
    done(scene.tell_vault(&owner, &ISUSDai::transferCall { to: bob, value: wad(4) }));
    let sender = owner.address;
    let transfer = ISUSDai::transferCall { to: bob, value: u(1) };
    let expected = ISUSDai::ERC20InsufficientBalance { sender, balance: U256::ZERO, needed: u(1) };
    refused(scene.tell_vault(&owner, &transfer), expected);
    let above = ISUSDai::RequestAboveBalance { shares: wad(6), balance: U256::ZERO };
    refused(scene.request(&owner, wad(6)), above);
    assert_eq!(scene.position(id).waiting, wad(6));
    sound(&mut scene);
    scene.settle(1);
    assert_eq!(done(scene.claim(&owner, &[id])), [wad(6); 2]);
}

/// Strangers may fill a victim's hands with positions; what it has to do costs the same.
#[test]
fn q04_weakness_05_requests_for_a_victim_cost_it_nothing() {
    let mut gas = Vec::new();
    for gifts in [0, 60] {
        let mut scene = Redemptions::new();
        let [victim, stranger] = ["victim", "stranger"].map(|name| scene.holder(name, wad(100)));
        let (controller, owner) = (victim.address, stranger.address);
        let dust = ISUSDai::requestRedeemCall { shares: u(1), controller, owner };
        let least = ISUSDai::RequestBelowLeast { shares: u(1), least: wad(1) };
        refused(scene.tell_vault(&stranger, &dust), least);
        for _ in 0..gifts {
            let call = ISUSDai::requestRedeemCall { shares: wad(1), controller, owner };
            done(scene.tell_vault(&stranger, &call));
        }
        let call = ISUSDai::requestRedeemCall { shares: wad(100), controller, owner: controller };
        let request = done(scene.tell_vault(&victim, &call));
        let id = request.logs::<IQEV::Requested>()[0].id;
        assert_eq!(id, u(gifts + 1));
        scene.settle(1);
        done(scene.collect(&[id]));
        let redeem = ISUSDai::redeemCall { shares: wad(100), receiver: controller, controller };
        let receipt = done(scene.tell_vault(&victim, &redeem));
        // Whoever has no position left gets a refund for its slot.
        gas.push(receipt.gas_used + receipt.gas_refunded);
        assert_eq!(scene.ask(&IQEV::balanceOfCall { owner: controller }), u(gifts));
        sound(&mut scene);
    }
    assert_eq!(gas[0], gas[1], "gas of redeeming without and with sixty gifts");
}

/// Whoever has no more than a share-wei may ask with it, again and again: it costs gas alone, and the line goes on as
/// it would.
#[test]
fn q04_dust_in_the_line_holds_nobody_up() {
    let mut scene = Redemptions::new();
    let (stranger, mule) = (scene.holder("stranger", wad(1)), scene.world().bob.clone());
    let (victim, victim_id) = scene.waiting("victim", wad(10));
    let controller = victim.address;
    for _ in 0..40 {
        done(scene.tell_vault(&stranger, &ISUSDai::transferCall { to: mule.address, value: u(1) }));
        let call = ISUSDai::requestRedeemCall { shares: u(1), controller, owner: mule.address };
        done(scene.tell_vault(&mule, &call));
    }
    let (last, last_id) = scene.waiting("last", wad(10));
    scene.set_price(cents(105));
    scene.go_to(scene.clear_time(1));
    let receipt = done(scene.clear());
    assert!(receipt.gas_used < 400_000, "{}", receipt.gas_used);
    assert_eq!(done(scene.claim(&last, &[last_id]))[0], wad(10));
    assert_eq!(done(scene.claim(&victim, &[victim_id]))[0], wad(10));
    // A share-wei at 1.05 is one wei: the rest of each is for those who stay.
    let ids: Vec<_> = (2..42).map(u).collect();
    assert_eq!(done(scene.claim(&victim, &ids)), [u(40), u(40)]);
    assert_eq!(scene.ask(&IQEV::balanceOfCall { owner: controller }), U256::ZERO);
    sound(&mut scene);
}

#[test]
fn q11_a_pause_stops_requests_and_nothing_else() {
    let mut scene = Redemptions::new();
    let [owner, late] = ["owner", "late"].map(|name| scene.holder(name, wad(100)));
    let bidder = scene.bidder("bidder", wad(50), 40);
    let [id, other] = [done(scene.request(&owner, wad(10))), done(scene.request(&owner, wad(10)))];
    scene.go_to(scene.lock_time(1) - 2 * DAY);
    let until = scene.lock_time(1) + 11 * DAY;
    let (qev, vault) = (scene.qev, scene.susdai());
    done(scene.pause(qev, Redemptions::PAUSE_REQUESTS, until));
    done(scene.pause(vault, Suite::PAUSE_DEPOSITS, until));
    let paused = IQEV::RequestsArePaused { until };
    refused(scene.request(&late, wad(1)), paused.clone());
    refused(scene.request_sealed(&late, wad(1), &Bid::new(20, wad(1))), paused.clone());
    let bid = Bid::new(30, wad(10));
    done(scene.commit(&owner, id, &bid));
    done(scene.tell(&owner, &IQEV::withdrawCommitmentCall { id }));
    done(scene.commit(&owner, id, &bid));
    done(scene.tell(&owner, &IQEV::cancelCall { id: other }));
    let transfer = IQEV::transferFromCall { from: owner.address, to: late.address, tokenId: id };
    done(scene.tell(&owner, &transfer));
    scene.go_to(scene.lock_time(1));
    done(scene.lock());
    done(scene.reveal(bidder.id, &bidder.bid));
    scene.settle(1);
    refused(scene.request(&late, wad(1)), paused);
    done(scene.collect(&[id]));
    assert_eq!(done(scene.redeem(&late, wad(10))), wad(10));
    let [shares, assets] = done(scene.claim(&bidder.holder, &[bidder.id]));
    assert_eq!([shares, assets], [wad(50); 2]);
    scene.go_to(until);
    done(scene.request(&late, wad(1)));
    sound(&mut scene);
}

/// A second before the lock is the epoch that is locked, from that second on it is the next.
#[test]
fn q13_a_request_at_the_lock_belongs_to_the_next_epoch() {
    for (offset, epoch, paid) in [(-1, 1, 10), (0, 2, 0), (1, 2, 0)] {
        let mut scene = Redemptions::new();
        scene.waiting("first", wad(10));
        let owner = scene.holder("owner", wad(10));
        scene.go_to(scene.lock_time(1).saturating_add_signed(offset));
        let id = done(scene.request(&owner, wad(10)));
        assert_eq!(scene.position(id).epoch, epoch, "at {offset}");
        scene.settle(1);
        assert_eq!(scene.position(id).collectableAssets, wad(paid), "at {offset}");
        if paid == 0 {
            scene.settle(2);
            assert_eq!(scene.position(id).collectableAssets, wad(10), "at {offset}");
        }
    }
}

#[test]
fn q14_numbers_are_given_once() {
    let mut scene = Redemptions::new();
    let owner = scene.holder("owner", wad(100));
    let cancelled = done(scene.request(&owner, wad(10)));
    done(scene.tell(&owner, &IQEV::cancelCall { id: cancelled }));
    let served = done(scene.request(&owner, wad(10)));
    scene.settle(1);
    done(scene.collect(&[served]));
    let last = done(scene.request(&owner, wad(10)));
    assert_eq!([cancelled, served, last], [u(1), u(2), u(3)]);
    let controller = owner.address;
    for id in [U256::ZERO, cancelled, served, u(4), last + (u(1) << 32), last + (u(1) << 64), U256::MAX] {
        let qev = scene.qev;
        refused(scene.chain().call(qev, &IQEV::ownerOfCall { tokenId: id }), nonexistent(id));
        let pending = ISUSDai::pendingRedeemRequestCall { requestId: id, controller };
        assert_eq!(scene.ask_vault(&pending), U256::ZERO);
        let claimable = ISUSDai::claimableRedeemRequestCall { requestId: id, controller };
        assert_eq!(scene.ask_vault(&claimable), U256::ZERO);
        let transfer = IQEV::transferFromCall { from: controller, to: scene.keeper.address, tokenId: id };
        refused(scene.tell(&owner, &transfer), nonexistent(id));
        refused(scene.tell(&owner, &IQEV::cancelCall { id }), nonexistent(id));
        assert!(done(scene.collect(&[id])).logs.is_empty());
    }
}

#[test]
fn q20_cancelling_and_coming_back_goes_to_the_end() {
    let mut scene = Redemptions::new();
    let (first, first_id) = scene.waiting("first", wad(10));
    let (_, second_id) = scene.waiting("second", wad(20));
    assert_eq!(scene.ask(&IQEV::sharesAheadCall { id: first_id }), U256::ZERO);
    assert_eq!(scene.ask(&IQEV::sharesAheadCall { id: second_id }), wad(10));
    done(scene.tell(&first, &IQEV::cancelCall { id: first_id }));
    assert_eq!(scene.ask(&IQEV::sharesAheadCall { id: second_id }), U256::ZERO);
    let again = done(scene.request(&first, wad(10)));
    assert_eq!(scene.ask(&IQEV::sharesAheadCall { id: again }), wad(20));
    // A bid that is withdrawn goes back to its own place, and to no better one.
    let bid = Bid::new(10, wad(10));
    done(scene.commit(&first, again, &bid));
    scene.set_free_cash(wad(20));
    scene.holder("stays", wad(1));
    scene.set_free_cash(U256::ZERO);
    scene.go_to(scene.lock_time(1));
    done(scene.reveal(again, &bid));
    assert!(scene.settle(1).isVoid);
    done(scene.collect(&[again]));
    done(scene.tell(&first, &IQEV::withdrawBidCall { id: again }));
    assert_eq!(scene.ask(&IQEV::sharesAheadCall { id: again }), wad(20));
    scene.set_free_cash(wad(25));
    scene.settle(2);
    done(scene.collect(&[second_id, again]));
    assert_eq!(scene.position(again).waiting, wad(5));
    // Once it is locked it is irrevocable, and can still be given away.
    refused(scene.tell(&first, &IQEV::cancelCall { id: again }), IQEV::RequestIrrevocable {});
    let transfer = IQEV::transferFromCall { from: first.address, to: scene.keeper.address, tokenId: again };
    done(scene.tell(&first, &transfer));
    sound(&mut scene);
}

/// What the authority sets between the lock and the clearing changes nothing of that epoch.
#[test]
fn q10_parameters_meet_later_epochs() {
    let mut scene = Redemptions::new();
    let hidden = scene.bidder("hidden", wad(100), 60);
    let high = scene.bidder("high", wad(100), 1_900);
    scene.waiting("line", wad(100));
    scene.go_to(scene.lock_time(1));
    done(scene.push(&IQEV::setRulesCall { maximumTick: 10, penalty: 500 }));
    let (qev, vault) = (scene.qev, scene.susdai());
    done(scene.pause(qev, Redemptions::PAUSE_REQUESTS, scene.lock_time(1) + 13 * DAY));
    done(scene.suite.push(vault, &ISUSDai::setExitShareCall { exitShare: 10_000 }));
    let receipt = done(scene.reveal(high.id, &high.bid));
    assert_eq!(receipt.logs::<IQEV::Revealed>()[0].tick, 1_100);
    done(scene.prove_beacon());
    scene.settle(1);
    let record = scene.look(&IQEVLens::recordCall { epoch: 1 });
    assert_eq!((record.penalty, record.isExcused), (200, false));
    done(scene.collect(&[hidden.id]));
    assert_eq!(claimable(&mut scene, hidden.holder.address), [wad(100), wad(98)]);
    let rules = scene.ask(&IQEV::parametersCall {});
    assert_eq!((rules.maximumTick, rules.penalty), (10, 500));
}

/// Who asks for another gives the position away; who is asked nothing loses nothing.
#[test]
fn q02_a_request_is_the_owners_to_make() {
    let mut scene = Redemptions::new();
    let [owner, thief] = [scene.holder("owner", wad(10)), scene.world().bob.clone()];
    let call = ISUSDai::requestRedeemCall { shares: wad(1), controller: thief.address, owner: owner.address };
    let expected =
        ISUSDai::ERC20InsufficientAllowance { spender: thief.address, allowance: U256::ZERO, needed: wad(1) };
    refused(scene.tell_vault(&thief, &call), expected);
    let direct = IQEV::requestCall { shares: wad(1), controller: thief.address, owner: owner.address };
    refused(scene.tell(&thief, &direct), IQEV::NotVault { caller: thief.address });
    let nobody =
        ISUSDai::requestRedeemCall { shares: wad(1), controller: Address::ZERO, owner: owner.address };
    refused(scene.tell_vault(&owner, &nobody), IQEV::ERC721InvalidReceiver { receiver: Address::ZERO });
    assert_eq!(scene.shares_of(&owner), wad(10));
}
