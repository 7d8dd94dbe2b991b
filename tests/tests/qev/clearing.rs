//! The end of an epoch: by anybody, once, in time, and within a block; nobody who is paid can stand in its way.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolValue;
use tests::{
    Redemptions,
    abi::{IQEV, IQEVLens, ISUSDai},
    check::{done, made, refused},
    redemptions::{Bid, sound},
};

use crate::crowd::{Crowd, reveal_many};
use crate::support::{Base, DAY, claimable, u, wad};

/// Every phase is entered by the clock at anybody's call: no function takes one, and each call is refused outside
/// its own.
#[test]
fn a10_a_phase_is_a_matter_of_time_alone() {
    let mut scene = Redemptions::new();
    let bidder = scene.bidder("bidder", wad(10), 300);
    scene.waiting("line", wad(10));
    scene.holder("stays", wad(100));
    scene.set_free_cash(wad(15));
    let (lock, clear) = (scene.lock_time(1), scene.clear_time(1));
    // Lock, reveal, beacon and clear, in that order: whether each is done at that time.
    let times = [
        (lock - 1, [false, false, true, false]),
        (lock, [true, true, true, false]),
        (clear - DAY / 2, [true, true, true, false]),
        (clear - 1, [true, true, false, false]),
        (clear, [true, false, false, true]),
        (clear + 29 * DAY, [true, false, false, true]),
    ];
    for (time, expected) in times {
        let outcomes: Vec<_> = (0..4)
            .map(|call| {
                let mut scene = scene.clone();
                scene.go_to(time);
                match call {
                    0 => scene.lock(),
                    1 => scene.reveal(bidder.id, &bidder.bid),
                    2 => scene.prove_beacon(),
                    _ => scene.clear(),
                }
                .is_ok()
            })
            .collect();
        assert_eq!(outcomes, expected, "at {time}");
    }
}

/// Nobody is paid by being called, so nobody who is served can stop it; each takes its own.
#[test]
fn a12_who_reverts_stops_only_itself() {
    let mut scene = Redemptions::new();
    let stone = made(scene.world().deploy("TwinDoor", &Address::ZERO.abi_encode()));
    let giver = scene.holder("giver", wad(100));
    let call = ISUSDai::requestRedeemCall { shares: wad(100), controller: stone, owner: giver.address };
    done(scene.tell_vault(&giver, &call));
    let bidder = scene.bidder("bidder", wad(100), 300);
    scene.holder("stays", wad(100));
    scene.set_free_cash(wad(150));
    scene.go_to(scene.lock_time(1));
    scene.reveal_all([&bidder]);
    scene.settle(1);
    let [shares, assets] = done(scene.claim(&bidder.holder, &[u(1), bidder.id]));
    assert_eq!([shares, assets], [wad(100), wad(100) * u(9_990) / u(10_000)]);
    assert_eq!(claimable(&mut scene, stone), [wad(50); 2]);
    sound(&mut scene);
}

#[test]
fn a13_clearing_is_once_in_time_and_anybodys() {
    let (mut scene, base) = Base::open();
    let [clear, next] = [scene.clear_time(1), scene.clear_time(2)];
    refused(scene.clear(), IQEV::NotClearable { from: clear });
    scene.go_to(scene.lock_time(1));
    scene.reveal_all(base.bidders());
    scene.go_to(clear - 1);
    refused(scene.clear(), IQEV::NotClearable { from: clear });
    let callers =
        [scene.keeper.clone(), base.a.holder.clone(), scene.world().alice.clone(), scene.suite.admin()];
    let mut records = Vec::new();
    for caller in callers {
        for blocks in [0, 1, u32::MAX] {
            let mut scene = scene.clone();
            scene.go_to(clear);
            done(scene.tell(&caller, &IQEV::clearCall { blocks }));
            records.push(scene.look(&IQEVLens::recordCall { epoch: 1 }));
            refused(scene.clear(), IQEV::NotClearable { from: next });
            let cash = scene.ask_vault(&ISUSDai::cashCall {});
            assert_eq!(cash.reserved.to_string(), "984999999999999999999999");
        }
    }
    assert!(records.windows(2).all(|pair| pair[0] == pair[1]));
}

/// An epoch whose time has long passed is cleared all the same, with what it had, and the next after it.
#[test]
fn a13_epochs_that_nobody_cleared_settle_in_order() {
    let (mut scene, base) = Base::open();
    scene.go_to(scene.lock_time(1) + 60 * DAY);
    scene.lock().ok();
    refused(scene.request(&base.h, wad(1)), IQEV::NotSettled {});
    let bid = Bid::new(100, wad(1));
    refused(scene.commit(&base.e.0, base.e.1, &bid), IQEV::NotSettled {});
    let cleared = scene.settle(1);
    assert_eq!((cleared.capacity, cleared.bidServed, cleared.isExcused), (wad(1_000_000), U256::ZERO, true));
    let cleared = scene.settle(2);
    assert_eq!(cleared.epoch, 2);
    sound(&mut scene);
    done(scene.request(&base.h, wad(1)));
}

/// Bids at all 1,891 ticks that bid, each of one share: one transaction within the limit of ArbOS 50.
#[test]
fn a21_every_tick_is_cleared_in_one_transaction() {
    let mut scene = Redemptions::new();
    done(scene.push(&IQEV::setRulesCall { maximumTick: 1_900, penalty: 200 }));
    let bids: Vec<_> = (10..=1_900).map(|tick| Some(Bid::new(tick, wad(1)))).collect();
    let crowd = Crowd::new(&mut scene, wad(1), &bids);
    scene.holder("stays", wad(10_000));
    scene.set_free_cash(wad(1_800));
    scene.go_to(scene.lock_time(1));
    let openings = crowd.ids.iter().zip(&bids).filter_map(|(id, bid)| Some((*bid)?.opening(*id)));
    assert!(reveal_many(&mut scene, &openings.collect::<Vec<_>>()).iter().all(|is_open| *is_open));
    scene.go_to(scene.clear_time(1));
    let receipt = done(scene.clear());
    println!("clearing 1,891 ticks: {}", receipt.gas_used);
    assert!(receipt.gas_used < 32_000_000 / 4, "{}", receipt.gas_used);
    let record = scene.look(&IQEVLens::recordCall { epoch: 1 });
    // The 1,800 highest are served, at the rate of the next.
    assert_eq!((record.marginalTick, record.marginalServed, record.rate), (100, U256::ZERO, 100));
    sound(&mut scene);
}
