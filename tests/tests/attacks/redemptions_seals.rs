//! Making an honest opening fail, being charged for another, and not being charged.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use tests::{
    Redemptions,
    abi::{IQEV, IQEVLens, ISUSDai},
    check::{done, refused},
    redemptions::{Bid, Bidder, round_of, sign, sound},
};

use crate::redemptions_support::{u, wad};

/// Two bidders and a crowd of the attacker's decoys, locked.
fn locked() -> (Redemptions, [Bidder; 2], Vec<Bidder>) {
    let mut scene = Redemptions::new();
    let honest = [scene.bidder("A", wad(100), 300), scene.bidder("B", wad(100), 200)];
    let attacker = scene.holder("attacker", wad(100));
    let decoys = (0..8).map(|tick| {
        let bid = Bid::new(tick, wad(1));
        let id = done(scene.request_sealed(&attacker, wad(1), &bid));
        Bidder { holder: attacker.clone(), id, bid }
    });
    let decoys = decoys.collect();
    scene.holder("stays", wad(1_000));
    scene.go_to(scene.lock_time(1));
    done(scene.lock());
    (scene, honest, decoys)
}

#[track_caller]
fn reveal_many(scene: &mut Redemptions, openings: Vec<IQEV::Opening>) -> Vec<bool> {
    let keeper = scene.keeper.clone();
    let receipt = done(scene.tell(&keeper, &IQEV::revealManyCall { openings }));
    receipt.returned::<IQEV::revealManyCall>().unwrap_or_default()
}

/// Whatever somebody else opens before or with it, as often and as wrongly as he likes, the honest opening counts.
#[test]
fn no_call_of_another_makes_an_opening_fail() {
    let (mut scene, honest, decoys) = locked();
    let [a, b] = honest.each_ref().map(|bidder| bidder.bid.opening(bidder.id));
    let lie = IQEV::Opening { tick: 1_900, ..a.clone() };
    let stranger = IQEV::Opening { id: U256::MAX, ..a.clone() };
    let swapped = IQEV::Opening { id: b.id, ..a.clone() };
    // Somebody opens one of a keeper's batch first, and decoys between.
    let opened = reveal_many(&mut scene, vec![lie.clone(), b.clone()]);
    assert_eq!(opened, [false, true]);
    let mut batch = vec![lie.clone(), stranger, swapped, b.clone()];
    batch.extend(decoys.iter().map(|decoy| decoy.bid.opening(decoy.id)));
    batch.extend([a.clone(), a.clone(), b, lie]);
    let opened = reveal_many(&mut scene, batch);
    let expected = [[false; 4].as_slice(), &[true; 8], &[true, false, false, false]].concat();
    assert_eq!(opened, expected);
    refused(scene.reveal(a.id, &honest[0].bid), IQEV::NotSealed {});
    assert_eq!(scene.auction().unopened, U256::ZERO);
    assert_eq!(scene.look(&IQEVLens::tickSumsCall { first: 300, count: 1 }), [wad(100)]);
    // Nothing is charged, whatever the beacon says.
    refused(scene.prove_beacon(), IQEV::NothingSealed {});
    scene.settle(1);
    done(scene.collect(&[honest[0].id, honest[1].id]));
    for Bidder { holder, .. } in &honest {
        assert_eq!(scene.ask_vault(&ISUSDai::maxWithdrawCall { controller: holder.address }), wad(100));
    }
    sound(&mut scene);
}

/// A thousand openings of nothing, and a thousand collections of nothing, are paid for by who sends them.
#[test]
fn crowds_of_garbage_open_and_collect_nothing() {
    let (mut scene, [a, _], _) = locked();
    let garbage = (0..1_000_u64).map(|salt| IQEV::Opening { salt: salt.into(), ..a.bid.opening(u(salt)) });
    assert_eq!(reveal_many(&mut scene, garbage.collect()), [false; 1_000]);
    assert_eq!(reveal_many(&mut scene, Vec::new()), [false; 0]);
    let unopened = scene.auction().unopened;
    assert_eq!(unopened, wad(208));
    for epochs in [0, 1, u32::MAX] {
        let ids = (0..1_000).map(|id| U256::MAX - u(id)).chain([a.id, a.id, U256::ZERO]).collect();
        let keeper = scene.keeper.clone();
        let receipt = done(scene.tell(&keeper, &IQEV::collectCall { ids, epochs }));
        assert!(receipt.logs.is_empty(), "{:?}", receipt.logs);
    }
    for _ in 0..3 {
        let from = scene.clear_time(1);
        refused(scene.clear_blocks(0), IQEV::NotClearable { from });
    }
    done(scene.reveal(a.id, &a.bid));
    // Collecting no epoch of a position that was served leaves it as it is.
    scene.settle(1);
    let keeper = scene.keeper.clone();
    let none = IQEV::collectCall { ids: vec![a.id, a.id], epochs: 0 };
    assert!(done(scene.tell(&keeper, &none)).logs.is_empty());
    assert_eq!(scene.position(a.id).collectableShares, wad(100));
    sound(&mut scene);
}

/// Rounds of other epochs and signatures of other rounds prove nothing, and with too little gas nothing is taken for a
/// proof or against one.
#[test]
fn no_other_round_and_no_want_of_gas_decides_about_the_beacon() {
    let (start, ..) = locked();
    let mut scene = start.clone();
    let round = round_of(scene.lock_time(1));
    let keeper = scene.keeper.clone();
    let others = [round - 1, round + 1, round_of(scene.lock_time(2)), 0, 1, u64::MAX];
    for other in others {
        let signature = sign(other).into();
        refused(scene.tell(&keeper, &IQEV::proveBeaconCall { signature }), IQEV::BeaconInvalid { round });
    }
    let signature: alloy_primitives::Bytes = sign(round).into();
    let input = IQEV::proveBeaconCall { signature }.abi_encode();
    let (mut done_with, mut refused_with) = (0, 0);
    for gas in (40_000..360_000).step_by(8_000) {
        let mut scene = start.clone();
        let qev = scene.qev;
        let mut tx = scene.chain().transaction(&keeper, Some(qev), input.clone());
        tx.gas_limit = gas;
        let receipt = scene.chain().transact(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        let is_known = scene.auction().isBeaconKnown;
        assert_eq!(is_known, receipt.is_success(), "{gas}");
        *(if is_known { &mut done_with } else { &mut refused_with }) += 1;
        if !is_known {
            done(scene.prove_beacon());
        }
    }
    assert!(done_with > 0 && refused_with > 0, "{done_with}, {refused_with}");
}

/// Bids that were not opened: the charge stays through a sale, another bid that is opened, taking that back, a decoy,
/// and epochs that pay nothing, until the position is empty; and no other position of the owner has it.
#[test]
fn a_charge_stays_whatever_is_tried() {
    let mut scene = Redemptions::new();
    let hidden = scene.bidder("hidden", wad(100), 60);
    let (holder, id) = (hidden.holder.clone(), hidden.id);
    scene.holder("stays", wad(1_000));
    // One share's worth is paid to the head of the line, so the epoch is not void.
    scene.set_free_cash(wad(1));
    scene.go_to(scene.lock_time(1));
    done(scene.prove_beacon());
    scene.settle(1);
    // Sold before anybody collects it, and back.
    let keeper = scene.keeper.clone();
    let sell = |from, to| IQEV::transferFromCall { from, to, tokenId: id };
    done(scene.tell(&holder, &sell(holder.address, keeper.address)));
    done(scene.tell(&keeper, &sell(keeper.address, holder.address)));
    done(scene.collect(&[id]));
    assert!(scene.position(id).isPenalised);
    // An honest bid in an epoch that is void, which is taken back; then a decoy.
    scene.set_free_cash(U256::ZERO);
    let bid = Bid::new(500, wad(99));
    done(scene.commit(&holder, id, &bid));
    scene.go_to(scene.lock_time(2));
    done(scene.reveal(id, &bid));
    assert!(scene.settle(2).isVoid);
    done(scene.collect(&[id]));
    done(scene.tell(&holder, &IQEV::withdrawBidCall { id }));
    let decoy = Bid::new(1, wad(99));
    done(scene.commit(&holder, id, &decoy));
    scene.go_to(scene.lock_time(3));
    done(scene.reveal(id, &decoy));
    assert!(scene.settle(3).isVoid);
    done(scene.collect(&[id]));
    assert!(scene.position(id).isPenalised);
    // The rest is served with a bid, and a position beside it that was opened.
    let other = scene.holder("other", wad(10));
    let to_same =
        ISUSDai::requestRedeemCall { shares: wad(10), controller: holder.address, owner: other.address };
    let clean = scene.next_id();
    done(scene.tell_vault(&other, &to_same));
    scene.set_free_cash(wad(500));
    let all = Bid::new(10, wad(99));
    done(scene.commit(&holder, id, &all));
    scene.go_to(scene.lock_time(4));
    done(scene.reveal(id, &all));
    let cleared = scene.settle(4);
    assert_eq!((cleared.bidServed, cleared.lineServed, cleared.rate), (wad(99), wad(10), 0));
    let receipt = done(scene.collect(&[id, clean]));
    let logs = receipt.logs::<IQEV::Collected>();
    let [charged, free] = [0, 1].map(|place: usize| (logs[place].withheld, logs[place].assets));
    assert_eq!(logs[0].shares, wad(99));
    assert!((charged.0 * u(49)).abs_diff(charged.1) <= u(50), "two of a hundred: {charged:?}");
    assert_eq!(free.0, U256::ZERO);
    sound(&mut scene);
}

/// The last word before the lock counts and no other: each of many commitments in the last second replaces the one
/// before, and those that were replaced open nothing.
#[test]
fn only_the_last_commitment_before_the_lock_opens() {
    let mut scene = Redemptions::new();
    let (holder, id) = scene.waiting("holder", wad(100));
    scene.holder("stays", wad(1_000));
    scene.set_free_cash(wad(50));
    scene.go_to(scene.lock_time(1) - 1);
    let bids = [900, 10, 400].map(|tick| Bid::new(tick, wad(100)));
    for bid in &bids {
        scene.still(|scene| done(scene.commit(&holder, id, bid)));
    }
    scene.go_to(scene.lock_time(1));
    refused(
        scene.tell(
            &holder,
            &IQEV::commitCall {
                id,
                epoch: 1,
                commitment: bids[0].commitment(&scene.seal(id, 1)),
                ciphertext: bids[0].ciphertext(),
            },
        ),
        IQEV::StillSealed {},
    );
    for bid in &bids[..2] {
        refused(scene.reveal(id, bid), IQEV::WrongOpening { id });
    }
    done(scene.reveal(id, &bids[2]));
    let cleared = scene.settle(1);
    assert_eq!((cleared.marginalTick, cleared.rate), (400, 400));
    sound(&mut scene);
}
